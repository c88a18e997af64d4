"""A country's sheet, worked out by hand."""

import pytest

from tests.factory import (
    answer,
    collection,
    country,
    crosswalk,
    instrument,
    law,
    link,
    measure,
    record,
    view,
)
from tracker.analysis.view import Collection
from tracker.errors import UsageError
from tracker.method.rating import CellState, Rater
from tracker.model.record import Record
from tracker.tables.sheet import Sheet, sheet
from tracker.tables.sheet_item import SheetItem


def made(one: Record, *others: Record, **fields: Rater) -> Sheet:
    many = collection(one, *others, crosswalks=[crosswalk(("A1", "G1"), ("A2", "G1"))])
    records = {record.country: record for record in (one, *others)}
    return sheet(many, view(many, **fields), one.country, records=records.get)  # type: ignore[arg-type]  # only raters


def nothing(_code: str) -> Record | None:
    return None


def item(found: Sheet, item_id: str) -> SheetItem:
    return next(one for section in found.sections for one in section.items if one.id == item_id)


def full() -> Record:
    """G1 derived low: a nationwide, b in a part; c hindered. G2 set high on nothing."""
    part = instrument("plan", [measure("p1", territory="Ionia", quote="=quote")], type="plan")
    return country(
        "AAA",
        {
            "G1": answer(
                link("law/explicit", "a", why="it says so"),
                link("plan/p1", "b"),
                link("law/recital", "c"),
                link("law/soil", "c", effect="hinders"),
            ),
            "G2": answer(level="high", reason="we know", review="low"),
            "A1": "none",
            "A2": answer(status="not-applicable", reason="no such thing"),
        },
        instruments=[law(), part],
        state="draft",
    )


def test_a_sheet_says_which_rule_gave_each_level() -> None:
    found = made(full())
    assert found.head.full_title == "DRAFT – Country A (AAA)"
    assert {one.id: one.rule for section in found.sections for one in section.items} == {
        "G1": "derived: 1 of 3 required elements covered nationwide, 1 more in a part of the country",
        "G2": "set; no evidence gives a level",
        "A1": "set after a search",
        "A2": "",
    }
    assert item(found, "G2").reason == "we know"
    assert item(found, "G2").review == "Low (not agreed by the country)"
    assert item(found, "A2").mark.rated.state is CellState.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer(link("law/recital", "a")), "derived: 1 link counts, no element covered"),
        (
            answer(link("law/explicit", "ab"), level="medium"),
            "set, and the same derived: 2 of 3 required elements covered nationwide",
        ),
        (
            answer(link("law/explicit", "a"), level="high"),
            "set; derived would be Low: 1 of 3 required elements covered nationwide",
        ),
        (answer(level="high", carried_from=2024), "carried over from 2024, to be confirmed"),
    ],
)
def test_rules_in_words(given: object, expected: str) -> None:
    one = country("AAA", {"G1": given})  # type: ignore[dict-item]  # answers only
    assert item(made(one), "G1").rule == expected


def test_another_rater_has_another_rule() -> None:
    one = country("AAA", {"G1": answer(link("law/explicit", "a"), level="high", review="low")})
    assert item(made(one, rater=Rater.REVIEW), "G1").rule == "the reviewer's level"
    assert item(made(one, rater=Rater.DERIVED), "G1").rule.startswith("derived: 1 of 3")


def test_evidence_stands_with_its_wording_and_what_hinders_apart() -> None:
    g1 = item(made(full()), "G1")
    assert [(one.measure, one.elements, one.counts) for one in g1.evidence] == [
        ("law/explicit", ("a",), True),
        ("plan/p1", ("b",), True),
        ("law/recital", ("c",), True),
    ]
    assert (g1.evidence[0].why, g1.evidence[0].locator) == ("it says so", "Art. 1")
    assert (g1.evidence[1].territory, g1.evidence[1].quote) == ("Ionia", "=quote")
    assert [one.measure for one in g1.hindering] == ["law/soil"]


def test_open_elements_have_peers_from_other_countries() -> None:
    peer = country("FFF", {"G1": link("law/specified", "bc")}, scope="examples")
    g1 = item(made(full(), peer), "G1")
    assert [(one.id, one.part, one.optional, len(one.peers)) for one in g1.open] == [
        ("b", True, False, 1),
        ("c", False, False, 1),
        ("d", False, True, 0),
    ]
    assert g1.open[1].peers == ("Country F: FFF law/specified (explicit, specified)",)
    assert [(one.id, one.mark.rated.state.value) for one in g1.actions if one.mark] == [
        ("A1", "rated"),
        ("A2", "not-applicable"),
    ]
    assert item(made(full(), peer), "A2").open == ()


def test_examples_do_not_read_as_failures() -> None:
    one = country("AAA", {"G1": link("law/explicit", "a"), "A1": answer()}, scope="examples")
    found = made(one)
    assert [
        (section.id, [it.id for it in section.items], section.not_assessed)
        for section in found.sections
    ] == [
        ("G", ["G1"], 1),
        ("A", [], 2),
    ]
    assert "Examples: found as they came; items without one were not assessed" in found.head.lines


def test_completeness_is_of_each_section() -> None:
    found = made(full())
    assert [(one.id, one.assessed, one.applicable) for one in found.sections] == [
        ("G", 2, 2),
        ("A", 1, 1),
    ]


def test_instruments_are_listed_with_the_links_to_them() -> None:
    assert [(one.id, one.links) for one in made(full()).instruments] == [("law", 3), ("plan", 1)]


def test_a_country_without_an_assessment_in_the_cycle_has_a_sheet() -> None:
    found = made(country("AAA", {}, cycle=2020))
    assert found.sections == ()
    assert "Assessment: none in this cycle" in found.head.lines
    assert [one.id for one in found.instruments] == ["law"]


def test_those_apart_have_a_sheet_and_a_group_is_left_aside() -> None:
    one = country("ZZZ", {"G1": "low"})
    many = collection(one)
    found = sheet(many, view(many, group=("region", "north")), "ZZZ", records={"ZZZ": one}.get)
    assert item(found, "G1").rule == "set; no evidence gives a level"
    assert "Shown apart: not in the population, in no n and no N" in found.head.lines


def test_what_has_no_sheet_is_refused_with_a_reason() -> None:
    many: Collection = collection(record("AAA", []), not_read=["CCC"])
    with pytest.raises(UsageError, match="CCC has errors and was not read"):
        sheet(many, view(many), "CCC", records=nothing)
    with pytest.raises(UsageError, match=r"'AAB'.* did you mean AAA"):
        sheet(many, view(many), "AAB", records=nothing)
