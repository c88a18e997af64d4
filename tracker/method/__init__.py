"""One cell: which measures count, the level they give, and what a rater or restriction sees.

format.md section 4 of the method (docs/method.md) in code. Pure functions; ``tracker.analysis``
is about many cells.
"""
