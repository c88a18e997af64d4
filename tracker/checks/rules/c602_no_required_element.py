"""Item all of whose elements are optional.

Why:  the levels for most and for all elements speak of the required ones; where there are none, no
      evidence ever reaches them.
Bad:
    - id: P1
      title: {en: Mapping}
      elements:
        - {id: a, text: {en: by remote sensing}, optional: true}
Good:
    - id: P1
      title: {en: Mapping}
      elements:
        - {id: a, text: {en: maps of soil organisms}}
        - {id: b, text: {en: by remote sensing}, optional: true}
Fix:  take `optional` from the elements that the text of the item asks for.
"""

from collections.abc import Iterator

from tracker.finding import Finding, Place, Rule, Severity
from tracker.i18n import N_
from tracker.load.catalogue import Catalogue

RULE = Rule(
    "C602",
    "no-required-element",
    Severity.WARNING,
    N_("{item} of {framework} has no required element; its highest levels can't be reached"),
    __doc__,
)


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Find such items in every framework."""
    for framework in catalogue.frameworks.values():
        for first, section in enumerate(framework.sections):
            for second, item in enumerate(section.items):
                if not item.required:
                    yield RULE.at(
                        f"frameworks/{framework.id}.yaml",
                        Place(path=("sections", first, "items", second)),
                        values={"item": item.id, "framework": framework.id},
                    )
