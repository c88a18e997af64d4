"""YAML: reading with findings, places, the smallest edit of a text, house style.

The only package that knows a YAML library. Texts and bytes in, values out; no files, no clock.
"""

from tracker.yamlio.building import MISSING, Missing
from tracker.yamlio.limits import MAX_BYTES
from tracker.yamlio.places import Positions, positions
from tracker.yamlio.reading import Read, read, read_text
from tracker.yamlio.rules import RULES

__all__ = [
    "MAX_BYTES",
    "MISSING",
    "RULES",
    "Missing",
    "Positions",
    "Read",
    "positions",
    "read",
    "read_text",
]
