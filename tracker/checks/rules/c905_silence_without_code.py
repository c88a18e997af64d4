"""Comment that begins like one that silences, but names no rule.

Why:  it silences nothing; only named rules can be silenced.
Bad:
    answers:
      P1: {}   # tracker: ignore
Good:
    answers:
      P1: {level: medium, reason: oral}   # tracker: ignore[C209] the gazette is not published
Fix:  name the codes in brackets: `# tracker: ignore[C209] reason`.
"""

from tracker.finding import Rule, Severity
from tracker.i18n import N_

RULE = Rule(
    "C905",
    "silence-without-code",
    Severity.WARNING,
    N_("this comment silences nothing; name the rule: `# tracker: ignore[C204] reason`"),
    __doc__,
)
