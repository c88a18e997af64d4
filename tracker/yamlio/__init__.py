"""YAML: reading with findings, places, the smallest edit of a text, house style.

The only package that knows a YAML library. Texts and bytes in, values out; no files, no clock.
"""

from tracker.yamlio.building import MISSING, Missing
from tracker.yamlio.emit import emit
from tracker.yamlio.layout import format_text
from tracker.yamlio.limits import MAX_BYTES
from tracker.yamlio.places import Positions, positions
from tracker.yamlio.reading import Read, read, read_text
from tracker.yamlio.rules import RULES
from tracker.yamlio.splice import apply
from tracker.yamlio.style import Order, no_order
from tracker.yamlio.values import apply_to_value

__all__ = [
    "MAX_BYTES",
    "MISSING",
    "RULES",
    "Missing",
    "Order",
    "Positions",
    "Read",
    "apply",
    "apply_to_value",
    "emit",
    "format_text",
    "no_order",
    "positions",
    "read",
    "read_text",
]
