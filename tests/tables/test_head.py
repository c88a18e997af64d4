"""What stands over every output. N = 10 (AAA … JJJ)."""

from tests.factory import (
    DESIGNATIONS,
    answer,
    collection,
    country,
    link,
    record,
    view,
)
from tracker.analysis.view import Collection, Missing
from tracker.method.rating import Rater
from tracker.tables.head import WIDTH, head, whole_head


def four() -> Collection:
    """AAA complete and draft, BBB complete, CCC examples, DDD not read; ZZZ apart."""
    return collection(
        country("AAA", {"G1": "low", "G2": link("law/explicit", "ab")}, state="draft"),
        country(
            "BBB",
            {"G1": answer(level="none", review="low"), "G2": answer(level="low", review="none")},
            method="national-submission",
        ),
        country("CCC", {"G1": link("law/explicit", "a")}, scope="examples"),
        country("ZZZ", {"G1": "none", "G2": "none"}),
        not_read=["DDD"],
    )


def test_the_head_says_what_the_figures_are_about() -> None:
    many = four()
    found = head(many, view(many), "Coverage by country")
    assert found.full_title == "DRAFT – Coverage by country"
    assert found.lines == (
        "Framework: small, version 1; cycle 2026",
        "Population: Members of the test; N = 10",
        "Assessments: 3 of 10 (desk review 2, national submission 1)",
        "Enter the shares: G 2, A 0 of 10",
        "Not read: DDD",
        "Levels: the country's own (the set level, else the derived one)",
        "Missing: reporting-only (who is missing is left out)",
        "Scopes: complete 2, examples 1",
        "States: accepted 2, draft 1",
        # AAA's G1 is set low on no evidence, BBB's G2 too; a set none is above nothing
        "Set by hand: 2 above the derived level, 0 below",
        "Shown apart: ZZZ (in no n and no N)",
    )
    assert found.caution == (
        "Levels tell how far policy texts address an item, not that the gap itself is smaller."
    )
    assert found.designations == DESIGNATIONS


def test_the_head_names_every_choice() -> None:
    many = four()
    looked = view(
        many,
        rater=Rater.REVIEW,
        missing=Missing.BOUNDS,
        only=["nbsap", "binding"],
        states=["accepted", "published"],
        scope="complete",
        group=("region", "north"),
    )
    lines = head(many, looked, "Gaps").lines
    assert "Population: Members of the test; N = 5, the group's members of 10" in lines
    assert "Group: North (Region)" in lines
    assert "Levels: the reviewer's, else the country's own" in lines
    assert "Not agreed by the country: 2 of 2" in lines
    assert lines[lines.index("Not agreed by the country: 2 of 2") + 1].startswith("Missing: bounds")
    assert "Only evidence: NBSAP + binding instruments" in lines
    assert "Only assessments in state: accepted, published" in lines
    assert "Only assessments of scope: complete" in lines


def test_lines_fit_a_terminal() -> None:
    codes = [first + second + "X" for first in "KLMNOPQRST" for second in "ABCDEFGHIJ"]
    many = collection(country("AAA", {"G1": "low"}), not_read=codes)
    lines = head(many, view(many), "Coverage").lines
    assert max(len(line) for line in lines) <= WIDTH
    joined = " ".join(line.strip() for line in lines)
    assert all(code in joined for code in codes)


def test_nothing_is_draft_where_all_is_accepted() -> None:
    many = collection(country("AAA", {"G1": "low"}), country("BBB", {}, state="published"))
    assert head(many, view(many), "Coverage").full_title == "Coverage"


def test_a_collection_without_assessments_has_a_head() -> None:
    empty = collection(record("AAA", []))
    found = head(empty, view(empty, cycle=0), "Coverage")
    assert found.lines[0] == "Framework: small, version 1; no assessment"
    assert not found.is_draft


def test_the_head_of_lists_is_about_everything_that_was_read() -> None:
    found = whole_head(four(), "Data")
    assert found.full_title == "DRAFT – Data"
    assert "Records: 4" in found.lines
    assert "Methods: desk review 3, national submission 1" in found.lines
    assert "Not read: DDD" in found.lines
