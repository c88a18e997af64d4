"""Gaps and statements: the tables' own figures, n in words, and the way into the matrix."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from tests.cli.harness import KEN, write
from tests.tui.harness import drive, press, said, screen_text, settled
from tracker.analysis.distribution import distribution
from tracker.analysis.request import Request, sections_of
from tracker.tables.gaps import gaps_tables
from tracker.tables.statements import statements_table
from tracker.tables.table import Shares
from tracker.tui.app import TrackerApp
from tracker.tui.claims import claim, claims
from tracker.tui.figures import share_words
from tracker.tui.messages import Goto
from tracker.tui.screens.gaps import Gaps
from tracker.tui.screens.matrix import Matrix
from tracker.tui.screens.statements import Statements

DEMO = Request(population="demonstration")


def detail(app: TrackerApp) -> str:
    return str(app.page.query_one("#detail", Static).content)


async def to_gaps(app: TrackerApp, pilot: Pilot[None]) -> Gaps:
    await press(pilot, "f5")
    await settled(pilot)
    page = app.page
    assert isinstance(page, Gaps)
    return page


async def to_statements(app: TrackerApp, pilot: Pilot[None]) -> Statements:
    await press(pilot, "f6")
    await settled(pilot)
    page = app.page
    assert isinstance(page, Statements)
    return page


def test_the_ranking_is_the_tables(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_gaps(app, pilot)
        session = app.session
        sections = sections_of(session.view.framework)
        items, _elements = gaps_tables(session.collection, session.view, sections)
        assert [row.key for row in page.listing.rows] == [row.values[1] for row in items.rows]
        for row, table_row in zip(page.listing.rows, items.rows, strict=True):
            gap = table_row.values[3]
            assert isinstance(gap, Shares)
            assert row.cells[3].plain == share_words(gap.shares)
        assert "DRAFT" in str(page.query_one("#caption", Static).content)

    drive(demonstrated, steps, request=DEMO)


def test_the_item_is_explained_with_n_actions_elements_and_peers(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_gaps(app, pilot)
        page.show(Goto("gaps", item="G2"))
        await pilot.pause()
        text = detail(app)
        found = distribution(app.session.panel, app.session.view.framework.item["G2"])
        assert "G2 Research on microbial products (paragraph 29)" in text
        assert f"{found.n} rated of {found.population} (n of N)" in text
        assert f"{found.absent} without a complete assessment of the section" in text
        assert "N2 Research and partnerships" in text
        assert "G2.a " in text
        assert "(explicit, committed)" in text
        await press(pilot, "tab")
        assert page.query_one("#about", VerticalScroll).has_focus
        await press(pilot, "escape")
        assert page.listing.has_focus

    drive(demonstrated, steps, request=DEMO)


def test_enter_filters_the_matrix_on_the_item_and_esc_comes_back(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_gaps(app, pilot)
        await press(pilot, "j", "j", "enter")
        await settled(pilot)
        matrix = app.page
        assert isinstance(matrix, Matrix)
        assert [one.key for one in matrix.heatmap.heat.columns] == [page.listing.key]
        await press(pilot, "escape")
        assert app.mode == "gaps"
        assert page.listing.has_focus
        assert len(matrix.heatmap.heat.columns) == 32

    drive(demonstrated, steps, request=DEMO)


def test_sections_and_filter(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_gaps(app, pilot)
        assert len(page.listing.rows) == 25
        await press(pilot, "x", "x")
        assert {row.key[0] for row in page.listing.rows} == {"N"}
        await press(pilot, "slash", *"transfer")
        assert [row.key for row in page.listing.rows] == ["N3"]
        assert "1 of 5" in screen_text(app)
        await press(pilot, "escape", "C")
        assert app.clipboard.split("\n")[0].startswith("#\tItem\tTitle\tGap")

    drive(demonstrated, steps, request=DEMO)


def test_items_without_a_figure_say_why(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_gaps(app, pilot)
        assert page.listing.rows[0].cells[3].plain == "no evidence"
        assert "No figure: no evidence in any record (1 read), 0 of 195." in detail(app)
        assert "no figure; examples included, by at least 0" in detail(app)
        page.show(Goto("gaps", item="G7"))
        await pilot.pause()
        assert "not rated; examples from at least 1 country" in detail(app)

    drive(small, steps)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_statements_are_the_tables(demonstrated: Path, *, ascii_only: bool) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_statements(app, pilot)
        session = app.session
        table = statements_table(session.collection, session.view)
        at = {column.id: place for place, column in enumerate(table.columns)}
        assert [row.key for row in page.listing.rows] == [row.values[0] for row in table.rows]
        for row, table_row in zip(page.listing.rows, table.rows, strict=True):
            share = table_row.values[at["share"]]
            assert isinstance(share, Shares)
            _para, _claim, verdict, figure, *_rest = (cell.plain for cell in row.cells)
            assert verdict.partition(" ")[2] == str(table_row.values[at["verdict"]])
            assert figure == share_words(share.shares)
            assert not ascii_only or verdict.isascii()

    drive(demonstrated, steps, request=DEMO, ascii_only=ascii_only)


def test_statements_begin_with_their_own_claims(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_statements(app, pilot)
        width = page.listing.columns[1].width
        begun = [row.cells[1].plain[:width] for row in page.listing.rows]
        assert len(set(begun)) == len(begun)
        assert begun[0].startswith("Few countries' NBSAPs include measures")
        assert width >= 36

    drive(demonstrated, steps, request=DEMO)


def test_claims_are_short() -> None:
    assert claim("Overall, few do") == "Few do"
    assert claim("At national level, few do") == "Few do"
    assert claim("the Convention on Biological Things (CBT) asks") == "The CBT asks"
    assert claim("some plan (ABC) is") == "Some plan (ABC) is"
    assert claims(["A or b", "c", "A or b"]) == ["A", "C", "… b"]
    assert claims(["a or b"]) == ["A or b"]


def test_a_statement_is_told_whole(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_statements(app, pilot)
        page.listing.go_to("p22b")
        await pilot.pause()
        text = detail(app)
        for label in ("paragraph 22", "Asked", "Figure", "Against", "Verdict", "Countries"):
            assert f"{label}: " in text
        assert "of whom nothing is known" in text
        page.listing.go_to("p27")
        await press(pilot, "enter")
        assert "another framework, cgrfa-soil-2024-context" in " ".join(said(app))
        page.listing.go_to("p21")
        await press(pilot, "enter")
        await settled(pilot)
        assert app.mode == "matrix"

    drive(demonstrated, steps, request=DEMO)


def test_examples_stand_beside_without_a_verdict(tmp_path: Path) -> None:
    root = write(tmp_path / "one", {"countries/KEN.yaml": KEN})

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        page = await to_statements(app, pilot)
        page.listing.go_to("p22a")
        await pilot.pause()
        assert "undecided" in page.listing.rows[page.listing.cursor].cells[2].plain
        assert "at least 1 country: KEN" in detail(app)
        assert "k/n = 0/0" in detail(app)

    drive(root, steps)
