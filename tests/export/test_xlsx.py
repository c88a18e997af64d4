"""The workbook, read back with openpyxl and compared with the engine's own numbers."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from tests.factory import (
    FRAMEWORK,
    answer,
    collection,
    country,
    framework,
    instrument,
    link,
    measure,
    scale,
    view,
)
from tracker.analysis.distribution import distribution
from tracker.analysis.view import Collection, panel
from tracker.export.plan import Plan
from tracker.export.xlsx import workbook
from tracker.export.xlsx.cells import CODES
from tracker.export.xlsx.data import NAME
from tracker.export.xlsx.styles import ink
from tracker.export.xlsx.text import LIMIT, is_link, size, split
from tracker.model.framework import Framework, Level
from tracker.model.record import Record
from tracker.tables.tidy import TidyRow

SHEETS = [
    "About",
    "Coverage",
    "NBSAP only",
    "Regions",
    "Gaps ranked",
    "Gap elements",
    "Statements",
    "Instruments",
    "Evidence",
    "Findings",
    "Data",
]
HEADS = 5
"""The row of the column heads, from 1, the same on every sheet."""


def plan(*records: Record, of: Framework | None = None) -> Plan:
    many: Collection = collection(*records, of=of)
    looked = view(many)
    by_code = {one.country: one for one in records}
    return Plan(many, looked, by_code.get, looked.framework.sections[:1], inputs="abc")


def several() -> list[Record]:
    """Every state, every level, a mark of each kind, a country apart, examples."""
    return [
        country(
            "AAA",
            {
                "G1": answer(link("law/explicit", "a"), level="medium", reason="more to come"),
                "G2": link("law/explicit", "ab"),
                "A1": answer(
                    link("law/soil", "a", effect="hinders"), level="none", searched=["s1"]
                ),
                "A2": answer(link("law/explicit", "ab"), level="low", reason="less in practice"),
            },
            state="draft",
        ),
        country("BBB", {"G1": "none", "G2": "not-applicable", "A1": "not-disclosed"}),
        country("FFF", {"G1": link("law/recital", "a"), "G2": "no-information"}),
        country("GGG", {"G1": link("law/explicit", "a")}, scope="examples"),
        country("ZZZ", {"G1": "high", "G2": "low"}),
    ]


def opened(made: Plan) -> Workbook:
    return load_workbook(io.BytesIO(workbook(made)))


def row_of(sheet: Worksheet, text: str, column: int = 1) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == text)


def columns(sheet: Worksheet, row: int) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[row] if cell.value is not None}


def test_the_sheets_stand_in_order_and_say_draft_but_not_in_their_names() -> None:
    book = opened(plan(*several()))
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert str(sheet["A1"].value).startswith("DRAFT – ")
        assert sheet.oddHeader is not None
        assert "DRAFT – " in str(sheet.oddHeader.left.text)
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        pages = (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight)
        assert pages == ((1, None) if sheet.title in ("Coverage", "NBSAP only") else (1, 0))


def test_nothing_says_draft_where_all_is_accepted() -> None:
    book = opened(plan(country("AAA", {"G1": "low"})))
    assert not [sheet.title for sheet in book.worksheets if "DRAFT" in str(sheet["A1"].value)]


def test_coverage_agrees_with_the_engine_cell_for_cell() -> None:
    made = plan(*several())
    sheet = opened(made)["Coverage"]
    looked = panel(made.collection, made.view)
    heads = columns(sheet, HEADS)
    assert list(heads)[:7] == ["Code", "Country", "Region", "G1", "G2", "A1", "A2"]
    for entry in (*looked.entries, *looked.apart):
        row = row_of(sheet, entry.code)
        for item in ("G1", "G2", "A1", "A2"):
            rated = looked.rated[entry.code, item]
            cell = sheet.cell(row, heads[item])
            if rated.level is None:
                assert cell.value == CODES[rated.state]
                assert cell.data_type == "s"
            else:
                assert cell.value == rated.level.value
                assert cell.data_type == "n"
                assert cell.number_format.startswith(f'"{rated.level.glyph}"0')
                assert cell.fill.fgColor.rgb == "FF" + rated.level.colour.removeprefix("#")
                assert cell.font.color.rgb == "FF" + ink(rated.level.colour).removeprefix("#")
                assert cell.font.italic == (entry.assessment.scope == "examples")


def test_marks_stand_in_the_number_format() -> None:
    sheet = opened(plan(*several()))["Coverage"]
    heads = columns(sheet, HEADS)
    row = row_of(sheet, "AAA")
    formats = {
        item: sheet.cell(row, heads[item]).number_format for item in ("G1", "G2", "A1", "A2")
    }
    assert formats == {"G1": '"◕"0"▲"', "G2": '"●"0', "A1": '"○"0"!"', "A2": '"◑"0"▼"'}


def test_the_distribution_beneath_agrees_with_the_engine() -> None:
    made = plan(*several())
    sheet = opened(made)["Coverage"]
    looked = panel(made.collection, made.view)
    heads = columns(sheet, HEADS)
    for item in made.view.framework.items:
        found = distribution(looked, item)
        expected = {
            "None": found.counts["none"],
            "Mentioned": found.counts["mentioned"],
            "Low": found.counts["low"],
            "Medium": found.counts["medium"],
            "High": found.counts["high"],
            "n (rated)": found.n,
            "absent (not complete)": found.absent,
            "missing cells": found.missing_cells,
            "N": found.population,
            "not applicable": found.not_applicable,
        }
        shown = {
            label: sheet.cell(row_of(sheet, label, 2), heads[item.id]).value for label in expected
        }
        assert shown == expected


def test_countries_have_counts_and_completeness_beside() -> None:
    sheet = opened(plan(*several()))["Coverage"]
    row = row_of(sheet, "AAA")
    values = [cell.value for cell in sheet[row]][7:14]
    # one of each level: none by A1, low by A2, medium by G1, high by G2; G is assessed, 2 of 2
    assert values == [1, 0, 1, 1, 1, 2, 2]


def test_countries_stand_by_region_with_section_titles_over_bare_ids() -> None:
    sheet = opened(plan(*several()))["Coverage"]
    assert [(sheet.cell(row, 3).value, sheet.cell(row, 1).value) for row in range(6, 11)] == [
        ("North", "AAA"),
        ("North", "BBB"),
        ("South", "FFF"),
        ("South", "GGG"),
        ("Not in the population", "ZZZ"),
    ]
    assert (sheet["D4"].value, sheet["F4"].value) == ("Gaps", "Actions")
    assert sheet.freeze_panes == "C6"
    assert sheet.auto_filter.ref == "A5:O10"
    assert sheet.print_title_rows == "$4:$5"


def test_the_legend_explains_every_sign() -> None:
    sheet = opened(plan(*several()))["Coverage"]
    text = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for code in CODES.values():
        assert code in text
    assert {"Low: What low means.", "Title of A1", "Title of A2"} <= text
    assert any(one.startswith("no information: searched") for one in text)
    assert "The designations employed do not imply any opinion." in text
    assert any("reporting-only" in one and "N = 10" in one for one in text)


def test_any_scale_has_its_own_numbers_glyphs_and_colours() -> None:
    levels = [
        Level("nil", 0, "said", {"en": "Nil"}, {"en": "nothing"}, "-", "-", "#ffffff"),
        Level("some", 5, "any", {"en": "Some"}, {"en": "something"}, '"x', "x", "no colour"),
    ]
    one = country("AAA", {"G1": link("law/explicit", "a"), "G2": "nil"})
    sheet = opened(plan(one, of=framework(levels=levels)))["Coverage"]
    heads, row = columns(sheet, HEADS), row_of(sheet, "AAA")
    some = sheet.cell(row, heads["G1"])
    assert (some.value, some.number_format) == (5, '"x"0')
    assert sheet.cell(row, heads["G2"]).number_format == '"-"0'


def test_levels_can_be_read_on_their_colours() -> None:
    for level in scale():
        assert contrast(level.colour, ink(level.colour)) >= 4.5


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_data_is_a_table_of_the_tidy_rows_cell_for_cell() -> None:
    made = plan(*several())
    sheet = opened(made)["Data"]
    assert [cell.value for cell in sheet[HEADS]] == list(TidyRow._fields)
    for row, tidy in zip(
        sheet.iter_rows(min_row=HEADS + 1, values_only=True), made.tidy, strict=True
    ):
        assert row == tuple(None if value == "" else value for value in tidy)
    table = sheet.tables[NAME]
    assert table.ref == table.autoFilter.ref == f"A5:AC{HEADS + len(made.tidy)}"
    assert sheet.freeze_panes == "C6"


def test_evidence_has_a_row_a_link_with_real_links() -> None:
    plans = [measure("m1", quote="Böden & <Leben>"), measure("m2", quote=" spaced\nlines ")]
    laws = [
        instrument("law", plans, url="https://example.org/law?a=1&b=2#s1"),
        instrument("act", [measure("m3")], url="file:///etc/passwd"),
        instrument("old", [measure("m4")], url="https://example.org/ä"),
    ]
    one = country(
        "AAA",
        {
            "G1": answer(link("law/m1", "a"), link("act/m3", "b"), link("old/m4", "b")),
            "G2": link("law/m2", "a"),
        },
        instruments=laws,
    )
    made = plan(one)
    sheet = opened(made)["Evidence"]
    heads = columns(sheet, HEADS)
    assert set(heads) == {column.title for column in made.evidence.columns}
    for number, row in enumerate(made.evidence.rows, HEADS + 1):
        for column, value in zip(made.evidence.columns, row.values, strict=True):
            shown = sheet.cell(number, heads[column.title]).value
            assert shown == (value if value is None or isinstance(value, int) else str(value))
    address = heads["Address"]
    assert [_target(sheet.cell(row, address)) for row in range(6, 10)] == [
        "https://example.org/law?a=1&b=2#s1",
        None,
        None,
        "https://example.org/law?a=1&b=2#s1",
    ]
    assert sheet.cell(7, address).value == "file:///etc/passwd"
    assert sheet.auto_filter.ref == "A5:AC9"
    assert sheet.freeze_panes == "C6"


def _target(cell: Cell | MergedCell) -> str | None:
    found = cell.hyperlink
    if found is None:
        return None
    return f"{found.target}#{found.location}" if found.location else found.target


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.example","click")',
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "{=1+1}",
        "https://example.org/a-quote-that-is-an-address",
        "internal:Data!A1",
        "42",
        "TRUE",
        "_x0041_ is not A",
        "2026-01-01",
        "'quoted",
    ],
)
def test_record_text_is_text_whatever_it_looks_like(text: str) -> None:
    nasty = measure("m1", quote=text, summary=text)
    one = country(
        "AAA",
        {"G1": answer(link("law/m1", "a", why=text))},
        instruments=[instrument("law", [nasty], title=text, url=text)],
    )
    content = workbook(plan(one))
    sheet = load_workbook(io.BytesIO(content))["Evidence"]
    heads = columns(sheet, HEADS)
    for head in ("Quote", "Summary", "Why", "Instrument's title", "Address"):
        cell = sheet.cell(6, heads[head])
        assert cell.data_type == "s"
        assert str(cell.value).replace("_x005F_", "_") == text
        assert cell.hyperlink is None or head == "Address"
    for _name, part in _parts(content):
        assert "<f>" not in part


def test_control_characters_are_shown_as_such_and_said_so() -> None:
    nasty = measure(
        "m1", quote="\x00bell\x07 \x1b[31m \u202eoverride \ud800 \ufffe", summary="a\r\nb\tc"
    )
    one = country("AAA", {"G1": link("law/m1", "a")}, instruments=[instrument("law", [nasty])])
    book = opened(plan(one))
    sheet = book["Evidence"]
    heads = columns(sheet, HEADS)
    assert sheet.cell(6, heads["Quote"]).value == "�bell� �[31m �override � �"
    assert sheet.cell(6, heads["Summary"]).value == "a\nb c"
    said = [str(cell.value) for row in book["About"].iter_rows() for cell in row if cell.value]
    assert said[-1] == "1 text has control characters in its record, shown here as �."


@pytest.mark.parametrize("text", ["x" * 70_000, "🌱" * 20_000, "é" * LIMIT, "y" * (LIMIT + 1)])
def test_a_long_text_goes_on_in_further_columns_and_nothing_is_lost(text: str) -> None:
    one = country(
        "AAA",
        {"G1": link("law/m1", "a"), "G2": link("law/explicit", "a")},
        instruments=[instrument("law", [measure("m1", quote=text), measure("explicit")])],
    )
    sheet = opened(plan(one))["Evidence"]
    heads = columns(sheet, HEADS)
    parts = [
        str(sheet.cell(6, at).value)
        for head, at in heads.items()
        if head.startswith("Quote") and head != "Quote checked"
    ]
    note = " [continues in column “Quote (continued 1)”]"
    assert all(size(part) <= LIMIT for part in parts)
    if len(parts) > 1:
        assert parts[0].endswith(note)
        parts[0] = parts[0].removesuffix(note)
    assert "".join(parts) == text
    assert all(sheet.cell(7, at).value is None for head, at in heads.items() if "continued" in head)


def test_a_title_too_long_for_a_cell_says_so() -> None:
    used = framework()
    long = country("AAA", {"G1": "low"})
    made = plan(long, of=used)
    book = opened(
        Plan(
            collection(long, of=used, names={"AAA": "z" * 40_000}),
            made.view,
            made.records,
            made.ranked,
        )
    )
    value = str(book["Coverage"].cell(6, 2).value)
    assert size(value) == LIMIT
    assert value.endswith("[too long for a cell: the rest is in the record]")


def test_the_same_inputs_give_the_same_bytes_and_no_clock_is_read() -> None:
    first, second = workbook(plan(*several())), workbook(plan(*several()))
    assert first == second
    book = load_workbook(io.BytesIO(first))
    assert book.properties.created == datetime(2026, 1, 1)  # noqa: DTZ001 - the year of the cycle
    dated = workbook(plan(*several()), created=datetime(2027, 3, 4))  # noqa: DTZ001 - a date
    assert load_workbook(io.BytesIO(dated)).properties.created == datetime(2027, 3, 4)  # noqa: DTZ001
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_an_empty_collection_makes_a_workbook() -> None:
    book = opened(Plan(collection(), view(collection(), cycle=0), {}.get, ()))  # type: ignore[arg-type]  # an empty one
    assert book.sheetnames == SHEETS
    assert [cell.value for cell in book["Data"][HEADS]] == list(TidyRow._fields)


def test_shared_strings_are_counted_right() -> None:
    content = workbook(plan(*several()))
    parts = dict(_parts(content))
    shared = parts["xl/sharedStrings.xml"]
    assert f'uniqueCount="{shared.count("<si>")}"' in shared
    cells = sum(part.count(' t="s"') for name, part in parts.items() if "worksheets/sheet" in name)
    assert f' count="{cells}"' in shared


def _parts(content: bytes) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [(name, package.read(name).decode()) for name in package.namelist()]


def test_default_names_say_draft_framework_and_cycle() -> None:
    assert plan(*several()).default_name(".xlsx") == f"DRAFT-tracker-{FRAMEWORK}-2026.xlsx"
    assert plan(country("AAA", {})).default_name() == f"tracker-{FRAMEWORK}-2026"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/law?a=1&b=2#s", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
        ('https://example.org/"onclick', False),
        ("https://example.org/<script>", False),
        ("https://example.org/\u202egnp", False),
        ("https://example.org/\u212a", False),  # the sign for kelvin, which lower-cases to k
        ("https://example.org/" + "a" * 2_000, False),
    ],
)
def test_only_plain_web_addresses_become_links(address: str, *, expected: bool) -> None:
    assert is_link(address) is expected


def test_links_beyond_what_a_sheet_holds_become_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.export.xlsx.bulk.MOST_LINKS", 1)
    one = country(
        "AAA",
        {"G1": answer(link("law/m1", "a"), link("law/m1", "b"))},
        instruments=[instrument("law", [measure("m1")], url="https://example.org")],
    )
    sheet = opened(plan(one))["Evidence"]
    at = columns(sheet, HEADS)["Address"]
    assert [_target(sheet.cell(row, at)) for row in (6, 7)] == ["https://example.org", None]
    assert sheet.cell(7, at).value == "https://example.org"


def test_a_text_is_split_within_no_character() -> None:
    assert split("ab🌱c", 3) == ["ab", "🌱c"]
    assert split("abc", 3) == ["abc"]
    assert split("🌱🌱", 2) == ["🌱", "🌱"]
