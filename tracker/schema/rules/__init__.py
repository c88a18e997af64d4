"""Every S rule: what a file's shape can have wrong. All are errors, and none can be silenced.

Codes by theme: S0 the file as a whole, S1 shape, S2 names and what is unique, S3 references
and frameworks, S4 crosswalks, S5 tables. The gaps are room for more; a code is never used again.
"""

from typing import Final

from tracker.finding import Rule
from tracker.schema.rules import framework, record, shape

RULES: Final[tuple[Rule, ...]] = (*shape.RULES, *record.RULES, *framework.RULES)
"""In the order of their codes."""
