"""What a person sees: one module per screen; a screen shows views and sends intents, and knows no table."""
