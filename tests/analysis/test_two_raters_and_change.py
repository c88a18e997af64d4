"""Agreement, change between cycles, sensitivity, gaps and peers, worked out by hand."""

import random

import krippendorff
import pytest

from tests.factory import (
    answer,
    assessment,
    collection,
    country,
    crosswalk,
    framework,
    instrument,
    link,
    measure,
    record,
    scale,
    view,
)
from tracker.analysis.agreement import agreement, ordinal_alpha
from tracker.analysis.composition import composition
from tracker.analysis.gaps import Basis, gaps, peers
from tracker.analysis.sensitivity import sensitivity
from tracker.analysis.trend import trend
from tracker.analysis.view import Collection, Missing, panel
from tracker.method.change import Direction
from tracker.model.record import Answer, Instrument, Record


def test_alpha_agrees_with_an_independent_implementation() -> None:
    chance = random.Random(7)  # noqa: S311 - test data
    for _ in range(50):
        pairs = [
            (own, min(4, max(0, own + chance.choice([-1, 0, 0, 0, 1]))))
            for own in (chance.randrange(5) for _ in range(chance.randrange(2, 60)))
        ]
        mine = ordinal_alpha(pairs, 5)
        if len({value for pair in pairs for value in pair}) < 2:
            assert mine is None
            continue
        data = [[float(own) for own, _ in pairs], [float(review) for _, review in pairs]]
        theirs = krippendorff.alpha(
            reliability_data=data, level_of_measurement="ordinal", value_domain=[0, 1, 2, 3, 4]
        )
        assert mine == pytest.approx(theirs, abs=1e-9)


def test_agreement_counts_what_both_rated() -> None:
    one = country(
        "AAA",
        {
            "G1": answer(level="high", review="medium"),
            "G2": answer(link("law/explicit", "a"), review="low", agreed=True),
            "A1": answer(level="low", review="high"),
            "A2": answer(level="none"),  # not reviewed
        },
    )
    unrated = country("BBB", {"G1": answer(status="not-applicable", review="low"), "G2": "low"})
    example = country("CCC", {"G1": answer(level="high", review="none")}, scope="examples")
    many = collection(one, unrated, example)
    looked_at = panel(many, view(many))
    found = agreement(looked_at, looked_at.view.framework.sections)
    assert (found.pairs, found.same.k, found.lower, found.higher) == (3, 1, 1, 1)
    assert found.shift == {-1: 1, 0: 1, 2: 1}
    assert found.confusion == {("high", "medium"): 1, ("low", "low"): 1, ("low", "high"): 1}
    assert found.not_agreed == 2


def test_alpha_is_not_defined_for_one_pair_or_one_level() -> None:
    assert ordinal_alpha([], 5) is None
    assert ordinal_alpha([(1, 2)], 5) is None
    assert ordinal_alpha([(3, 3)] * 9, 5) is None


def in_two_cycles(
    code: str,
    before: str | Answer,
    after: str | Answer,
    *,
    instruments: list[Instrument] | None = None,
    methods: tuple[str, str] = ("desk-review", "desk-review"),
) -> Record:
    first, second = methods
    return record(
        code,
        [
            assessment({"G1": before}, cycle=2022, method=first),  # type: ignore[arg-type]
            assessment({"G1": after}, cycle=2026, method=second),  # type: ignore[arg-type]
        ],
        instruments=instruments,
    )


ENDED = instrument("plan", [measure("m")], status="expired", ends=2024)
STILL = instrument("law", [measure("explicit")])


@pytest.mark.parametrize(("ends", "by_end_date"), [(2021, 0), (2022, 1), (2024, 1)])
def test_only_an_end_between_the_cycles_explains_a_drop(ends: int, by_end_date: int) -> None:
    # The link is new: what ended before the first cycle gave no level there.
    plan = instrument("plan", [measure("m")], status="expired", ends=ends)
    one = in_two_cycles(
        "AAA",
        answer(level="medium"),
        answer(link("plan/m", "abc"), link("law/explicit", "a")),
        instruments=[plan, STILL],
    )
    many = collection(one)
    (found,) = trend(many, view(many), 2022, view(many).framework.sections).changes
    assert (found.direction, found.by_end_date) == (Direction.DROP, by_end_date)


