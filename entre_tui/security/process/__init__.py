"""The process that holds a key: hardening, idle time, waits after wrong tries."""
