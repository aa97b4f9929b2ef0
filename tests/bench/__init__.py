"""Benchmarks: each with a reference that runs beside it in the same call. `python -m tests.bench NAME --json`."""