def test_the_end_of_foreign_law_explains_a_drop_though_the_link_is_gone() -> None:
    plan = instrument("plan", [measure("m")], status="expired", ends=2024, direct=True)
    union = record("EUE", [], instruments=[plan])
    one = in_two_cycles(
        "AAA",
        answer(link("EUE:plan/m", "abc")),
        answer(link("law/explicit", "a")),
        instruments=[STILL],
    )
    many = collection(one, union)
    (found,) = trend(many, view(many), 2022, view(many).framework.sections).changes
    assert (found.direction, found.by_end_date) == (Direction.DROP, True)


def test_changes_drops_first_and_end_dates_labelled() -> None:
    many = collection(
        in_two_cycles("AAA", "low", "medium"),
        in_two_cycles("BBB", "low", "high"),
        in_two_cycles("CCC", "high", answer(level="low", reason="a court struck it down")),
        # The plan ended in 2024; the link to it is still there.
        in_two_cycles(
            "DDD",
            answer(link("plan/m", "abc")),
            answer(link("plan/m", "abc"), link("law/explicit", "a")),
            instruments=[ENDED, STILL],
        ),
        # The same, but the link was taken out.
        in_two_cycles(
            "EEE",
            answer(link("plan/m", "abc")),
            answer(link("law/explicit", "a")),
            instruments=[ENDED, STILL],
        ),
        # Something ended, but that does not explain the whole drop from high.
        in_two_cycles(
            "FFF",
            answer(link("plan/m", "ab"), link("law/explicit", "c")),
            answer(level="none"),
            instruments=[ENDED, STILL],
        ),
        in_two_cycles("GGG", "low", "low"),
        in_two_cycles("HHH", "low", "high", methods=("desk-review", "national-submission")),
        in_two_cycles("III", "not-applicable", "high"),
        in_two_cycles("ZZZ", "high", "none"),
    )
    wanted = view(many)
    found = trend(many, wanted, 2022, wanted.framework.sections)
    rows = {
        one.country: (one.direction, one.steps, one.by_end_date, one.asks, one.explained)
        for one in found.changes
    }
    drop, rise, same = Direction.DROP, Direction.RISE, Direction.SAME
    assert rows == {
        "FFF": (drop, -4, False, True, False),
        "CCC": (drop, -2, False, True, True),
        "DDD": (drop, -2, True, False, False),
        "EEE": (drop, -2, True, False, False),
        "BBB": (rise, 2, False, True, False),
        "AAA": (rise, 1, False, False, False),
        "GGG": (same, 0, False, False, False),
    }
    assert [one.country for one in found.changes][:1] == ["FFF"]
    assert [one.direction for one in found.changes] == [drop] * 4 + [rise] * 2 + [same]
    assert found.method_changed == ("HHH",)
    assert found.countries == 8  # AAA … GGG and III, whose item is not rated in both


def gap_collection() -> Collection:
    """G1: nobody rates it, BBB has an example. G2: 2 of 5 at none. A1: no evidence anywhere."""
    levels = {"AAA": "none", "BBB": "none", "CCC": "low", "DDD": "high", "EEE": "mentioned"}
    records = [
        country(code, {"G1": answer(status="no-information", searched=("s1",)), "G2": level})
        for code, level in levels.items()
    ]
    records.append(country("FFF", {"G1": link("law/explicit", "ad")}, scope="examples"))
    records.append(country("ZZZ", {"G1": link("law/monitored", "a")}, scope="examples"))
    return collection(*records, crosswalks=[crosswalk(("A2", "G1"), ("A1", "G1"), ("A1", "G2"))])


def test_gap_ranking() -> None:
    many = gap_collection()
    looked_at = panel(many, view(many))
    framework = looked_at.view.framework
    found = gaps(many, looked_at, framework.sections)
    assert [(gap.item, gap.basis) for gap in found] == [
        ("A1", Basis.NO_EVIDENCE),
        ("A2", Basis.NO_EVIDENCE),
        ("G1", Basis.EXAMPLES),
        ("G2", Basis.RATED),
    ]
    ranked = {gap.item: gap for gap in found}
    assert [(one.k, one.n) for one in ranked["G2"].shares] == [(3, 5)]  # two none, one mentioned
    assert ranked["G1"].examples == 1  # FFF; ZZZ is no member
    assert ranked["G1"].answers == ("A2", "A1")
    assert [(one.element, one.covered, one.examples) for one in ranked["G1"].elements] == [
        ("a", 0, 1),
        ("b", 0, 0),
        ("c", 0, 0),
        ("d", 0, 1),
    ]


