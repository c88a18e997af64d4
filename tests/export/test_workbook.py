"""Every sheet of the workbook against the engine's own numbers, on both collections."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from shutil import which
from xml.etree import ElementTree as ET

import msgspec
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.factory import answer, collection, country, instrument, link, measure, view
from tracker.analysis.distribution import FEWEST, Distribution, Share, distribution
from tracker.analysis.gaps import Basis, gaps
from tracker.analysis.request import Request, sections_of, view_of
from tracker.analysis.statements import statements
from tracker.analysis.trend import trend
from tracker.analysis.view import Missing, Panel, cycle_before, panel
from tracker.demo import demonstration
from tracker.export.plan import Plan
from tracker.export.xlsx import workbook
from tracker.export.xlsx.book import Book
from tracker.export.xlsx.cells import CODES
from tracker.export.xlsx.text import place, sheet_name
from tracker.load import load_catalogue
from tracker.method.change import Direction
from tracker.model.record import Record
from tracker.tables import words
from tracker.tables.head import whole_head
from tracker.workspace import Workspace

ROOT = Path(__file__).parents[2]
HEADS = 5
TODAY = date(2026, 11, 23)

Values = Mapping[str, object]


class Exported(msgspec.Struct):
    """A collection's plan, its workbook as bytes, and as read back."""

    plan: Plan
    content: bytes
    book: Workbook


def plan_of(root: Path) -> Plan:
    workspace = Workspace(root, today=TODAY, cache=False)
    snapshot = workspace.snapshot()
    chosen = view_of(snapshot.collection, Request(population=workspace.defaults.population))
    return Plan(
        snapshot.collection,
        chosen,
        snapshot.record,
        sections_of(chosen.framework),
        snapshot.findings,
        snapshot.digest,
    )


@pytest.fixture(scope="module", params=["demonstration", "bundled"])
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    root = ROOT
    if request.param == "demonstration":
        root = tmp_path_factory.mktemp("demo")
        for name, content in demonstration(load_catalogue()).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
    made = plan_of(root)
    content = workbook(made)
    return Exported(made, content, load_workbook(io.BytesIO(content)))


def rows(sheet: Worksheet, key: str = "") -> list[Values]:
    """Return a sheet's rows by head; a group's title stands before heads that several groups have."""
    groups, found = "", []
    for at in range(1, sheet.max_column + 1):
        groups = str(sheet.cell(HEADS - 1, at).value or "") or (
            groups if _is_merged(sheet, at) else ""
        )
        head = sheet.cell(HEADS, at).value
        found.append(f"{groups}: {head}" if groups else str(head))
    kept: list[Values] = []
    for row in sheet.iter_rows(min_row=HEADS + 1, values_only=True):
        values = dict(zip(found, row, strict=True))
        if values.get(key or found[0]) is None:
            break
        kept.append(values)
    return kept


def _is_merged(sheet: Worksheet, column: int) -> bool:
    return any(
        one.min_row == HEADS - 1 and one.min_col <= column <= one.max_col
        for one in sheet.merged_cells.ranges
    )


def shown(share: Share) -> object:
    """Return what a column of percentages must hold."""
    if share.n >= FEWEST:
        return pytest.approx(share.k / share.n)
    return f"{share.k}/{share.n}" if share.n else None


def test_the_sheets_stand_in_the_order_of_the_design(exported: Exported) -> None:
    change = ["Trend", "Changes"] if exported.plan.trend else []
    names = (
        "About,Coverage,NBSAP only,Regions,Gaps ranked,Gap elements,Statements,Instruments,Evidence"
    )
    assert exported.book.sheetnames == [*names.split(","), *change, "Findings", "Data"]


def test_every_sheet_says_what_it_is_and_prints_on_whole_pages(exported: Exported) -> None:
    for sheet in exported.book.worksheets[1:]:
        assert str(sheet["A1"].value).startswith("DRAFT – ")
        assert "N = " in str(sheet["A2"].value) or "all frameworks and cycles" in str(
            sheet["A2"].value
        )
        assert "not that the gap itself is smaller" in str(sheet["A3"].value)
        assert sheet.print_title_rows is not None
        assert sheet.print_title_rows.endswith("$5")
        assert sheet.freeze_panes is not None
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.auto_filter.ref or sheet.tables
        assert sheet.oddHeader is not None
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.right is not None
        assert sheet.oddHeader.left is not None
        assert str(sheet.oddFooter.right.text).strip() == "&P / &N"
        assert "DRAFT" in str(sheet.oddHeader.left.text)
        assert "DRAFT" not in sheet.title


