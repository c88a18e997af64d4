"""Distributions and shares, worked out by hand. N = 10 (AAA … JJJ); G2 has two elements."""

import pytest

from tests.factory import answer, collection, country, instrument, link, measure, record, view
from tracker.analysis.distribution import Distribution, Share, distribution
from tracker.analysis.view import Collection, Missing, panel
from tracker.method.rating import Rater
from tracker.model.record import Evidence, Record

BIOLOGICAL = measure("a1", explicitness="biological")
UNION = record("EUE", [], instruments=[instrument("reg", [BIOLOGICAL], direct=True)])
FULL = link("law/explicit", "abc")


def eight() -> Collection:
    """AAA–EEE and III enter section G; FFF is examples, GGG incomplete, HHH not read, JJJ no file.

    G2: AAA high on explicit wording; BBB high by EU law alone, on biological wording; CCC low on soil wording; DDD set
    medium by hand; EEE not applicable; III not disclosed (a missing cell).
    """
    given: dict[str, str | Evidence] = {
        "AAA": link("law/explicit", "ab"),
        "BBB": link("EUE:reg/a1", "ab"),
        "CCC": link("law/soil", "a"),
        "DDD": "medium",
        "EEE": "not-applicable",
        "III": "not-disclosed",
    }
    records: list[Record] = [
        country(code, {"G1": FULL, "G2": one}, instruments=None) for code, one in given.items()
    ]
    records.append(country("FFF", {"G2": link("law/explicit", "ab")}, scope="examples"))
    records.append(country("GGG", {"G2": link("law/explicit", "ab")}))  # G1 not assessed
    records.append(country("ZZZ", {"G1": FULL, "G2": link("law/explicit", "ab")}))  # apart
    return collection(*records, UNION, not_read=("HHH",))


def of_g2(**options: object) -> Distribution:
    many = eight()
    looked_at = panel(many, view(many, **options))  # type: ignore[arg-type]
    return distribution(looked_at, looked_at.view.framework.item["G2"])


def test_counts_and_who_is_missing() -> None:
    found = of_g2()
    assert found.counts == {"none": 0, "mentioned": 0, "low": 1, "medium": 1, "high": 2}
    assert found.n == 4
    assert found.not_applicable == 1
    assert found.missing_cells == 1
    assert found.absent == 4  # FFF, GGG, HHH, JJJ
    assert found.population == 9 == found.n + found.absent + found.missing_cells


def test_shares_at_or_above_and_what_they_rest_on() -> None:
    found = of_g2()
    assert found.at_least == {"none": 4, "mentioned": 4, "low": 4, "medium": 3, "high": 2}
    # Explicit: AAA alone; III is not rated, DDD was set by hand without evidence.
    assert found.of_which.explicit["low"] == found.of_which.explicit["high"] == 1
    # Only by supranational law: BBB, at every level that its evidence gives.
    assert found.of_which.supranational["low"] == found.of_which.supranational["high"] == 1


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        (Missing.REPORTING_ONLY, [(3, 4)]),
        (Missing.ZERO_FOR_MISSING, [(3, 9)]),
        (Missing.BOUNDS, [(3, 9), (8, 9)]),
    ],
)
def test_policies_for_the_missing(missing: Missing, expected: list[tuple[int, int]]) -> None:
    many = eight()
    level = view(many).framework.level["medium"]
    shares = of_g2().at_or_above(level, missing)
    assert [(share.k, share.n) for share in shares] == expected


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        # Nobody is at none or mentioned, so a gap is only what the missing are put at.
        (Missing.REPORTING_ONLY, [(0, 4)]),
        (Missing.ZERO_FOR_MISSING, [(5, 9)]),
        (Missing.BOUNDS, [(0, 9), (5, 9)]),
    ],
)
def test_share_of_gaps(missing: Missing, expected: list[tuple[int, int]]) -> None:
    shares = of_g2().gap(view(eight()).framework, missing)
    assert [(share.k, share.n) for share in shares] == expected


def test_no_percentage_below_five() -> None:
    assert Share(4, 4).percent is None
    assert Share(1, 5).percent == 20.0
    assert Share(0, 0).value is None


def test_a_rater_does_not_change_who_enters() -> None:
    found = of_g2(rater=Rater.DERIVED)
    # DDD's level has no evidence: under this rater its cell is a missing one.
    assert found.counts == {"none": 0, "mentioned": 0, "low": 1, "medium": 0, "high": 2}
    assert (found.n, found.missing_cells, found.absent, found.population) == (3, 2, 4, 9)


def test_a_restriction_does_not_change_who_enters() -> None:
    found = of_g2(only=("explicit",))
    # AAA high; CCC, BBB and DDD none: their own law was read whole.
    assert found.counts == {"none": 3, "mentioned": 0, "low": 0, "medium": 0, "high": 1}
    assert (found.n, found.absent, found.population) == (4, 4, 9)


def test_a_group_is_a_population_of_its_own() -> None:
    north = of_g2(group=("region", "north"))  # AAA … EEE
    assert (north.n, north.absent, north.not_applicable, north.population) == (4, 0, 1, 4)
    south = of_g2(group=("region", "south"))  # FFF … JJJ: only III enters
    assert (south.n, south.absent, south.missing_cells, south.population) == (0, 4, 1, 5)


def test_states_and_scope_choose_assessments() -> None:
    assert of_g2(states=("draft",)).n == 0
    assert of_g2(scope="examples").n == 0


def test_a_submission_stands_before_a_desk_review_even_if_it_does_not_enter() -> None:
    from tests.factory import assessment

    both = record(
        "AAA",
        [
            assessment({"G1": FULL, "G2": "high"}),
            assessment({"G2": "low"}, method="national-submission"),
        ],
    )
    many = collection(both)
    looked_at = panel(many, view(many))
    assert [entry.assessment.method for entry in looked_at.entries] == ["national-submission"]
    found = distribution(looked_at, looked_at.view.framework.item["G2"])
    assert (found.n, found.absent) == (0, 10)


def test_every_section_is_entered_by_itself() -> None:
    one = country("AAA", {"G1": FULL, "G2": "high", "A1": "high"})
    many = collection(one)
    looked_at = panel(many, view(many))
    items = looked_at.view.framework.item
    assert distribution(looked_at, items["G1"]).n == 1
    assert distribution(looked_at, items["A1"]).n == 0  # A2 is not assessed
    assert looked_at.entries[0].completeness(looked_at.view.framework.section["A"]) == (1, 2)


def test_not_applicable_items_leave_completeness_and_do_not_bar_from_entering() -> None:
    one = country("AAA", {"G1": "not-applicable", "G2": answer(level="none", searched=("s1",))})
    many = collection(one)
    entry = panel(many, view(many)).entries[0]
    section = view(many).framework.section["G"]
    assert entry.completeness(section) == (1, 1)
    assert "G" in entry.entered
