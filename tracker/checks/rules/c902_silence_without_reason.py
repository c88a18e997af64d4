"""Comment that silences a rule without saying why.

Why:  the next reader can't tell a decision from an oversight.
Bad:
    answers:
      P1: {level: medium, reason: oral}   # tracker: ignore[C209]
Good:
    answers:
      P1: {level: medium, reason: oral}   # tracker: ignore[C209] the gazette is not published
Fix:  write the reason after the bracket.
"""

from tracker.finding import Rule, Severity
from tracker.i18n import N_

RULE = Rule(
    "C902",
    "silence-without-reason",
    Severity.WARNING,
    N_("say after the bracket why {code} is silenced"),
    __doc__,
)
