"""The coverage matrix, worked out by hand. N = 10 (AAA … JJJ)."""

import pytest

from tests.factory import (
    answer,
    collection,
    country,
    instrument,
    law,
    link,
    measure,
    record,
    view,
)
from tracker.analysis.distribution import Share
from tracker.analysis.view import Collection, Missing, View
from tracker.errors import UsageError
from tracker.method.rating import CellState
from tracker.tables.coverage import coverage
from tracker.tables.table import Kind, Mark, Row, Shares, Table, Word

UNION = record(
    "EUE",
    [],
    instruments=[instrument("reg", [measure("a1")], direct=True, title="The regulation")],
)


def five() -> Collection:
    """AAA and BBB (north), GGG (south) enter section G; CCC gives examples; ZZZ is apart.

    AAA: G1 set medium above low, G2 high. BBB: G1 none, G2 not applicable. GGG: G1 low, G2 no
    information. CCC: G2 low by EU law, and a provision in G1's way.
    """
    return collection(
        country(
            "AAA",
            {
                "G1": answer(link("law/explicit", "a"), level="medium", reason="more to come"),
                "G2": link("law/explicit", "ab"),
            },
        ),
        country("BBB", {"G1": "none", "G2": "not-applicable"}),
        country(
            "CCC",
            {"G1": link("law/soil", "a", effect="hinders"), "G2": link("EUE:reg/a1", "a")},
            scope="examples",
        ),
        country("GGG", {"G1": "low", "G2": "no-information"}),
        country("ZZZ", {"G1": "high", "G2": "high"}),
        UNION,
        names={"AAA": "Zeta", "BBB": "Alpha"},
    )


def made(by: str, many: Collection | None = None, looked: View | None = None) -> Table:
    used = many or five()
    asked = looked or view(used)
    return coverage(used, asked, by=by, sections=asked.framework.sections[:1])


def cell(table: Table, row: Row, column: str) -> object:
    return row.values[[one.id for one in table.columns].index(column)]


def by_code(table: Table) -> dict[str, Row]:
    return {
        row.values[0].id if isinstance(row.values[0], Word) else str(row.values[0]): row
        for row in table.rows
    }


def shown(value: object) -> object:
    assert isinstance(value, Mark)
    return value.rated.level.id if value.rated.level else value.rated.state.value


def test_countries_stand_by_region_and_alphabetically_within() -> None:
    table = made("country")
    countries = [(row.values[0], row.group) for row in table.rows if not row.emphasis]
    assert countries == [
        ("BBB", "North"),  # Alpha
        ("CCC", "North"),  # Country C
        ("AAA", "North"),  # Zeta
        ("GGG", "South"),
        ("ZZZ", "Not in the population"),
    ]


def test_a_cell_shows_its_level_or_state_and_marks() -> None:
    table = made("country")
    rows = by_code(table)
    cells = {
        code: [shown(cell(table, rows[code], item)) for item in ("G1", "G2")]
        for code in ("AAA", "BBB", "CCC", "GGG", "ZZZ")
    }
    assert cells == {
        "AAA": ["medium", "high"],
        "BBB": ["none", "not-applicable"],
        "CCC": ["not-assessed", "low"],
        "GGG": ["low", "no-information"],
        "ZZZ": ["high", "high"],
    }
    marks = [cell(table, rows[code], "G1") for code in ("AAA", "CCC", "GGG")]
    assert [(one.hand_set, one.hinders, one.example) for one in marks if isinstance(one, Mark)] == [
        (1, False, False),
        (0, True, True),
        (1, False, False),
    ]


def test_a_country_has_its_counts_by_level_and_its_completeness() -> None:
    table = made("country")
    rows = by_code(table)
    levels = ["level_none", "level_mentioned", "level_low", "level_medium", "level_high"]
    assert [cell(table, rows["AAA"], one) for one in levels] == [0, 0, 0, 1, 1]
    assert [cell(table, rows["BBB"], one) for one in levels] == [1, 0, 0, 0, 0]
    complete = {code: cell(table, rows[code], "complete") for code in ("AAA", "BBB", "CCC", "GGG")}
    assert complete == {
        "AAA": Shares((Share(2, 2),)),
        "BBB": Shares((Share(1, 1),)),  # the not-applicable item is no item to assess
        "CCC": None,  # of examples: what they do not contain says nothing
        "GGG": Shares((Share(2, 2),)),
    }
    assert [cell(table, rows["CCC"], one) for one in levels] == [None, None, 1, None, None]


def test_the_distribution_stands_beneath_and_leaves_out_examples_and_those_apart() -> None:
    table = made("country")
    rows = {
        str(code): [cell(table, row, item) for item in ("G1", "G2")]
        for code, row in by_code(table).items()
        if row.emphasis
    }
    assert rows == {
        "none": [1, 0],
        "mentioned": [0, 0],
        "low": [1, 0],
        "medium": [1, 0],
        "high": [0, 1],
        "n": [3, 1],
        "absent": [7, 7],
        "missing-cells": [0, 1],
        "examples": [1, 2],
        "population": [10, 9],
        "not-applicable": [0, 1],
        "elements": [4, 2],
    }


def test_the_method_is_named_only_where_it_is_not_the_same_for_all() -> None:
    assert "method" not in [column.id for column in made("country").columns]
    many = collection(
        country("AAA", {"G1": "low"}), country("BBB", {"G1": "low"}, method="national-submission")
    )
    table = made("country", many)
    assert [cell(table, row, "method") for row in table.rows if not row.emphasis] == [
        "desk review",
        "national submission",
    ]


