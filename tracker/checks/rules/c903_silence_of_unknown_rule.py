"""Comment that silences a rule which does not exist.

Why:  it silences nothing.
Bad:
    answers:
      P1: {}   # tracker: ignore[C299] known to the ministry
Good:
    answers:
      P1: {}
Fix:  write the code, or the name, as the finding gives it.
"""

from tracker.finding import Rule, Severity
from tracker.i18n import N_

RULE = Rule(
    "C903",
    "silence-of-unknown-rule",
    Severity.WARNING,
    N_("there is no rule `{code}` to silence"),
    __doc__,
)
CLOSE = N_("there is no rule `{code}` to silence; did you mean `{close}`?")
