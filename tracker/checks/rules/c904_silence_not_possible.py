"""Comment that silences a rule which can't be silenced.

Why:  a record with an error in its text or shape (Y and S) is not computed with, whatever a comment
      says; and what is said about such comments (C9) is not silenced by another.
Bad:
    answers:
      P1: {}   # tracker: ignore[S101] we need this key
Good:
    answers:
      P1: {}
Fix:  mend what the finding names, and take the code out of the comment.
"""

from tracker.finding import Rule, Severity
from tracker.i18n import N_

RULE = Rule(
    "C904",
    "silence-not-possible",
    Severity.WARNING,
    N_("{code} can't be silenced; mend what it names"),
    __doc__,
)