def test_regions_agree_with_the_engine(exported: Exported) -> None:
    made = exported.plan
    looked = panel(made.collection, made.view)
    grouping = made.collection.reference.groupings["region"]
    members: dict[str, frozenset[str]] = {"All members": frozenset(looked.members)}
    members |= {
        str(group.title["en"]): frozenset(group.members) & frozenset(looked.members)
        for group in grouping.groups
    }
    grouped = frozenset().union(*(group.members for group in grouping.groups))
    members["In no group"] = frozenset(looked.members) - grouped
    members = {title: codes for title, codes in members.items() if codes}
    found = rows(exported.book["Regions"])
    assert len(found) == len(members) * len(made.view.framework.items)
    for row in found:
        codes = members[str(row["Region"])]
        part = Panel(
            view=made.view,
            members=tuple(code for code in looked.members if code in codes),
            entries=tuple(entry for entry in looked.entries if entry.code in codes),
            apart=(),
        )
        item = made.view.framework.item[str(row["Item"])]
        check_figures(row, distribution(part, item), made)


def check_figures(row: Values, found: Distribution, made: Plan) -> None:
    for level in made.view.framework.scale:
        label = level.label["en"]
        assert row[f"Countries at each level: {level.glyph} {label}"] == found.counts[level.id]
        if level.value == 0:
            continue
        title = f"{label} or above"
        share = Share(found.at_least[level.id], found.n)
        assert (row[f"{title}: k"], row[f"{title}: of"]) == (share.k, share.n)
        assert row[f"{title}: %"] == shown(share)
        assert row[f"{title}: explicit wording"] == found.explicit[level.id]
        assert row[f"{title}: only by supranat. law"] == found.supranational[level.id]
    assert (row["n"], row["N"]) == (found.n, found.population)
    assert (row["Absent"], row["Missing cells"]) == (found.absent, found.missing_cells)
    assert row["Not applicable"] == found.not_applicable


@pytest.mark.parametrize(("name", "only"), [("Coverage", ()), ("NBSAP only", ("nbsap",))])
def test_matrices_agree_with_the_engine(
    exported: Exported, name: str, only: tuple[str, ...]
) -> None:
    made = exported.plan
    looked = panel(made.collection, msgspec.structs.replace(made.view, only=only))
    sheet = exported.book[name]
    heads = {str(cell.value): cell.column for cell in sheet[HEADS] if cell.value is not None}
    lines = {sheet.cell(row, 2).value: row for row in range(HEADS + 1, sheet.max_row + 1)}
    totals = {sheet.cell(row, 3).value: row for row in range(HEADS + 1, sheet.max_row + 1)}
    for entry in (*looked.entries, *looked.apart):
        for item in made.view.framework.items:
            rated = looked.rated[entry.code, item.id]
            value = rated.level.value if rated.level else CODES[rated.state]
            assert sheet.cell(lines[entry.code], heads[item.id]).value == value
    for item in made.view.framework.items:
        found = distribution(looked, item)
        column = heads[item.id]
        assert sheet.cell(totals["n (rated)"], column).value == found.n
        assert sheet.cell(totals["N"], column).value == found.population
        for level in made.view.framework.scale:
            row = totals[level.label["en"]]
            assert sheet.cell(row, column).value == found.counts[level.id]


def test_gaps_agree_with_the_engine(exported: Exported) -> None:
    made = exported.plan
    looked = panel(made.collection, made.view)
    expected = gaps(made.collection, looked, made.ranked)
    found = rows(exported.book["Gaps ranked"])
    assert [row["Item"] for row in found] == [one.item for one in expected]
    for row, one in zip(found, expected, strict=True):
        if one.basis is Basis.RATED:
            share = one.shares[0]
            assert (row["Gap: k"], row["Gap: of"]) == (share.k, share.n)
            assert row["Gap: %"] == shown(share)
        else:
            assert (row["Gap: k"], row["Gap: of"], row["Gap: %"]) == (None, None, None)
        assert (row["N"], row["Examples"]) == (one.distribution.population, one.examples)
    elements = {str(row["Element"]): row for row in rows(exported.book["Gap elements"])}
    for one in expected:
        entering = len(looked.entering(one.section))
        for element in one.elements:
            if entering and element.covered == entering:
                continue
            row = elements.pop(f"{one.item}.{element.element}")
            assert (row["Covered: k"], row["Covered: of"]) == (element.covered, entering)
            assert row["At least"] == element.examples
    assert not elements


