"""What every screen stands on: the base screen, commands, help, palette, themes, the top screens."""
