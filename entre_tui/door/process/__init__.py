"""The process around the program: this computer, garbage collection, echo, shutdown."""
