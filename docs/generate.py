"""Write the pages that are made from the code: `make docs`; a test holds them to it.

python docs/generate.py           write docs/formats.md, docs/checks.md, docs/commands.md …
python docs/generate.py --check   exit 1 where one of them is not what it would be
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
HEAD = "| code | country | instruments | measures | quoted | links |\n|---|---|---|---|---|---|\n"
SCHEMAS = {
    "country": "Country records: `countries/DEU.yaml`",
    "framework": "Frameworks: `frameworks/*.yaml`",
    "crosswalk": "Crosswalks: `frameworks/crosswalks/*.yaml`",
    "reference": "Populations and groupings: `frameworks/reference/*.yaml`",
    "workspace": "A workspace's defaults: `tracker.toml`",
}


def formats() -> str:
    """Return docs/formats.md, from the schemas."""
    from tracker.schema import schema_text

    lines = [
        "# File formats",
        "",
        "Made from the JSON Schemas by `make docs`; `tracker schema NAME` prints them for an editor or",
        "for `check-jsonschema`. YAML follows the 1.2 core rules: `NO` and `on` are text, dates stay",
        "text. Duplicate keys, anchors, aliases, tags and merge keys are refused. UTF-8, with or",
        "without a byte order mark, any line ends. **Bold** keys are required.",
        "",
    ]
    for name, title in SCHEMAS.items():
        schema = json.loads(schema_text(name))  # type: ignore[arg-type]
        lines += [f"## {title}", "", schema["description"], ""]
        lines += _table(schema, schema)
        for part, definition in schema.get("$defs", {}).items():
            if definition.get("properties"):
                lines += [f"### {part}", "", definition.get("description", ""), ""]
                lines += _table(definition, schema)
            elif "enum" in definition:
                values = ", ".join(f"`{value}`" for value in definition["enum"])
                lines += [
                    f"### {part}",
                    "",
                    f"{definition.get('description', '')} One of {values}.",
                    "",
                ]
    return "\n".join(lines).rstrip() + "\n"


def _table(definition: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    if "properties" not in definition:
        return
    yield "| key | is | meaning |"
    yield "|---|---|---|"
    for key, prop in definition["properties"].items():
        name = f"**`{key}`**" if key in definition.get("required", ()) else f"`{key}`"
        meaning = prop.get("description", "").replace("|", "\\|").replace("\n", " ")
        yield f"| {name} | {_kind(prop, schema)} | {meaning} |"
    yield ""


def _kind(prop: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """Say in a few words what a property holds."""
    if "$ref" in prop:
        part = prop["$ref"].rpartition("/")[2]
        target = schema["$defs"][part]
        linked = "properties" in target or "enum" in target
        return f"[{part}](#{part})" if linked else part
    if "enum" in prop:
        return ", ".join(f"`{value}`" for value in prop["enum"])
    for joint in ("anyOf", "oneOf"):
        if joint in prop:
            return " or ".join(_kind(one, schema) for one in prop[joint])
    if prop.get("type") in ("array", "object"):
        return _container(prop, schema)
    words = {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "true or false",
    }
    kinds = prop.get("type", "")
    return " or ".join(
        words.get(one, one) for one in ([kinds] if isinstance(kinds, str) else kinds)
    )


def _container(prop: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """Say what a list or a map holds."""
    if prop["type"] == "array":
        return f"list of {_kind(prop.get('items', {}), schema)}"
    if isinstance(prop.get("additionalProperties"), dict):
        return f"map to {_kind(prop['additionalProperties'], schema)}"
    return "map of " + ", ".join(f"`{key}`" for key in prop.get("properties", ()))


def checks() -> str:
    """Return docs/checks.md, from the rules' pages."""
    from tracker.checks import ALL_RULES

    lines = [
        "# Checks",
        "",
        "Made from the rules' own pages by `make docs`; `tracker explain C201` prints one. Codes: `Y` text",
        "and YAML, `S` shape, `C` meaning. A code or a name is never used for anything else.",
        "",
        "A comment `# tracker: ignore[C204] reason`, at the end of the finding's line or alone on the line",
        "above, silences one finding about meaning; `Y` and `S` can't be silenced.",
        "",
        "What is missing for a state (a quote, a locator, a search, a reason …) is a warning in a draft and",
        "an error from `submitted` on.",
        "",
        "| code | name | severity | in one sentence |",
        "|---|---|---|---|",
    ]
    rules = sorted(ALL_RULES, key=lambda rule: ("YSC".index(rule.code[0]), rule.code))
    for rule in rules:
        first = rule.page.strip().splitlines()[0]
        lines.append(
            f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.severity} | {first} |"
        )
    for rule in rules:
        lines += ["", f"## {rule.code}", "", f"**{rule.name}**, {rule.severity}", ""]
        lines += ["```text", *rule.page.strip().splitlines(), "```"]
    return "\n".join(lines) + "\n"