def test_statements_agree_with_the_engine(exported: Exported) -> None:
    made = exported.plan
    found = rows(exported.book["Statements"])
    for row, one in zip(found, statements(made.collection, made.view), strict=True):
        first, *others = one.tallies
        assert row["Statement"] == one.statement.id
        assert (row["k of n: k"], row["k of n: of"]) == (first.share.k, first.share.n)
        assert row["k of n: %"] == shown(first.share)
        if others:
            share = others[0].share
            assert row["k of n, other side: k"] == share.k
            assert row["k of n, other side: %"] == shown(share)
        assert row["Verdict"] == words.verdict(one.verdict)
        assert row["N"] == one.population


def test_trend_agrees_with_the_engine(exported: Exported) -> None:
    made = exported.plan
    before = cycle_before(made.collection, made.view)
    if before is None:
        assert "Trend" not in exported.book.sheetnames
        return
    expected = trend(made.collection, made.view, before, made.ranked)
    for row in rows(exported.book["Trend"])[:-1]:
        changes = [one for one in expected.changes if one.item == row["Item"]]
        assert row["Matched"] == len(changes)
        for title, direction in (
            ("Drops", Direction.DROP),
            ("Rises", Direction.RISE),
            ("Same", Direction.SAME),
        ):
            assert row[title] == sum(one.direction is direction for one in changes)
    moved = [one for one in expected.changes if one.direction is not Direction.SAME]
    found = [
        (row["Code"], row["Item"], row[str(before)], row[str(made.view.cycle)], row["Levels"])
        for row in rows(exported.book["Changes"])
    ]
    assert found == [
        (one.country, one.item, one.before.value, one.after.value, one.steps) for one in moved
    ]


@pytest.mark.parametrize("name", ["Evidence", "Instruments", "Findings"])
def test_lists_have_every_row_and_column(exported: Exported, name: str) -> None:
    made = exported.plan
    table = {
        "Evidence": made.evidence,
        "Instruments": made.instruments,
        "Findings": made.problems,
    }[name]
    found = rows(exported.book[name])
    assert len(found) == len(table.rows)
    for row, expected in zip(found, table.rows, strict=True):
        assert row == {
            column.title: str(value).replace("\t", " ") if isinstance(value, str) else value
            for column, value in zip(table.columns, expected.values, strict=True)
        }


def test_data_has_every_tidy_row(exported: Exported) -> None:
    found = [tuple(row.values()) for row in rows(exported.book["Data"])]
    expected = [
        tuple(None if value == "" else value for value in row) for row in exported.plan.tidy
    ]
    assert found == expected


def test_links_lead_where_they_say(exported: Exported) -> None:
    book = exported.book
    targets: list[tuple[str, str, str]] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                link_ = cell.hyperlink
                if link_ is not None and not link_.target:
                    match = re.fullmatch(r"'([^']+)'!([A-Z]+)(\d+)", str(link_.location))
                    assert match is not None
                    at = book[match[1]][f"{match[2]}{match[3]}"].value
                    targets.append((sheet.title, str(cell.value), f"{match[1]}:{at}"))
    of = {name: [one[1:] for one in targets if one[0] == name] for name in book.sheetnames}
    assert [name for name, _target in of["About"]] == book.sheetnames[1:]
    with_evidence = {row.values[0] for row in exported.plan.evidence.rows}
    items = set(exported.plan.view.framework.item)
    assert {text for text, _target in of["Coverage"]} - items <= with_evidence
    for name in ("Coverage", "NBSAP only"):
        for text, target in of[name]:
            assert target in (f"Evidence:{text}", f"{name}:{text}")
    for text, target in of["Gaps ranked"]:
        assert target == f"Coverage:{text}" or target.startswith("Gap elements:")
    gap_rows = rows(book["Gaps ranked"])
    titles = {str(row["Title"]): str(row["Item"]) for row in gap_rows}
    for text, target in of["Gaps ranked"]:
        if text in titles:
            assert target.startswith(f"Gap elements:{titles[text]}.")


