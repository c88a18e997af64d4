"""Raters, states and restrictions, cell by cell. G2 has two required elements, a and b."""

from collections.abc import Sequence

import pytest

from tests.factory import answer, country, facts, framework, instrument, law, link, measure, record
from tracker.method.facts import CountryFacts
from tracker.method.rating import Rated, Rater, rate, restrict, without_evidence
from tracker.model.record import Answer, Instrument, Record

FRAMEWORK = framework()
LOW, MEDIUM_OR_HIGH = link("law/explicit", "a"), link("law/explicit", "ab")


def word(rated: Rated) -> str:
    """Say a cell in one word: its level, or its state in capitals."""
    return rated.level.id if rated.level else rated.state.value.upper()


def rated(given: Answer, rater: Rater = Rater.SELF) -> str:
    one = facts(country("AAA", {"G2": given})).assessments[0]
    return word(rate(one.cells["G2"], FRAMEWORK, rater))


@pytest.mark.parametrize(
    ("given", "own", "derived", "review"),
    [
        (answer(), "NOT-ASSESSED", "NOT-ASSESSED", "NOT-ASSESSED"),
        (answer(notes="much"), "NOT-ASSESSED", "NOT-ASSESSED", "NOT-ASSESSED"),
        (answer(LOW), "low", "low", "low"),
        (answer(level="medium"), "medium", "NOT-ASSESSED", "medium"),
        (answer(LOW, level="high"), "high", "low", "high"),
        (answer(level="none"), "none", "none", "none"),
        (answer(LOW, level="none"), "none", "none", "none"),
        (answer(LOW, review="none"), "low", "low", "none"),
        (answer(level="none", review="high"), "none", "none", "high"),
        # A review rates nothing that the country did not.
        (answer(review="high"), "NOT-ASSESSED", "NOT-ASSESSED", "NOT-ASSESSED"),
        (answer(status="rated"), "NOT-ASSESSED", "NOT-ASSESSED", "NOT-ASSESSED"),
        (answer(LOW, status="rated"), "low", "low", "low"),
        # A status other than rated beats every level, and holds under every rater.
        (
            answer(LOW, level="high", status="not-applicable", review="low"),
            "NOT-APPLICABLE",
            "NOT-APPLICABLE",
            "NOT-APPLICABLE",
        ),
        (answer(LOW, status="no-information"), *["NO-INFORMATION"] * 3),
        (answer(LOW, status="not-disclosed"), *["NOT-DISCLOSED"] * 3),
        # Carried over: not assessed whatever it says.
        (answer(LOW, level="high", carried_from=2022), *["NOT-ASSESSED"] * 3),
        (answer(status="not-applicable", carried_from=2022), *["NOT-ASSESSED"] * 3),
    ],
)
def test_raters(given: Answer, own: str, derived: str, review: str) -> None:
    assert rated(given, Rater.SELF) == own
    assert rated(given, Rater.DERIVED) == derived
    assert rated(given, Rater.REVIEW) == review


def restricted(one: Record, kinds: Sequence[str], *foreign: Record) -> str:
    found: CountryFacts = facts(one, foreign=foreign)
    assessment = found.assessments[0]
    cell = assessment.cells["G2"]
    silence = without_evidence(FRAMEWORK, kinds, assessment=assessment, country=found)
    return word(restrict(cell, FRAMEWORK, kinds, silence=silence))


NBSAP = instrument("nbsap", [measure("t1")], type="nbsap", binding=None)
TARGET = instrument("target", [measure("t1")], type="national-target", binding=None)
UNREAD = instrument("nbsap", type="nbsap", read="part")


def of(given: Answer, *instruments: Instrument, **more: object) -> Record:
    return country("AAA", {"G2": given}, instruments=instruments, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "instruments", "kind", "expected"),
    [
        # Evidence of the kind: derived from it alone, set levels ignored.
        (answer(link("nbsap/t1", "a"), MEDIUM_OR_HIGH), (law(), NBSAP), "nbsap", "low"),
        (answer(link("target/t1", "a"), level="high"), (TARGET,), "nbsap", "low"),
        (answer(link("target/t1", "a")), (TARGET,), "national-target", "low"),
        (answer(link("nbsap/t1", "a")), (NBSAP,), "national-target", "NOT-ASSESSED"),
        (answer(MEDIUM_OR_HIGH), (law(), NBSAP), "law", "high"),
        # None of the kind: none only where all of the kind were read whole.
        (answer(MEDIUM_OR_HIGH), (law(), NBSAP), "nbsap", "none"),
        (answer(MEDIUM_OR_HIGH), (law(), UNREAD), "nbsap", "NOT-ASSESSED"),
        (answer(MEDIUM_OR_HIGH), (law(), NBSAP, UNREAD), "nbsap", "NOT-ASSESSED"),
        (answer(MEDIUM_OR_HIGH), (law(),), "nbsap", "NOT-ASSESSED"),
        # A draft NBSAP does not count, so it is none of the kind's.
        (
            answer(MEDIUM_OR_HIGH),
            (law(), instrument("nbsap", type="nbsap", status="draft")),
            "nbsap",
            "NOT-ASSESSED",
        ),
        # Binding: absent means unknown means not binding.
        (answer(link("nbsap/t1", "ab"), LOW), (law(), NBSAP), "binding", "low"),
        (answer(link("nbsap/t1", "ab")), (NBSAP,), "binding", "NOT-ASSESSED"),
        (answer(link("nbsap/t1", "ab")), (law(), NBSAP), "binding", "none"),
        # Explicit wording: none rests on all own instruments.
        (answer(link("law/biological", "ab"), LOW), (law(),), "explicit", "low"),
        (answer(link("law/soil", "ab")), (law(),), "explicit", "none"),
        (answer(link("law/soil", "ab")), (law(), UNREAD), "explicit", "NOT-ASSESSED"),
        # States other than rated hold.
        (answer(status="not-applicable"), (law(), NBSAP), "nbsap", "NOT-APPLICABLE"),
        (answer(LOW, status="not-disclosed"), (law(), NBSAP), "law", "NOT-DISCLOSED"),
        (answer(), (law(), NBSAP), "nbsap", "NOT-ASSESSED"),
        # A hand-set level without evidence is rated, so its restriction can be none.
        (answer(level="high"), (law(), NBSAP), "nbsap", "none"),
    ],
)
def test_restrictions(
    given: Answer, instruments: tuple[Instrument, ...], kind: str, expected: str
) -> None:
    assert restricted(of(given, *instruments), [kind]) == expected


