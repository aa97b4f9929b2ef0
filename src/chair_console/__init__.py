"""Chair Console: runs a council's session without paper."""

__version__ = "0.1.0"
