"""The meeting's rules: commands → events → state.

Pure: no clock, no randomness, no I/O. It must not know the journal, the network or any window.
"""
