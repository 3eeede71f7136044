"""Case formulation: text, map and versions."""
