"""Rules' pages and the list of all rules."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from tracker.cli.render.findings import STYLES
from tracker.cli.render.lines import wrapped
from tracker.cli.render.screen import Screen
from tracker.finding import Rule
from tracker.i18n import N_, _

FAMILIES = {
    "Y": N_("Text and YAML"),
    "S": N_("Shape"),
    "C": N_("Meaning"),
    "Q": N_("Questionnaire"),
    "M": N_("Merge"),
}
_LABELS = ("Why:", "Bad:", "Good:", "Fix:")


def rule_page(rule: Rule, screen: Screen) -> Iterator[Text]:
    """Yield a rule's page, its labels in bold."""
    yield Text.assemble(
        (f"{rule.code} {rule.name}", "bold"), "  ", (rule.severity.value, STYLES[rule.severity])
    )
    yield Text()
    for line in rule.page.strip().splitlines():
        inner = len(line) - len(line.lstrip())
        text = screen.text(line.rstrip())
        text.highlight_words(_LABELS, "bold")
        yield from wrapped(screen, text, screen.text_width, indent=inner) or [Text()]


def rule_list(rules: Sequence[Rule], screen: Screen) -> Iterator[Text]:
    """Yield code, name, severity and first sentence of every rule."""
    width = max(len(rule.name) for rule in rules)
    for number, (family, group) in enumerate(groupby(rules, key=lambda rule: rule.code[0])):
        if number:
            yield Text()
        yield screen.text(_(FAMILIES.get(family, family)), "bold")
        for rule in group:
            line = Text.assemble(
                rule.code,
                f"  {rule.name.ljust(width)}  ",
                (rule.severity.value.ljust(7), STYLES[rule.severity]),
                "  ",
            )
            room = screen.width - line.cell_len
            yield line.append(screen.cut(rule.page.strip().splitlines()[0], max(room, 12)))
    yield Text()
    yield screen.text(_("`tracker explain CODE` prints a rule's page."))


def rules_json(rules: Sequence[Rule]) -> str:
    """Return the rules as a JSON list."""
    rows = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "page": rule.page.strip(),
        }
        for rule in rules
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
