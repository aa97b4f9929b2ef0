"""Rehearsals: the sample session, simulated delegates and scenarios, through a real hall and the public protocol."""
