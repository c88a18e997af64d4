"""Answer to an item that the framework does not define.

Why:  a misspelt id silently drops the answer from every table.
Bad:
    answers:
      P11: {}
Good:
    answers:
      P1: {}
Fix:  correct the id; `tracker framework ID` lists the items.
"""

from collections.abc import Iterator

from tracker.checks.context import Context
from tracker.finding import Finding, Rule, Severity
from tracker.i18n import N_
from tracker.model.framework import Framework
from tracker.model.record import Record
from tracker.schema.words import meant

RULE = Rule(
    "C201",
    "unknown-item",
    Severity.ERROR,
    N_("`{item}` is not an item of {framework}"),
    __doc__,
)
CLOSE = N_("`{item}` is not an item of {framework}; did you mean `{close}`?")
SECTION = N_(
    "`{item}` is not an item of {framework}, whose section {section} has {first} to {last}"
)


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find answers whose key is no item."""
    for answer in context.answers:
        if answer.item is None and answer.framework:
            template, hints = _hint(answer.key, answer.framework)
            yield context.finding_at_key(
                RULE,
                answer.at(),
                template=template,
                item=answer.key,
                framework=answer.framework.id,
                **hints,
            )


def _hint(key: str, framework: Framework) -> tuple[str | None, dict[str, str]]:
    """Say what was meant, or what the section of that letter has."""
    close = meant(key, framework.item)
    if close:
        return CLOSE, {"close": close}
    section = framework.section.get(key.rstrip("0123456789").upper())
    if section is None or not section.items:
        return None, {}
    first, last = section.items[0].id, section.items[-1].id
    return SECTION, {"section": section.id, "first": first, "last": last}
