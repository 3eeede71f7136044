"""What all parts of a client's file share, and the client's own forms."""