def test_the_legend_has_all_levels_and_the_states_that_are_there() -> None:
    legend = made("country").legend
    assert [words for _thing, words in legend] == [
        "None",
        "Mentioned",
        "Low",
        "Medium",
        "High",
        "no information",
        "not applicable",
        "not assessed",
    ]
    assert legend[5][0] is CellState.NO_INFORMATION


def test_a_restriction_is_no_hand_set_level() -> None:
    many = five()
    table = made("country", many, view(many, only=["explicit"]))
    mark = cell(table, by_code(table)["AAA"], "G1")
    assert isinstance(mark, Mark)
    assert (shown(mark), mark.hand_set) == ("low", 0)


def test_by_region_a_cell_is_the_share_of_those_who_enter() -> None:
    table = made("region")
    rows = by_code(table)
    # north: AAA medium, BBB none; south: GGG low; explicit wording: AAA has it for one element
    assert cell(table, rows["north"], "G1") == Shares(
        (Share(1, 2),), explicit=1, supranational=0, population=5
    )
    assert cell(table, rows["north"], "G2") == Shares(
        (Share(1, 1),), explicit=1, supranational=0, population=4
    )
    assert cell(table, rows["south"], "G1") == Shares(
        (Share(1, 1),), explicit=0, supranational=0, population=5
    )
    assert cell(table, rows["None"], "G1") == Shares(
        (Share(2, 3),), explicit=1, supranational=0, population=10
    )
    assert [row.emphasis for row in table.rows] == [False, False, True]
    assert [cell(table, row, "members") for row in table.rows] == [5, 5, 10]
    assert [cell(table, row, "countries") for row in table.rows] == [3, 1, 4]


def test_members_in_no_group_have_a_row_of_their_own() -> None:
    table = made("income")
    assert [row.values[:3] for row in table.rows] == [
        ("high", "High", 3),
        ("low", "Low", 6),
        (None, "In no group", 1),
        (None, "All members", 10),
    ]


def test_bounds_give_two_shares() -> None:
    many = five()
    table = made("region", many, view(many, missing=Missing.BOUNDS))
    found = cell(table, by_code(table)["south"], "G1")
    assert isinstance(found, Shares)
    assert found.shares == (Share(1, 5), Share(5, 5))


def test_a_group_of_the_view_bounds_the_groups() -> None:
    many = five()
    table = made("income", many, view(many, group=("region", "north")))
    assert [row.values[:3] for row in table.rows] == [
        ("high", "High", 2),  # AAA, BBB; FFF is in the south
        ("low", "Low", 3),
        (None, "All members", 5),
    ]


def test_by_instrument_a_cell_is_the_level_of_that_instrument_alone() -> None:
    many = collection(
        country(
            "AAA",
            {
                "G1": answer(
                    link("law/explicit", "ab"), link("plan/p1", "c"), level="high", reason="r"
                ),
                "G2": link("plan/p1", "a", effect="hinders"),
            },
            instruments=[
                law(),
                instrument("plan", [measure("p1")], type="plan"),
                instrument("idle"),
            ],
        ),
        country("CCC", {"G2": link("EUE:reg/a1", "a")}, scope="examples", instruments=[]),
        UNION,
    )
    table = made("instrument", many)
    rows = [
        (
            row.values[0],
            row.values[1],
            row.group,
            *(cell(table, row, one) for one in ("links", "not_counting", "hinders")),
        )
        for row in table.rows
    ]
    assert rows == [
        ("AAA", "law", "Country A", 1, 0, 0),
        ("AAA", "plan", "Country A", 1, 0, 1),
        ("CCC", "EUE:reg", "Country C", 1, 0, 0),
    ]
    # two of three required elements: more than half; one: not; a hindering link gives no level
    assert [shown(cell(table, row, "G1")) for row in table.rows[:2]] == ["medium", "low"]
    assert cell(table, table.rows[1], "G2") is None
    assert cell(table, table.rows[2], "title") == "The regulation"
    assert "1 other instrument has no link and is not listed." in table.notes


def test_by_instrument_restrictions_leave_links_out() -> None:
    many = five()
    table = made("instrument", many, view(many, only=["national"]))
    assert [row.values[:2] for row in table.rows] == [("CCC", "law"), ("AAA", "law")]


def test_by_cycle_there_is_a_row_for_each() -> None:
    many = collection(
        country("AAA", {"G1": "low", "G2": "low"}, cycle=2024),
        country("BBB", {"G1": "none", "G2": "low"}),
    )
    table = made("cycle", many)
    assert [row.values[0] for row in table.rows] == ["2024", "2026"]
    assert [cell(table, row, "G1") for row in table.rows] == [
        Shares((Share(1, 1),), explicit=0, supranational=0, population=10),
        Shares((Share(0, 1),), explicit=0, supranational=0, population=10),
    ]


def test_another_grouping_is_refused_with_what_there_is() -> None:
    with pytest.raises(UsageError, match="income, instrument, cycle"):
        made("continent")


def test_item_columns_stand_under_their_section() -> None:
    columns = {column.id: column for column in made("country").columns}
    assert (columns["G1"].group, columns["G1"].kind, columns["G1"].about) == (
        "Gaps",
        Kind.RATED,
        "Title of G1",
    )
