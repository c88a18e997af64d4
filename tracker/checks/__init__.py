"""What records mean: the C rules, the register of all rules, and comments that silence.

Stage: after loading. ``check_record`` takes a loaded record with what it is checked against and
returns all findings on it; it computes nothing that tables show, and changes nothing.
"""

from tracker.checks.context import Against, Context
from tracker.checks.engine import check_catalogue, check_record
from tracker.checks.register import ALL_RULES, UnknownRuleError, explain, rule

__all__ = [
    "ALL_RULES",
    "Against",
    "Context",
    "UnknownRuleError",
    "check_catalogue",
    "check_record",
    "explain",
    "rule",
]
