"""Workbooks of few records: limits, how texts fit, and the reasons that changes are given."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import msgspec
import pytest
from openpyxl import load_workbook

from tests.export.read_back import HEADS, charts, rows
from tests.factory import (
    answer,
    assessment,
    collection,
    country,
    instrument,
    link,
    measure,
    record,
    view,
)
from tracker.analysis.distribution import Share
from tracker.analysis.view import Missing
from tracker.export.plan import Plan
from tracker.export.xlsx import workbook
from tracker.export.xlsx.apart import Layout, LongList
from tracker.export.xlsx.book import Book, TooManyRowsError
from tracker.export.xlsx.bulk import MOST_ROWS, Cells, Rows
from tracker.export.xlsx.text import lines, place, sheet_name
from tracker.export.xlsx.trend import write_changes
from tracker.model.record import Record
from tracker.tables.head import whole_head
from tracker.tables.trend import Reasons, trend_tables

TODAY = date(2026, 11, 23)


def plan(*records: Record, missing: Missing = Missing.REPORTING_ONLY) -> Plan:
    many = collection(*records)
    looked = view(many, missing=missing)
    by_code = {one.country: one for one in records}
    return Plan(many, looked, by_code.get, looked.framework.sections[:1], inputs="abc")


def six(level: Callable[[int], str]) -> list[Record]:
    return [
        country(code * 3, {"G1": level(at), "G2": "none" if at < 4 else "not-disclosed"})
        for at, code in enumerate("ABCDEF")
    ]


def test_below_five_there_is_no_percentage_and_no_bar() -> None:
    made = plan(*six(lambda at: "none" if at else "low"))
    content = workbook(made)
    book = load_workbook(io.BytesIO(content))
    found = {str(row["In Coverage"]): row for row in rows(book["Gaps ranked"], "Item")}
    assert (found["G1"]["Gap: k"], found["G1"]["Gap: of"]) == (5, 6)
    assert found["G1"]["Gap: %"] == pytest.approx(5 / 6)
    assert found["G2"]["Gap: %"] == "4/4"
    text = [str(cell.value) for row in book["Gaps ranked"] for cell in row]
    note = "No bar: no country has the gap, or fewer than 5 are rated; the table says which."
    assert note in text
    (chart,) = charts(content)
    values = re.findall(r"<c:val>.*?</c:val>", chart)
    assert "<c:v>0</c:v>" in values[0]  # that of G2, whose cell is text
    assert '[=0]""' in html.unescape(chart)  # and has no label


def test_bounds_have_two_figures_each_in_columns_of_its_own() -> None:
    made = plan(*six(lambda at: "none" if at else "low"), missing=Missing.BOUNDS)
    found = {
        str(row["In Coverage"]): row
        for row in rows(load_workbook(io.BytesIO(workbook(made)))["Gaps ranked"], "Item")
    }
    row = found["G1"]  # 5 gaps of 6 rated; 4 of the 10 members are missing
    assert [row[f"Gap: {part}"] for part in ("lowest k", "of", "highest k")] == [5, 10, 9]
    assert (row["Gap: lowest %"], row["Gap: highest %"]) == (0.5, 0.9)


def test_a_share_that_is_nearly_nothing_says_so_in_its_format() -> None:
    from tracker.export.xlsx.cells import write_row
    from tracker.export.xlsx.lanes import lanes_of
    from tracker.export.xlsx.styles import PLAIN
    from tracker.tables.table import Column, Kind, Row, Shares, Table

    many = collection()
    head = whole_head(many, "Shares")
    figures = [Share(1, 300), Share(299, 300), Share(5, 8), Share(0, 300), Share(1, 4)]
    table = Table(
        id="t",
        head=head,
        columns=(Column("share", "Share", Kind.SHARE),),
        rows=tuple(Row((Shares((one,)),)) for one in figures),
    )
    book = Book(head, TODAY)  # type: ignore[arg-type]  # a date will do
    sheet = book.sheet("Shares", head)
    lanes = lanes_of(table, width=lambda _column: None)
    for at, row in enumerate(table.rows, 1):
        write_row(sheet, at, row, lanes, PLAIN)
    read = load_workbook(io.BytesIO(book.finished()))["Shares"]
    cells = [row[2] for row in read.iter_rows(min_row=2)]
    assert [cell.number_format for cell in cells[:4]] == ['"<1%"', '">99%"', "0%", "0%"]
    assert [cell.value for cell in cells[:4]] == pytest.approx([1 / 300, 299 / 300, 5 / 8, 0])
    assert cells[4].value == "1/4"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Coverage", "Coverage"),
        ("a/b\\c?d*e[f]g:h", "a b c d e f g h"),
        ("'quoted'", "quoted"),
        ("x" * 40, "x" * 31),
        ("🌱" * 20, "🌱" * 15),
        ("History", "History 2"),
        ("\x07", "�"),
        ("", "1"),
    ],
)
def test_sheets_get_names_that_excel_takes(title: str, name: str) -> None:
    assert sheet_name(title) == name
    assert len(sheet_name(title).encode("utf-16-le")) // 2 <= 31


def test_no_two_sheets_have_the_same_name() -> None:
    head = whole_head(collection(), "A head")
    book = Book(head, TODAY)  # type: ignore[arg-type]  # a date will do
    names = [book.sheet(one, head).name for one in ("y" * 33, "Y" * 32, "y" * 31)]
    assert names == ["y" * 31, "Y" * 29 + " 2", "y" * 29 + " 3"]


def test_a_link_quotes_the_name_of_a_sheet() -> None:
    assert place("L'Aquila", "A1") == "'L''Aquila'!A1"


def test_links_within_the_book_beyond_what_a_sheet_holds_become_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tracker.export.xlsx.book.MOST_LINKS", 1)
    one = country("AAA", {"G1": link("law/explicit", "a"), "G2": "none"})
    sheet = load_workbook(io.BytesIO(workbook(plan(one))))["About"]
    linked = [cell.value for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert linked == ["Coverage"]
    assert sheet["A6"].value == "NBSAP only"


def test_a_long_title_is_cut_in_the_print_header_only() -> None:
    head = msgspec.structs.replace(whole_head(collection(), "A & b " * 60), is_draft=True)
    book = Book(head, TODAY)  # type: ignore[arg-type]  # a date will do
    book.sheet("One", head)
    content = book.finished()
    assert load_workbook(io.BytesIO(content))["One"]["A1"].value == head.full_title
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode().replace("&amp;", "&")
    (header,) = re.findall("<oddHeader>(.*?)</oddHeader>", text)
    assert "DRAFT – A && b" in header
    assert len(header) <= 255


def test_text_that_looks_like_a_formula_is_text_on_every_sheet() -> None:
    text = "=1+1"
    plans = [measure("m1", quote=text, summary=text)]
    one = country(
        "AAA",
        {"G1": answer(link("law/m1", "a", why=text)), "G2": "none"},
        instruments=[instrument("law", plans, title=text)],
    )
    content = workbook(plan(one))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [one for one in package.namelist() if one.startswith("xl/worksheets/sheet")]
        assert not [one for one in sheets if b"<f>" in package.read(one)]
    book = load_workbook(io.BytesIO(content))
    for name in ("Instruments", "Evidence"):
        cells = [cell for row in book[name] for cell in row if cell.value == text]
        assert cells
        assert all(cell.data_type == "s" for cell in cells)


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel calls a sheet with more than 1,048,576 rows damaged."""
    assert MOST_ROWS == 1_048_576
    monkeypatch.setattr("tracker.export.xlsx.book.MOST_ROWS", HEADS)
    one = country("AAA", {"G1": link("law/explicit", "a"), "G2": "none"})
    with pytest.raises(TooManyRowsError, match=r"Sheet \w+ would have \d+ rows; a sheet holds 5"):
        workbook(plan(one))


