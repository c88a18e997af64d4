"""More findings on what a record means than are listed.

Why:  beyond the first thousand, one cause is likely behind them all, such as a framework of another
      version; what the rest would say is not known.
Bad:  a record of 5,000 answers to items that no framework has
Good: a record of the items that its framework asks
Fix:  correct those listed and check again.
"""

from tracker.finding import Rule, Severity
from tracker.i18n import N_

LIMIT = 1000
"""Most findings on the meaning of one record."""

RULE = Rule(
    "C603",
    "more-record-findings",
    Severity.ERROR,
    N_("there are more than {limit} findings on this record; correct these and check again"),
    __doc__,
)
