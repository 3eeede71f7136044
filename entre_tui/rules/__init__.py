"""What is true: pure functions over plain values, with the source of each rule."""
