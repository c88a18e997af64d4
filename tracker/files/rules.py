"""Rules about what stands in a file's place."""

from tracker.finding import Rule, Severity
from tracker.i18n import N_

NOT_A_FILE = Rule(
    "Y501",
    "not-a-file",
    Severity.ERROR,
    N_("this is {what}, not a file; put the record's file in its place, or remove it"),
    """Something other than a file stands where a record belongs.

Why:  a folder, a pipe or a link that leads nowhere can't be read, and reading a pipe could wait
      for ever.
Bad:  a folder named `KEN.yaml`      Good: a text file named `KEN.yaml`
Fix:  move it away; if it is a link, mend its target.
""",
)

UNREADABLE = Rule(
    "Y502",
    "unreadable",
    Severity.ERROR,
    N_("the file can't be read ({reason})"),
    """The file is there but the system refuses to read it.

Why:  a record that can't be read is missing from every table; N keeps its country.
Bad:  a file that only somebody else may read      Good: a file that you may read
Fix:  ask for the right to read the file, or copy it anew.
""",
)

WRONG_ENDING = Rule(
    "Y503",
    "wrong-ending",
    Severity.ERROR,
    N_("this file is not read: records end in .yaml; rename it to {wanted}"),
    """A file among the records has an ending that is not read.

Why:  `KEN.yml` beside `KEN.yaml` would leave in doubt which one counts.
Bad:  `countries/KEN.yml`      Good: `countries/KEN.yaml`
Fix:  rename the file, or move it out of `countries/`.
""",
)

RULES = (NOT_A_FILE, UNREADABLE, WRONG_ENDING)