def test_a_gap_share_follows_the_policy() -> None:
    many = gap_collection()
    looked_at = panel(many, view(many, missing=Missing.BOUNDS))
    (gap,) = (
        one for one in gaps(many, looked_at, looked_at.view.framework.sections) if one.item == "G2"
    )
    # Five absent: at the top 3/10 are gaps, at 0 8/10.
    assert [(one.k, one.n) for one in gap.shares] == [(3, 10), (8, 10)]


def test_on_a_scale_of_gaps_alone_every_missing_country_is_a_gap() -> None:
    small = framework(levels=scale()[:2])
    many = collection(country("AAA", {"G1": "none", "G2": "mentioned"}), of=small)
    looked_at = panel(many, view(many, missing=Missing.BOUNDS))
    found = gaps(many, looked_at, small.sections[:1])
    assert [[(one.k, one.n) for one in gap.shares] for gap in found] == [[(10, 10)] * 2] * 2


def test_peers_are_explicit_and_strong_first_but_from_every_region() -> None:
    def example(code: str, name: str) -> Record:
        return country(code, {"G1": link(f"law/{name}", "a")}, scope="examples")

    many = collection(
        example("AAA", "explicit"),
        example("BBB", "monitored"),  # explicit and stronger
        example("CCC", "recital"),  # covers nothing
        example("FFF", "soil"),  # the other region
        example("ZZZ", "specified"),  # apart, in no region
    )
    looked_at = panel(many, view(many))
    found = peers(many, looked_at, looked_at.view.framework.item["G1"], "a")
    assert [(one.country, one.measure, one.regions) for one in found] == [
        ("BBB", "law/monitored", ("north",)),
        ("ZZZ", "law/specified", ()),
        ("FFF", "law/soil", ("south",)),
        ("AAA", "law/explicit", ("north",)),
    ]


def test_sensitivity_moves_one_choice_at_a_time() -> None:
    records = [
        country(code, {"G1": "low", "G2": given})
        for code, given in {
            "AAA": answer(link("law/soil", "a")),
            "BBB": answer(level="low", review="none"),
            "FFF": answer(level="none"),
        }.items()
    ]
    many = collection(*records)
    rows = sensitivity(many, view(many), [view(many).framework.section["G"]])
    (found,) = (row for row in rows if row.item == "G2")
    shares = {one.name: [(share.k, share.n) for share in one.shares] for one in found.variants}
    assert [(share.k, share.n) for share in found.base] == [(2, 3)]
    assert shares == {
        "missing=zero-for-missing": [(2, 10)],
        "missing=bounds": [(2, 10), (9, 10)],
        "rater=derived": [(1, 2)],  # BBB has no evidence; FFF's none holds
        "rater=review": [(1, 3)],
        "only=explicit": [(0, 3)],
        "without=north": [(0, 1)],
        "without=south": [(2, 2)],
    }
    assert found.span == (0.0, 1.0)


def test_composition_says_what_the_figures_are_made_of() -> None:
    many = collection(
        country("AAA", {"G1": answer(link("law/explicit", "a"), level="high"), "G2": "none"}),
        country(
            "BBB",
            {"G1": answer(link("law/explicit", "abc"), level="low"), "G2": "low"},
            method="national-submission",
            state="draft",
        ),
        country("CCC", {"G1": answer(level="low", review="none")}, scope="examples"),
        country("ZZZ", {"G1": "low"}),
        not_read=("HHH",),
    )
    found = composition(panel(many, view(many)), many.not_read)
    assert found.population == 10
    assert found.countries == 3
    assert found.apart == ("ZZZ",)
    assert found.not_read == ("HHH",)
    assert found.methods == {"desk-review": 2, "national-submission": 1}
    assert found.scopes == {"complete": 2, "examples": 1}
    assert found.states == {"accepted": 2, "draft": 1}
    assert found.entering == {"G": 2, "A": 0}
    # AAA G1 above; BBB G1 below; BBB G2 and CCC G1 set without evidence: above; AAA G2 none: equal.
    assert (found.set_above, found.set_below) == (3, 1)
    assert (found.reviewed, found.not_agreed) == (1, 1)
    assert found.is_draft
