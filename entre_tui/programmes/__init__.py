"""Programme definitions (TOML) and their reader."""
