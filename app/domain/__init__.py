"""What the data mean: dates, vocabulary, facts, claims and the rules of evidence.

Pure functions and frozen values: no I/O, no framework, nothing of the packages around it.
"""
