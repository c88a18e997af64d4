"""Comment that silences a rule which says nothing here.

Why:  the next mistake at this place would go unseen.
Bad:
    answers:
      P1: {}   # tracker: ignore[C209] known to the ministry
Good:
    answers:
      P1: {level: medium, reason: oral}   # tracker: ignore[C209] known to the ministry
Fix:  take the code out of the comment. It must stand at the end of the line that the finding names,
      or alone on the line above.
"""

from tracker.finding import Rule, Severity
from tracker.i18n import N_

RULE = Rule(
    "C901",
    "useless-silence",
    Severity.WARNING,
    N_("{code} has nothing to say here; take it out of the comment"),
    __doc__,
)
