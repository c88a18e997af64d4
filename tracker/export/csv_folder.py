"""The CSV export: a folder of tables, and a README that says what they are."""

import textwrap
from collections.abc import Iterator

from tracker.export.as_csv import encode, fields, table_csv
from tracker.export.plan import Plan
from tracker.i18n import N_, _
from tracker.tables.plain import plain
from tracker.tables.table import Table

_CONVENTIONS = (
    N_(
        "The files are RFC 4180: commas, CRLF, UTF-8 with a byte order mark, a line of column names."
    ),
    N_(
        "Words are ids of the format and do not depend on the language. An empty field is a blank:"
        " nothing is said. It is never a zero."
    ),
    N_(
        "Text that a spreadsheet program would take for a formula (it starts with = + - @) has an"
        " apostrophe in front, and text that already starts with apostrophes before such a sign has"
        " one more. To have the record's own text, take one apostrophe away where the text starts"
        " with apostrophes and then one of these signs."
    ),
    N_(
        "Control characters and marks that turn the direction of writing are shown as �; line breaks"
        " stay, tabs are spaces."
    ),
    N_(
        "A spreadsheet program that expects semicolons may split the lines wrongly, and take parts"
        " of them for formulas: import the files as text with commas, or use the workbook."
    ),
    N_(
        "A share is in several columns: _k of _n countries; _k_high and _n_high where who is missing"
        " makes it two figures; _explicit and _supranational: of k, how many on explicit wording and"
        " how many only by supranational law; _population: N."
    ),
    N_("The column “row” is “entry” for a country or group, “total” for counts beneath."),
)


def csv_folder(plan: Plan) -> dict[str, bytes]:
    """Return the folder's files by name."""
    tables = {
        "data.csv": plan.data,
        "coverage.csv": plan.coverage,
        "nbsap-only.csv": plan.nbsap,
        "distribution.csv": plan.distribution,
        "regions.csv": plan.regions,
        "gaps.csv": plan.gaps[0],
        "gap-elements.csv": plan.gaps[1],
        "statements.csv": plan.statements,
        "evidence.csv": plan.evidence,
        "instruments.csv": plan.instruments,
        "findings.csv": plan.problems,
    }
    if plan.trend:
        tables["trend.csv"], tables["changes.csv"] = plan.trend
    found = {name: encode(table_csv(table)) for name, table in tables.items()}
    found["README.txt"] = _readme(plan, tables).encode()
    return found


def _readme(plan: Plan, tables: dict[str, Table]) -> str:
    lines = [*_about(plan.about), "", _("HOW THE FILES ARE WRITTEN"), ""]
    for sentence in _CONVENTIONS:
        lines += [*_wrapped(_(sentence), "  "), ""]
    lines += [_("FILES AND COLUMNS"), ""]
    for name, table in tables.items():
        lines += [*_file(name, table), ""]
    return "\n".join(lines)


def _about(about: Table) -> Iterator[str]:
    yield about.head.full_title
    group = ""
    for row in about.rows:
        if row.group != group:
            group = row.group
            yield from ("", group.upper(), "")
        label, value = row.values
        yield from _wrapped(f"{label}: {value}", "  ")


def _file(name: str, table: Table) -> Iterator[str]:
    yield f"{name}: {table.head.full_title}"
    names, _rows = fields(table)
    shown = {column.id: column for column in table.columns}
    if len(names) > len(shown):
        yield from _wrapped(", ".join(names), "    ")
    for column in table.columns:
        about = "; ".join(
            part for part in (column.title, column.about) if part and part != column.id
        )
        yield from _wrapped(f"{column.id}: {about}" if about else column.id, "    ")
    for note in table.notes:
        yield from _wrapped(note, "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        plain(text),
        100,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_on_hyphens=False,
    )
