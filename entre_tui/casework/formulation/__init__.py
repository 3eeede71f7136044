"""Case formulation: versions, what differs between them, and the map."""
