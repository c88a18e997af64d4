"""Every sheet of the workbook against the engine's own numbers, on both collections."""

import io
import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from shutil import which
from xml.etree import ElementTree as ET

import msgspec
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string, range_boundaries

from tests.export.read_back import HEADS, Values, charts, rows
from tracker.analysis.distribution import FEWEST, Distribution, Share, distribution
from tracker.analysis.gaps import Basis, gaps
from tracker.analysis.request import Request, sections_of, view_of
from tracker.analysis.statements import statements
from tracker.analysis.trend import trend
from tracker.analysis.view import Panel, cycle_before, panel
from tracker.demo import demonstration
from tracker.export.plan import Plan
from tracker.export.xlsx import workbook
from tracker.export.xlsx.cells import CODES
from tracker.export.xlsx.styles import ink
from tracker.export.xlsx.trend import _DROPS, _RISES, _SAME
from tracker.load import load_catalogue
from tracker.method.change import Direction
from tracker.tables import words
from tracker.workspace import Workspace

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)


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
        assert row[f"{title}: of k: explicit wording"] == found.of_which.explicit[level.id]
        assert (
            row[f"{title}: of k: only by supranat. law"] == found.of_which.supranational[level.id]
        )
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


def target(book: Workbook, cell: Cell | MergedCell) -> Values:
    """Return the row of evidence that a cell leads to."""
    line = int(str(getattr(cell.hyperlink, "location", "")).rpartition("!A")[2])
    heads = [one.value for one in book["Evidence"][HEADS]]
    values = [one.value for one in book["Evidence"][line]]
    return {str(head): value for head, value in zip(heads, values, strict=True)}


def test_a_peer_leads_to_the_evidence_that_is_named(exported: Exported) -> None:
    book, chosen = exported.book, exported.plan.view
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
    book = exported.book
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
