"""Every sheet of the workbook against the engine's own numbers, on both collections."""

import html
import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from shutil import which
from xml.etree import ElementTree as ET

import msgspec
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

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
from tracker.analysis.distribution import FEWEST, Distribution, Share, distribution
from tracker.analysis.gaps import Basis, gaps
from tracker.analysis.request import Request, sections_of, view_of
from tracker.analysis.statements import statements
from tracker.analysis.trend import trend
from tracker.analysis.view import Missing, Panel, cycle_before, panel
from tracker.demo import demonstration
from tracker.export.plan import Plan
from tracker.export.xlsx import workbook
from tracker.export.xlsx.book import Book, TooManyRowsError
from tracker.export.xlsx.bulk import MOST_ROWS
from tracker.export.xlsx.cells import CODES
from tracker.export.xlsx.gaps import write_elements
from tracker.export.xlsx.lists import write_evidence, write_instruments
from tracker.export.xlsx.places import places_of
from tracker.export.xlsx.styles import ink
from tracker.export.xlsx.text import lines, place, sheet_name
from tracker.export.xlsx.trend import _DROPS, _RISES, _SAME, write_changes
from tracker.load import load_catalogue
from tracker.method.change import Direction
from tracker.model.record import Record
from tracker.tables import words
from tracker.tables.head import whole_head
from tracker.tables.trend import Reasons, trend_tables
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
        group = str(sheet.cell(HEADS - 1, at).value or "")
        groups = group or (groups if _is_merged(sheet, at) else "")
        if groups.startswith("Columns – "):  # what the heads of a list mean
            groups = ""
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
    if not enters(made):
        assert not found
        assert "so there are no rows" in "".join(
            str(row[0].value) for row in exported.book["Regions"]
        )
        return
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


def enters(made: Plan) -> bool:
    """Say whether any assessment enters a share."""
    looked = panel(made.collection, made.view)
    return any(looked.entering(section.id) for section in made.view.framework.sections)


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
        assert row[f"{title}: of k: explicit wording"] == found.explicit[level.id]
        assert row[f"{title}: of k: only by supranat. law"] == found.supranational[level.id]
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
    lines = {sheet.cell(row, 1).value: row for row in range(HEADS + 1, sheet.max_row + 1)}
    totals = {sheet.cell(row, 2).value: row for row in range(HEADS + 1, sheet.max_row + 1)}
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
        for level in made.view.framework.scale if enters(made) else ():
            row = totals[level.label["en"]]
            assert sheet.cell(row, column).value == found.counts[level.id]