def test_examples_conclude_no_none() -> None:
    one = of(answer(MEDIUM_OR_HIGH), law(), NBSAP, scope="examples")
    assert restricted(one, ["nbsap"]) == "NOT-ASSESSED"
    assert restricted(one, ["law"]) == "high"


@pytest.mark.parametrize(
    ("declared", "instruments", "expected"),
    [
        (("nbsap",), (law(),), "NO-INSTRUMENT"),
        (("nbsap",), (law(), instrument("n", type="nbsap", ends=2020)), "NO-INSTRUMENT"),
        (("nbsap",), (law(), TARGET), "none"),  # a target counts as NBSAP: one counts
        (("national-target",), (law(),), "NOT-ASSESSED"),
        ((), (law(),), "NOT-ASSESSED"),
    ],
)
def test_a_country_may_say_that_it_has_no_such_instrument(
    declared: tuple[str, ...], instruments: tuple[Instrument, ...], expected: str
) -> None:
    one = of(answer(MEDIUM_OR_HIGH), *instruments, no_instrument=declared)
    assert restricted(one, ["nbsap"]) == expected


def test_national_leaves_out_supranational_law_and_nationwide_leaves_out_provinces() -> None:
    union = record("EUE", [], instruments=[instrument("reg", [measure("a1")], direct=True)])
    province = instrument("act", [measure("p1", territory="A province")])
    one = of(answer(link("EUE:reg/a1", "ab"), link("act/p1", "a")), province)
    assert restricted(one, ["national"], union) == "low"
    assert restricted(one, ["nationwide"], union) == "high"
    assert restricted(one, ["national", "nationwide"], union) == "none"
    assert restricted(of(answer(link("act/p1", "a")), province), ["nationwide"]) == "none"
    only_there = instrument("act", [measure("p1")], territory="A province")
    # No own instrument is nationwide, so nothing was read whole and nothing is concluded.
    assert restricted(of(answer(link("act/p1", "a")), only_there), ["nationwide"]) == "NOT-ASSESSED"


def test_kinds_combine() -> None:
    given = answer(link("nbsap/t1", "ab"), link("law/soil", "ab"))
    soil = instrument("nbsap", [measure("t1", explicitness="soil-only")], type="nbsap")
    one = of(given, law(), soil)
    assert restricted(one, ["nbsap"]) == "high"
    assert restricted(one, ["nbsap", "explicit"]) == "none"
    assert restricted(one, ["law", "explicit"]) == "none"


def test_a_link_lowers_and_never_raises() -> None:
    given = answer(
        link("law/recital", "a", strength="monitored"),
        link("law/soil", "b", explicitness="explicit", strength="acknowledged"),
    )
    links = facts(country("AAA", {"G2": given})).assessments[0].cells["G2"].links
    assert [(one.strength.value, one.explicitness.value) for one in links] == [
        ("acknowledged", "explicit"),
        ("acknowledged", "soil-only"),
    ]


def test_what_is_unknown_goes_and_the_rest_stays() -> None:
    given = answer(
        link("law/explicit", "az"),  # z is no element of G2
        link("law/explicit", "yz"),  # a link left without any goes
        link("law/unknown", "a"),
        link("FRA:law/explicit", "a"),  # not there to be resolved
    )
    one = facts(country("AAA", {"G2": given, "G99": "high"}))
    links = one.assessments[0].cells["G2"].links
    assert [(found.measure, found.elements) for found in links] == [("law/explicit", ("a",))]
    assert "G99" not in one.assessments[0].cells
    assert list(one.assessments[0].cells) == ["G1", "G2", "A1", "A2"]
