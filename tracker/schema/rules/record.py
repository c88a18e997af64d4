"""Rules on a file's name and on what must be unique in it."""

from typing import Final

from tracker.finding import Rule, Severity
from tracker.i18n import N_

FILE_NAME: Final = Rule(
    "S201",
    "file-name-mismatch",
    Severity.ERROR,
    N_("`{key}` says {found}, and the file is named for {expected}"),
    """A file whose name is not the country, or the id, that it gives.

Why:  one of the two is wrong, and nobody can say which country was assessed.
Bad:
    country: UGA     # in countries/KEN.yaml
Good:
    country: KEN     # in countries/KEN.yaml
Fix:  correct the key, or rename the file.
""",
)

UNKNOWN_COUNTRY: Final = Rule(
    "S202",
    "unknown-country",
    Severity.ERROR,
    N_("{code} is not in the table of countries"),
    """A country code that neither the built-in table nor the workspace's own has.

Why:  a country without a name and a region would be in no table by region.
Bad:
    country: GER
Good:
    country: DEU
Fix:  use the three-letter code of ISO 3166. A code of your own needs a row in the workspace's
      frameworks/reference/countries.csv.
""",
)

DUPLICATE_ID: Final = Rule(
    "S203",
    "duplicate-id",
    Severity.ERROR,
    N_("the id `{id}` is used twice: {what} in line {first} has it already"),
    """Two instruments, measures of an instrument, searches of an assessment … with one id.

Why:  a link to the id could mean either.
Bad:
    - id: s1
      terms: [soil biodiversity]
    - id: s1
      terms: [earthworms]
Good:
    - id: s1
      terms: [soil biodiversity]
    - id: s2
      terms: [earthworms]
Fix:  give one of them another id, and correct the links that mean it.
""",
)

DUPLICATE_ASSESSMENT: Final = Rule(
    "S204",
    "duplicate-assessment",
    Severity.ERROR,
    N_(
        "a second assessment of {framework}, cycle {cycle}, by {method}: "
        "the first is in line {first}"
    ),
    """Two assessments of a record with the same framework, cycle and method.

Why:  the country would be counted twice, or one of the two dropped at random.
Bad:
    - {framework: cgrfa-soil-2024, cycle: 2026, method: desk-review, scope: complete, state: draft}
    - {framework: cgrfa-soil-2024, cycle: 2026, method: desk-review, scope: examples, state: draft}
Good:
    - {framework: cgrfa-soil-2024, cycle: 2026, method: desk-review, scope: complete, state: draft}
    - {framework: cgrfa-soil-2024, cycle: 2024, method: desk-review, scope: complete, state: draft}
Fix:  make one of the two, or correct the cycle or the method of one.
""",
)

RULES: Final = (FILE_NAME, UNKNOWN_COUNTRY, DUPLICATE_ID, DUPLICATE_ASSESSMENT)
