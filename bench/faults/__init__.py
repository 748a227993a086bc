"""Faults really done to the program, many times, at random moments; `python -m bench.faults`."""
