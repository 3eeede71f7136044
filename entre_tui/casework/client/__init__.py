"""The client's own record: details, notes, flags, handovers, drafts, and what is due."""