def test_a_sheet_can_be_filled_to_the_last_row() -> None:
    head = whole_head(collection(), "A head")
    book = Book(head, TODAY)  # type: ignore[arg-type]  # a date will do
    two = LongList(lambda: (Layout([], [], 0), Rows([Cells(["a", "b"], [0, 1])])))
    book.sheet("Full", head).rows(MOST_ROWS - 2, two)
    with zipfile.ZipFile(io.BytesIO(book.finished())) as package:
        assert f'r="A{MOST_ROWS}"' in package.read("xl/worksheets/sheet1.xml").decode()
    with pytest.raises(TooManyRowsError):
        book.sheet("More", head).rows(MOST_ROWS - 1, two)


def test_a_list_without_rows_has_its_heads_in_the_filter_and_in_its_dimension() -> None:
    sheet = load_workbook(io.BytesIO(workbook(plan(country("AAA", {"G1": "low"})))))["Findings"]
    assert sheet.auto_filter.ref == "A5:H5"
    assert sheet.dimensions == "A1:H5"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, 1),
        ("short", 10, 1),
        ("two words", 6, 2),
        ("a\nb", 10, 2),
        ("soil-strategy/research-coordination", 20, 2),  # longer than a line: it goes on
        ("https://example.org/" + "a" * 60, 30, 3),
        ("iiiii iiiii iiiii", 8, 1),
        ("WWWWW WWWWW WWWWW", 10, 3),
        ("中华人民共和国土壤污染防治法", 15, 2),
    ],
)
def test_lines_are_counted_as_they_break(text: str, width: float, expected: int) -> None:
    assert lines(text, width) == expected


