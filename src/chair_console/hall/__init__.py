"""The hall: one process, the only writer, the same door for every window."""
