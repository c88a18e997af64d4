"""The demonstration: a workspace of 40 fictitious countries over two cycles.

Everything follows from a seed, and the same seed gives the same bytes. Names, instruments and
wording are invented; only the frameworks are real.
"""

from tracker.demo.workspace import demonstration

__all__ = ["demonstration"]