def test_a_country_leads_to_the_evidence_of_the_cycle_that_is_looked_at(exported: Exported) -> None:
    book, chosen = exported.book, exported.plan.view
    looked = {
        row.values[0]
        for row in exported.plan.evidence.rows
        if row.values[2] == chosen.framework.id and row.values[3] == chosen.cycle
    }
    heads = {str(cell.value): cell.column or 0 for cell in book["Evidence"][HEADS]}
    for row in range(HEADS + 1, book["Coverage"].max_row):
        cell = book["Coverage"].cell(row, 2)
        if cell.hyperlink is not None and cell.value in looked:
            line = int(re.sub(r".*!A", "", str(cell.hyperlink.location)))
            assert book["Evidence"].cell(line, heads["Cycle"]).value == chosen.cycle
            assert book["Evidence"].cell(line, heads["Framework"]).value == chosen.framework.id


def test_the_chart_has_a_bar_an_item_with_k_of_n_in_words(exported: Exported) -> None:
    parts = charts(exported.content)
    figures = [one for one in exported.plan.gaps[0].rows if one.values[3] is not None]
    if not figures:
        assert not parts
        text = [str(cell.value) for row in exported.book["Gaps ranked"] for cell in row]
        assert any(one.startswith("No chart: no item has 5 rated countries") for one in text)
        return
    last = HEADS + len(exported.plan.gaps[0].rows)
    assert f"'Gaps ranked'!$F$6:$F${last}" in parts[0]
    for row in rows(exported.book["Gaps ranked"]):
        k, n = row["Gap: k"], row["Gap: of"]
        assert isinstance(k, int)
        assert isinstance(n, int)
        assert (f"({k}/{n})" in parts[0]) == (n >= FEWEST)
    assert "'Trend'!" in parts[1]


def charts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = sorted(one for one in package.namelist() if one.startswith("xl/charts/chart"))
        return [package.read(name).decode() for name in names]


def test_two_exports_are_the_same_bytes(exported: Exported) -> None:
    made = exported.plan
    again = Plan(made.collection, made.view, made.records, made.ranked, made.findings, made.inputs)
    assert workbook(again) == exported.content


def test_every_part_is_well_formed(exported: Exported) -> None:
    with zipfile.ZipFile(io.BytesIO(exported.content)) as package:
        for name in package.namelist():
            ET.fromstring(package.read(name))  # noqa: S314 - our own file


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(exported: Exported, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(exported.content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "csv"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(book)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert b"Soil biodiversity in policy texts" in (tmp_path / "book.csv").read_bytes()


# hand-made collections: few countries, bounds, Excel's limits


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
    found = {str(row["Item"]): row for row in rows(book["Gaps ranked"])}
    assert (found["G1"]["Gap: k"], found["G1"]["Gap: of"]) == (5, 6)
    assert found["G1"]["Gap: %"] == pytest.approx(5 / 6)
    assert found["G2"]["Gap: %"] == "4/4"
    text = [str(cell.value) for row in book["Gaps ranked"] for cell in row]
    assert "No bar: fewer than 5 rated countries; k/n stands in the table." in text
    (chart,) = charts(content)
    assert "83% (5/6)" in chart
    assert "4/4" not in re.sub(r"<c:cat>.*?</c:val>", "", chart)
    assert chart.count('<c:delete val="1"/>') == 1  # the label of G2


def test_bounds_have_two_figures_each_in_columns_of_its_own() -> None:
    made = plan(*six(lambda at: "none" if at else "low"), missing=Missing.BOUNDS)
    found = {
        str(row["Item"]): row
        for row in rows(load_workbook(io.BytesIO(workbook(made)))["Gaps ranked"])
    }
    row = found["G1"]  # 5 gaps of 6 rated; 4 of the 10 members are missing
    assert [row[f"Gap: {part}"] for part in ("k", "of", "to k")] == [5, 10, 9]
    assert (row["Gap: %"], row["Gap: to %"]) == (0.5, 0.9)


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