def test_gaps_agree_with_the_engine(exported: Exported) -> None:
    made = exported.plan
    looked = panel(made.collection, made.view)
    expected = gaps(made.collection, looked, made.ranked)
    found = rows(exported.book["Gaps ranked"], "Item")
    framework = made.view.framework
    assert [(row["Item"], row["In Coverage"]) for row in found] == [
        (f"{one.item} {framework.item[one.item].title['en']}", one.item) for one in expected
    ]
    is_rated = {one.basis is Basis.RATED for one in expected}
    assert ("Basis" in found[0]) == (False in is_rated)
    for row, one in zip(found, expected, strict=True):
        if one.basis is Basis.RATED:
            share = one.shares[0]
            assert (row["Gap: k"], row["Gap: of"]) == (share.k, share.n)
            assert row["Gap: %"] == shown(share)
        else:
            assert (row["Gap: k"], row["Gap: of"], row["Gap: %"]) == (None, None, None)
        assert (row["N"], row["With evidence, at least"]) == (
            one.distribution.population,
            one.examples,
        )
    elements = {str(row["Element"]): row for row in rows(exported.book["Gap elements"])}
    for one in expected:
        n = one.distribution.n
        for element in one.elements:
            if n and element.covered == n:
                continue
            row = elements.pop(f"{one.item}.{element.element}")
            figures = (element.covered, n) if n else (None, None)
            assert (row["Covered: k"], row["Covered: of"]) == figures
            assert row["Covered, at least"] == element.examples
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
        changes = [one for one in expected.changes if one.item == str(row["Item"]).split()[0]]
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
        kept = {name: value for name, value in row.items() if name != "On the web"}
        assert kept == {
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
    for text, target in of["Gaps ranked"]:
        if " " in text:
            assert target.startswith(f"Gap elements:{text.split()[0]}.")


def led(exported: Exported) -> Workbook:
    """Return the sheets that lead to the evidence, with the evidence."""
    made = exported.plan
    book = Book(made.about.head, datetime(2026, 1, 1))  # noqa: DTZ001 - a date
    evidence = book.sheet("Evidence", made.evidence.head)
    places = places_of(evidence.name, made.evidence, made.view.framework, made.view.cycle)
    elements = book.sheet("Gap elements", made.gaps[1].head)
    write_elements(elements, made.gaps[1], places.peers)
    instruments = book.sheet("Instruments", made.instruments.head)
    write_instruments(instruments, made.instruments, places.instruments)
    if made.trend is not None:
        changes = book.sheet("Changes", made.trend[1].head)
        write_changes(changes, made.trend[1], places)
    write_evidence(evidence, made.evidence)
    return load_workbook(io.BytesIO(book.finished()))


def target(book: Workbook, cell: Cell | MergedCell) -> Values:
    """Return the row of evidence that a cell leads to."""
    line = int(str(getattr(cell.hyperlink, "location", "")).rpartition("!A")[2])
    heads = [one.value for one in book["Evidence"][HEADS]]
    values = [one.value for one in book["Evidence"][line]]
    return {str(head): value for head, value in zip(heads, values, strict=True)}


def test_a_peer_leads_to_the_evidence_that_is_named(exported: Exported) -> None:
    book, chosen = led(exported), exported.plan.view
    sheet = book["Gap elements"]
    peers = 0
    for line in sheet.iter_rows(min_row=HEADS + 1):
        for at, cell in enumerate(line):
            if cell.hyperlink is not None:
                peers += 1
                found = target(book, cell)
                assert found["Code"] == cell.value
                assert (found["Framework"], found["Cycle"]) == (chosen.framework.id, chosen.cycle)
                assert str(line[1].value).startswith(f"{found['Item']}.")
                assert f"{found['Instrument']}/{found['Measure']} (" in str(line[at + 1].value)
    named = [value for row in exported.plan.gaps[1].rows for value in row.values[-3:] if value]
    assert peers == len(named) > 0


def test_instruments_and_changes_lead_to_their_evidence(exported: Exported) -> None:
    book = led(exported)
    sheet = book["Instruments"]
    heads = {str(cell.value): at for at, cell in enumerate(sheet[HEADS])}
    for line in sheet.iter_rows(min_row=HEADS + 1):
        cell = line[heads["Links"]]
        if cell.hyperlink is None:
            assert cell.value == 0
            assert not cell.font.underline
            continue
        assert cell.font.underline == "single"
        found = target(book, cell)
        code, own = line[heads["Code"]].value, line[heads["Instrument"]].value
        assert found["Instrument"] == (own if found["Code"] == code else f"{code}:{own}")
    if exported.plan.trend is None:
        return
    for line in book["Changes"].iter_rows(min_row=HEADS + 1):
        country_, _name, item = line[:3]
        if country_.hyperlink is not None:
            assert target(book, country_)["Code"] == country_.value
        if item.hyperlink is not None:
            found = target(book, item)
            assert (found["Code"], found["Item"]) == (country_.value, item.value)


def test_a_country_leads_to_the_evidence_of_the_cycle_that_is_looked_at(exported: Exported) -> None:
    book, chosen = exported.book, exported.plan.view
    looked = {
        row.values[0]
        for row in exported.plan.evidence.rows
        if row.values[2] == chosen.framework.id and row.values[3] == chosen.cycle
    }
    heads = {str(cell.value): cell.column or 0 for cell in book["Evidence"][HEADS]}
    for row in range(HEADS + 1, book["Coverage"].max_row):
        cell = book["Coverage"].cell(row, 1)
        if cell.hyperlink is not None and cell.value in looked:
            line = int(re.sub(r".*!A", "", str(cell.hyperlink.location)))
            assert book["Evidence"].cell(line, heads["Cycle"]).value == chosen.cycle
            assert book["Evidence"].cell(line, heads["Framework"]).value == chosen.framework.id


def test_charts_take_names_and_figures_from_what_sorts_and_filters_with_them(
    exported: Exported,
) -> None:
    """Every cell that a chart shows is in a visible column, within the rows of the filter."""
    parts = charts(exported.content)
    book = exported.book
    if not parts:
        text = [str(cell.value) for row in book["Gaps ranked"] for cell in row]
        assert any(one.startswith("No chart: no item has 5 rated countries") for one in text)
        return
    assert len(parts) == 1 + bool(exported.plan.trend)
    for part in parts:
        cited = re.findall(r"<c:f>'([^']+)'!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)</c:f>", part)
        assert cited
        for name, column, first, end, last in cited:
            sheet = book[name]
            left, top, right, bottom = range_boundaries(str(sheet.auto_filter.ref))
            assert (column, (top or 0) + 1, bottom) == (end, int(first), int(last))
            assert (left or 0) <= column_index_from_string(column) <= (right or 0)
            assert not sheet.column_dimensions[column].hidden
        assert "<c:dLbl>" not in part  # labels of single bars would stay where they are
        names = {column for name, column, *_rest in cited if sheet[f"{column}5"].value == "Item"}
        assert len(names) == 1


def test_a_chart_that_is_taken_out_still_says_whose_figures_it_shows(exported: Exported) -> None:
    for part in charts(exported.content):
        titles = re.findall(r"<a:t>(.*?)</a:t>", part, re.DOTALL)
        assert titles[0].startswith("DRAFT – ")
        said = "\n".join(titles)
        assert f"cycle {exported.plan.view.cycle}" in said
        assert "N = " in said
        assert "Missing: reporting-only" in said
        assert "countries" in titles[1].split("\n")[0]


def test_charts_are_listed_under_what_they_show(exported: Exported) -> None:
    with zipfile.ZipFile(io.BytesIO(exported.content)) as package:
        drawings = [
            package.read(one).decode()
            for one in sorted(package.namelist())
            if one.startswith("xl/drawings/drawing")
        ]
    names = [name for one in drawings for name in re.findall(r'cNvPr id="\d+" name="([^"]+)"', one)]
    assert names == ["Gaps ranked, chart", "Trend, chart"][: len(charts(exported.content))]


def test_drops_are_the_darkest_part_in_colour_and_in_grey() -> None:
    assert ink(_DROPS) == "#FFFFFF"
    assert (ink(_SAME), ink(_RISES)) == ("#000000", "#000000")


def test_every_column_with_a_meaning_says_it_on_its_sheet(exported: Exported) -> None:
    made = exported.plan
    tables = {
        "Regions": made.regions,
        "Gaps ranked": made.gaps[0],
        "Gap elements": made.gaps[1],
        "Statements": made.statements,
        "Instruments": made.instruments,
        "Evidence": made.evidence,
        "Findings": made.problems,
    }
    if made.trend is not None:
        tables |= {"Trend": made.trend[0], "Changes": made.trend[1]}
    for name, table in tables.items():
        text = "\n".join(str(cell.value) for row in exported.book[name] for cell in row)
        explained = [one for one in table.columns if one.about and one.id not in ("item", "basis")]
        for column in explained:
            assert f"{column.title}: {column.about}" in text, (name, column.id)


def test_trend_and_changes_have_titles_of_their_own_and_say_how_many_are_matched(
    exported: Exported,
) -> None:
    if exported.plan.trend is None:
        return
    trends, changes = exported.book["Trend"], exported.book["Changes"]
    assert trends["A1"].value != changes["A1"].value
    for sheet in (trends, changes):
        assert re.match(r"Matched countries: \d+ ", str(sheet["A2"].value))
    last = rows(trends)[-1]
    assert last["Item"] == "All items, in pairs of country and item"


def test_data_prints_a_page_that_can_be_read(exported: Exported) -> None:
    area = str(exported.book["Data"].print_area)
    assert re.search(r"\$A\$1:\$O\$\d+$", area)
    assert "One page prints" in str(exported.book["Data"]["A3"].value)


def test_the_file_says_what_it_is(exported: Exported) -> None:
    properties = exported.book.properties
    assert properties.creator == "tracker"
    assert "Soil biodiversity" in str(properties.subject)
    assert exported.plan.view.framework.id in str(properties.keywords)


def test_no_text_stands_twice_in_the_shared_strings(exported: Exported) -> None:
    with zipfile.ZipFile(io.BytesIO(exported.content)) as package:
        shared = package.read("xl/sharedStrings.xml").decode()
    items = re.findall("<si>.*?</si>", shared, re.DOTALL)
    assert len(items) == len(set(items))


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
    book.sheet("Full", head).rows(MOST_ROWS - 2, [("a",), ("b",)])
    with zipfile.ZipFile(io.BytesIO(book.finished())) as package:
        assert f'r="A{MOST_ROWS}"' in package.read("xl/worksheets/sheet1.xml").decode()
    with pytest.raises(TooManyRowsError):
        book.sheet("More", head).rows(MOST_ROWS - 1, [("a",), ("b",)])


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
