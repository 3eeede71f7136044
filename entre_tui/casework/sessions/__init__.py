"""Sessions: planned, held, evaluated, in step with their appointments."""
