"""What works on the app as a whole: drawing, style sheets, the lock's layer, keys typed ahead."""
