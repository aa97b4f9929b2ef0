"""The tablets' web app against a real hall, in a real browser."""
