"""The steps from a fresh clone to a running program. Standard library only: nothing is installed yet."""