def test_the_lowest_level_has_a_line_around_it() -> None:
    """In grey, the two palest colours are the same."""
    book = load_workbook(io.BytesIO(workbook(plan(*six(lambda at: "none" if at else "low")))))
    sheet = book["Coverage"]
    column = next(cell.column for cell in sheet[HEADS] if cell.value == "G1")
    boxed = {
        sheet.cell(row, column).value: sheet.cell(row, column).border.right.style
        for row in range(HEADS + 1, HEADS + 7)
    }
    assert boxed == {2: None, 0: "thin"}


def test_a_reason_is_given_where_records_are_to_be_had() -> None:
    records = [
        record(
            "AAA",
            [
                assessment({"G1": "high", "G2": "high"}, cycle=2024),
                assessment({"G1": answer(level="low", reason="=read anew"), "G2": "low"}),
            ],
        )
    ]
    many = collection(*records)
    looked = view(many)
    by_code = {one.country: one for one in records}
    sections = looked.framework.sections[:1]
    _items, moved = trend_tables(
        many, looked, 2024, sections, reasons=Reasons(many, looked, by_code.get)
    )
    assert [row.values[-2:] for row in moved.rows] == [
        ("given in the record", "=read anew"),
        ("still missing", None),
    ]
    book = Book(moved.head, datetime(2026, 1, 1))  # noqa: DTZ001 - a date
    write_changes(book.sheet("Changes", moved.head), moved)
    sheet = load_workbook(io.BytesIO(book.finished()))["Changes"]
    assert (sheet["J5"].value, sheet["J6"].value) == ("What the record says", "=read anew")
    assert sheet["J6"].data_type == "s"


def test_a_reason_is_that_of_the_assessment_that_is_looked_at() -> None:
    """The national submission is left out by the view's states: its words are not for this level."""
    records = [
        record(
            "AAA",
            [
                assessment({"G1": "high", "G2": "low"}, cycle=2024, state="published"),
                assessment(
                    {"G1": answer(level="low", notes="ours"), "G2": "low"}, state="published"
                ),
                assessment(
                    {"G1": answer(level="none", notes="theirs"), "G2": "low"},
                    method="national-submission",
                ),
            ],
        )
    ]
    many = collection(*records)
    looked = view(many, states=["published"])
    reasons = Reasons(many, looked, {one.country: one for one in records}.get)
    sections = looked.framework.sections[:1]
    _items, moved = trend_tables(many, looked, 2024, sections, reasons=reasons)
    assert [row.values[-1] for row in moved.rows] == ["ours"]


def test_a_record_that_was_loaded_already_gives_its_reasons_without_another_load() -> None:
    earlier = assessment({"G1": "high", "G2": "none"}, cycle=2024)
    later = assessment({"G1": answer(level="low", notes="why"), "G2": "none"})
    one, loads = record("AAA", [earlier, later]), []

    def load(code: str) -> Record:
        loads.append(code)
        return one

    many = collection(one)
    looked = view(many)
    given = Reasons(many, looked, load)
    assert given.noting("AAA") is one
    sections = looked.framework.sections[:1]
    _items, moved = trend_tables(many, looked, 2024, sections, reasons=given)
    assert [row.values[-1] for row in moved.rows] == ["why"]
    assert loads == ["AAA"]


@pytest.mark.parametrize("title", ["&" * 190, "a" * 195 + "&&", "\U0001d54f" * 300])
def test_a_print_header_is_cut_to_what_it_holds(title: str) -> None:
    """XlsxWriter would leave out a longer one, DRAFT and all, with a warning (here an error)."""
    many = collection(record("AAA", [assessment({"G1": "low", "G2": "low"})]))
    plain = trend_tables(many, view(many), 2024, ())[0].head
    book = Book(plain, datetime(2026, 1, 1))  # noqa: DTZ001 - a date
    book.sheet("One", msgspec.structs.replace(plain, title=title))
    with zipfile.ZipFile(io.BytesIO(book.finished())) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    found = re.search("<oddHeader>(.*?)</oddHeader>", sheet)
    assert found
    shown = html.unescape(found[1]).removeprefix("&L&8 ").partition("&R&8")[0]
    assert len(shown) > 90
    assert set(re.findall("&+", shown)) <= {"&" * (2 * n) for n in range(200)}
