"""Many cells: from a collection of countries to the figures of format.md, sections 5 and 6.

Pure functions on immutable values. Every figure is ``k / n`` with N and its population; who is
missing, and what that does to the figure, is a policy that the caller names.
"""
