"""Rules' pages and the list of all rules."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from tracker.cli.render.findings import STYLES
from tracker.cli.render.lines import Lane, set_rows, wrapped
from tracker.cli.render.screen import READABLE, Screen
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
    for line, indent in _joined(rule.page.strip().splitlines()):
        text = screen.text(line.rstrip())
        text.highlight_words(_LABELS, "bold")
        yield from wrapped(screen, text, screen.text_width, indent=indent) or [Text()]


def _joined(lines: Sequence[str]) -> list[tuple[str, int]]:
    """Join the lines of running text, so that they fit any width; examples keep theirs.

    An example is what is indented under a label that has nothing beside it. Returns lines with the
    indentation of what is wrapped.
    """
    found: list[tuple[str, int]] = []
    in_example = False
    for line in lines:
        starts = line.startswith(_LABELS)
        if starts:
            in_example = line.strip() in _LABELS
        if in_example or starts or not line.strip() or not found or not found[-1][0].strip():
            inner = len(line) - len(line.lstrip()) + 2 if in_example else 6 * starts
            found.append((line, inner))
        else:
            found[-1] = (f"{found[-1][0]} {line.strip()}", found[-1][1])
    return found


def rule_list(rules: Sequence[Rule], screen: Screen) -> Iterator[Text]:
    """Yield code, name, severity and first sentence of every rule."""
    width = max(len(rule.name) for rule in rules)
    room = min(screen.width - width - 19, READABLE - 20)
    lanes = [Lane(Text(), 4), Lane(Text(), width), Lane(Text(), 7), Lane(Text(), room, wrap=True)]
    for number, (family, group) in enumerate(groupby(rules, key=lambda rule: rule.code[0])):
        if number:
            yield Text()
        yield screen.text(_(FAMILIES.get(family, family)), "bold")
        rows = [
            (
                Text(rule.code),
                Text(rule.name, style="bold"),
                Text(rule.severity.value, style=STYLES[rule.severity]),
                screen.text(rule.page.strip().partition("\n\n")[0]),
            )
            for rule in group
        ]
        yield from set_rows(screen, lanes, rows)
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
