"""What a file must look like: the JSON Schemas, and their verdicts in a person's words.

``accepts`` is the fast yes or no. For what it refuses, ``explain`` lists the problems and
``prune`` takes the wrong parts out, so that the rest can still be checked. ``house_order`` is the
order of keys for everything that writes.
"""

from tracker.schema.accept import accepts
from tracker.schema.documents import FORMAT, NAMES, Name, schema_text
from tracker.schema.explain import explain
from tracker.schema.order import Order, house_order
from tracker.schema.problem import About, Problem
from tracker.schema.prune import Pruned, prune
from tracker.schema.rules import RULES

__all__ = [
    "FORMAT",
    "NAMES",
    "RULES",
    "About",
    "Name",
    "Order",
    "Problem",
    "Pruned",
    "accepts",
    "explain",
    "house_order",
    "prune",
    "schema_text",
]
