"""Case work in the terminal for the Entré programme."""

__version__ = "0.1.0"
