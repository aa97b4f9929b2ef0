"""The sample session led through the chair's window alone, by real clicks or keys on a virtual screen."""
