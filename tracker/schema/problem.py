"""One thing that a document's shape has wrong, before it has a file and a line."""

from enum import Enum

import msgspec

from tracker.finding import Path, Rule


class About(Enum):
    """What of an entry a problem points at."""

    VALUE = "value"
    KEY = "key"


class Problem(msgspec.Struct, frozen=True):
    """A rule, broken at a path of the plain data."""

    rule: Rule
    path: Path
    """The wrong value; for a missing key the mapping that lacks it."""
    values: dict[str, str]
    """What fills the rule's message; in English."""
    about: About
    cut: Path
    """The smallest part without which the rest has no such problem; () is the whole document."""