def commands() -> str:
    """Return docs/commands.md, from the command line's own help."""
    import click

    from tracker.cli.app import root

    lines = ["# Commands", "", "Made from the tool's own help by `make docs`.", ""]
    context = click.Context(root, info_name="tracker", terminal_width=90, max_content_width=90)
    lines += ["```text", _help(root, context), "```"]
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        if command is not None:
            sub = click.Context(
                command, parent=context, info_name=name, terminal_width=90, max_content_width=90
            )
            lines += ["", f"## tracker {name}", "", "```text", _help(command, sub), "```"]
    return "\n".join(lines) + "\n"


def _help(command: Any, context: Any) -> str:
    text: str = command.get_help(context)
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _counts() -> str:
    """Return a row a record, and one for all."""
    from tracker.workspace import Workspace

    snapshot = Workspace(ROOT, today=date(2026, 11, 23), cache=False).snapshot()
    totals = [0, 0, 0, 0]
    rows = []
    for code in snapshot.files:
        record = snapshot.record(code)
        if record is None:
            continue
        measures = [one for instrument in record.instruments for one in instrument.measures]
        answers = [one for found in record.assessments for one in found.answers.values()]
        counts = [
            len(record.instruments),
            len(measures),
            sum(bool(one.quote) for one in measures),
            sum(len(one.evidence) for one in answers),
        ]
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        name = snapshot.collection.reference.name(code)["en"]
        rows.append(f"| {code} | {name} | {' | '.join(map(str, counts))} |\n")
    rows.append(f"| **{len(rows)}** | | {' | '.join(f'**{total}**' for total in totals)} |\n")
    return "".join(rows)


def records() -> str:
    """Return countries/README.md with its table as it should be."""
    text = (ROOT / "countries" / "README.md").read_text(encoding="utf-8")
    before, _, after = text.partition(HEAD)
    return before + HEAD + _counts() + re.sub(r"^(\|[^\n]*\n)+", "", after)


SCREENS = """# The screens

Made from the screens' own help and key tables by `make docs`.

```sh
tracker                # the screens, on the workspace that you are in
tracker tui --demo     # on a demonstration: 40 fictitious countries, gone when you leave
```

**Nothing is lost.** What you type is written to a journal within a second; `^s` saves, and replaces the
file only if it is still what was read; otherwise mine, theirs and the differences are shown. After a
crash, the journal is offered. `^z` and `^y` go through all edits in all records. Leaving asks once.

**Without the screens.** Everything can be done with the command line, which suits screen readers:
`tracker show`, `tracker set`, `tracker check`, and `--format json` on every table.

## Settings: `config.toml`

In the folder for settings of your system (Linux: `~/.config/tracker`), or in `TRACKER_CONFIG_DIR`:

```toml
theme = "tracker-contrast-dark"   # tracker-dark, tracker-light, tracker-contrast-light …; ^p Theme writes it
glyphs = "ascii"                  # for terminals without the signs
advance = true                    # setting a level goes on to the next item
[keys]
"app.save" = "f12"                # names as below; digits are levels and nothing else
```

`NO_COLOR` is honoured. From 60 columns and 20 lines on; from 100 columns list and editor stand side by
side, from 160 with their context. In lists and tables the arrows and `hjkl` move.
"""


def screens() -> str:
    """Return docs/screens.md, from the pages' help and key tables."""
    from tracker.tui import keys
    from tracker.tui import screens as registry

    lines = [SCREENS, "## Everywhere", "", *_key_table(keys.GLOBAL)]
    for mode in registry.PAGES:
        page = registry.page(mode)
        lines += ["", f"## {page.NAME}", "", page.HELP or "", "", *_key_table(page.KEYS)]
    return "\n".join(lines) + "\n"


def _key_table(table: Any) -> Iterator[str]:
    yield "| key | does | name |"
    yield "|---|---|---|"
    for one in table:
        shown = " ".join(f"`{_key(key.strip())}`" for key in one.keys.split(","))
        digit = re.fullmatch(r"(.+\.level-)(\d)", one.id)
        if digit is None:
            yield f"| {shown} | {one.words} | `{one.id}` |"
        elif digit[2] == "0":
            yield f"| `0`–`9` | {one.words} of this value | `{digit[1]}0` … |"


def _key(name: str) -> str:
    from tracker.tui.keys import written

    return written(name)


PAGES = {
    "docs/formats.md": formats,
    "docs/checks.md": checks,
    "docs/commands.md": commands,
    "docs/screens.md": screens,
    "countries/README.md": records,
}


def main() -> int:
    """Write the pages, or say which are out of date."""
    only_check = "--check" in sys.argv[1:]
    stale = []
    for name, page in PAGES.items():
        path = ROOT / name
        text = page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not only_check:
                path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        sys.stdout.write(f"{'out of date' if only_check else 'written'}: {', '.join(stale)}\n")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main())
