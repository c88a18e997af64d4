"""The CSV folder, read back with the csv module."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factory import answer, collection, country, instrument, link, measure, view
from tracker.analysis.view import Missing
from tracker.export.as_csv import BOM, faithful, table_csv, write
from tracker.export.csv_folder import csv_folder
from tracker.export.plan import Plan
from tracker.model.record import Record
from tracker.tables.coverage import coverage
from tracker.tables.plain import plain
from tracker.tables.tidy import TidyRow

FILES = {
    "data.csv",
    "nbsap-only.csv",
    "regions.csv",
    "coverage.csv",
    "distribution.csv",
    "gaps.csv",
    "gap-elements.csv",
    "statements.csv",
    "evidence.csv",
    "instruments.csv",
    "findings.csv",
    "README.txt",
}
NASTY = '=HYPERLINK("http://x.example","click, me")'


def hostile() -> Record:
    nasty = measure("m1", quote=NASTY, summary="-1+1, and\r\na second line", locator="@SUM(A1)")
    return country(
        "AAA",
        {"G1": answer(link("law/m1", "a", why="'=already\x1b[31m"))},
        instruments=[
            instrument("law", [nasty], title='A "law", with commas', url="javascript:alert(1)")
        ],
        state="draft",
    )


def plan(*records: Record) -> Plan:
    many = collection(*records)
    looked = view(many)
    by_code = {one.country: one for one in records}
    return Plan(many, looked, by_code.get, looked.framework.sections[:1], inputs="abc")


def read(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(BOM)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_folder_has_its_files_and_the_same_bytes_each_time() -> None:
    found = csv_folder(plan(hostile()))
    assert set(found) == FILES
    assert found == csv_folder(plan(hostile()))


def test_data_holds_the_tidy_rows_cell_for_cell() -> None:
    made = plan(hostile(), country("BBB", {"G1": "none", "G2": "not-applicable"}))
    rows = read(csv_folder(made)["data.csv"])
    assert list(rows[0]) == list(TidyRow._fields)
    assert len(rows) == len(made.tidy) == 8
    for row, tidy in zip(rows, made.tidy, strict=True):
        assert list(row.values()) == [str(value) for value in tidy]


def test_lines_end_as_rfc_4180_has_it() -> None:
    content = csv_folder(plan(hostile()))["evidence.csv"]
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[-1] == ""
    assert len(lines) == 3  # the heads, one link, the end: a break in a text is a bare newline


def test_text_that_looks_like_a_formula_stays_text_and_comes_back() -> None:
    (row,) = read(csv_folder(plan(hostile()))["evidence.csv"])
    assert row["quote"] == "'" + NASTY
    assert faithful(row["quote"]) == NASTY
    assert row["summary"] == "'-1+1, and\na second line"
    assert row["locator"] == "'@SUM(A1)"
    assert row["why"] == "''=already\ufffd[31m"
    assert row["instrument_title"] == 'A "law", with commas'


@given(st.text())
def test_one_apostrophe_can_always_be_taken_away(text: str) -> None:
    (row,) = csv.reader(io.StringIO(write([[text, 1]]), newline=""))
    assert row[1] == "1"
    assert faithful(row[0]) == plain(text, lines=True)
    assert row[0][:1] not in tuple("=+-@\t\r＝＋－＠")


def test_numbers_are_no_text() -> None:
    assert write([[-1, 0.5, None, "-1"]]) == "-1,0.5,,'-1\r\n"


def test_a_share_is_in_columns_of_numbers() -> None:
    many = collection(
        country("AAA", {"G1": "low", "G2": "none"}), country("FFF", {"G1": "none", "G2": "none"})
    )
    looked = view(many, missing=Missing.BOUNDS)
    table = coverage(many, looked, by="region", sections=looked.framework.sections[:1])
    rows = list(csv.DictReader(io.StringIO(table_csv(table), newline="")))
    names = [
        "row",
        "region",
        "title",
        "members",
        "countries",
        "G1_k",
        "G1_n",
        "G1_k_high",
        "G1_n_high",
    ]
    assert list(rows[0])[:9] == names
    assert [rows[0][name] for name in names] == [
        "entry",
        "north",
        "North",
        "5",
        "1",
        "1",
        "5",
        "5",
        "5",
    ]
    assert [rows[2][name] for name in names] == [
        "total",
        "",
        "All members",
        "10",
        "2",
        "1",
        "10",
        "9",
        "10",
    ]


@pytest.mark.parametrize("name", ["coverage.csv", "gaps.csv", "statements.csv", "findings.csv"])
def test_every_line_has_as_many_fields_as_the_heads(name: str) -> None:
    content = csv_folder(plan(hostile()))[name].decode("utf-8-sig")
    widths = {len(row) for row in csv.reader(io.StringIO(content, newline=""))}
    assert len(widths) == 1


def test_the_readme_says_draft_what_it_is_and_what_was_done_to_text() -> None:
    text = csv_folder(plan(hostile()))["README.txt"].decode()
    assert text.startswith("DRAFT – A small framework\n")
    assert "Population: Members of the test; N = 10" in text
    assert "Missing: reporting-only" in text
    assert "Levels tell how far policy texts address an item" in text
    assert "apostrophe" in text
    for name in FILES - {"README.txt"}:
        assert f"{name}: DRAFT – " in text
    for name in TidyRow._fields:
        assert f"    {name}: " in text
