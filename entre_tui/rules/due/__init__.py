"""What is due, from when and until when."""
