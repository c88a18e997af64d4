"""A new record, laid out: every item with an empty answer and its title beside it."""

from tracker.i18n import text_of
from tracker.model.framework import Framework, Section

EXAMPLE = """\
# The instruments come first: laws, strategies, plans, programmes … with the provisions that matter.
# Take the [] away and write, for example:
#   - id: soil-act
#     title: Soil Act
#     language: en
#     type: law
#     status: in-force
#     binding: true
#     adopted: 2010
#     read: whole
#     measures:
#       - id: s1
#         summary: Soil organisms are protected
#         quote: soil organisms shall be protected
#         locator: section 1
#         explicitness: explicit
#         strength: committed
# Then an item can cite it: G7: {evidence: [{measure: soil-act/s1, elements: [c]}]}"""


def blank_record(code: str, framework: Framework, *, cycle: int, method: str) -> str:
    """Return the text of a new record, in house style; items laid out are not assessed."""
    lines = [
        "format: 1",
        f"country: {code}",
        EXAMPLE,
        "instruments: []",
        "assessments:",
        f"  - framework: {framework.id}",
        f"    cycle: {cycle}",
        f"    method: {method}",
        "    scope: complete",
        "    state: draft",
        "    searches: []",
        "    answers:",
    ]
    for section in framework.sections:
        lines += _laid_out(section)
    return "\n".join(lines) + "\n"


def _laid_out(section: Section) -> list[str]:
    head = f"      # {section.id}: {_comment(text_of(section.title))}"
    return [
        head,
        *(f"      {item.id}: {{}}  # {_comment(text_of(item.title))}" for item in section.items),
    ]


def _comment(text: str) -> str:
    """Return a text that can stand in a comment: one line."""
    return " ".join(text.split())
