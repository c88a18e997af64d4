"""File of the workspace that takes the place of a built-in one.

Why:  every figure of this workspace rests on the workspace's file; those of another workspace may
      not be comparable.
Bad:
    id: cgrfa-soil-2024      # in the workspace's frameworks/
Good:
    id: cgrfa-soil-2024-ken
Fix:  nothing, where it is meant. Else remove the file; a framework that is cut differently needs an
      id of its own.
"""

from collections.abc import Iterator

from tracker.finding import Finding, Place, Rule, Severity
from tracker.i18n import N_
from tracker.load.catalogue import Catalogue

RULE = Rule(
    "C601",
    "builtin-shadowed",
    Severity.INFO,
    N_("`{id}` of this workspace is used in place of the built-in one"),
    __doc__,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Find the workspace's own frameworks, crosswalks and populations with a built-in one's id.

    Groupings are left out: a workspace with countries of its own needs its own.
    """
    for shadowed in catalogue.shadowed:
        file = _file(shadowed, catalogue)
        if file:
            yield RULE.at(file, Place(), values={"id": shadowed})


def _file(shadowed: str, catalogue: Catalogue) -> str | None:
    """Return the workspace's file; of populations the folder, where any file may hold them."""
    if shadowed in catalogue.frameworks:
        return f"frameworks/{shadowed}.yaml"
    if shadowed in catalogue.crosswalks:
        return f"frameworks/crosswalks/{shadowed}.yaml"
    return "frameworks/reference" if shadowed in catalogue.reference.populations else None
