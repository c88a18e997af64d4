"""Statements, with verdicts worked out by hand. N = 10 (AAA … JJJ)."""

import pytest

from tests.factory import answer, collection, country, framework, instrument, link, measure, view
from tracker.analysis.statements import Outcome, Result, Verdict, outcome, statement
from tracker.analysis.view import panel
from tracker.model.framework import (
    Compare,
    Denominator,
    Numerator,
    Statement,
    SupportedIf,
)
from tracker.model.record import Explicitness, InstrumentType, Reading, Record, Strength

EXPLICIT = Numerator(explicitness=Explicitness.EXPLICIT, strength=Strength.COMMITTED)
NBSAP = InstrumentType.NBSAP


def asked(
    numerator: Numerator = EXPLICIT,
    *,
    denominator: Denominator | None = None,
    operator: str = "<",
    share: float | None = 0.25,
    unit: str = "country",
    compare: Compare | None = None,
) -> Statement:
    return Statement(
        id="p1",
        paragraph=1,
        text={"en": "The document's words."},
        asks={"en": "What is computed."},
        numerator=numerator,
        denominator=denominator or Denominator(),
        supported_if=SupportedIf(operator=operator, share=share),  # type: ignore[arg-type]
        unit=unit,  # type: ignore[arg-type]
        compare=compare,
    )


def yes(code: str, **more: object) -> Record:
    """Make a country whose own law has an explicit, committed measure."""
    return country(code, {"G1": "low", "G2": "low"}, **more)  # type: ignore[arg-type]


def no(code: str) -> Record:
    """Make a country whose only measure is on soil wording."""
    soil = instrument("act", [measure("m", explicitness="soil-only")])
    return country(code, {"G1": "low", "G2": "low"}, instruments=[soil])


def compute(wanted: Statement, *records: Record) -> Result:
    many = collection(*records)
    return statement(many, view(many), wanted)


def test_counts_countries_and_names_them() -> None:
    found = compute(asked(), yes("AAA"), no("BBB"), yes("CCC"), yes("ZZZ"))
    (tally,) = found.tallies
    assert (tally.share.k, tally.share.n, tally.missing) == (2, 3, 7)
    assert tally.members == ("AAA", "CCC")
    assert found.population == 10
    assert found.verdict is Verdict.UNDECIDED  # n below 5


@pytest.mark.parametrize(
    ("ins", "outs", "verdict"),
    [
        # Bounds with 10 - n missing. Claim: share below a quarter.
        ("", "ABCDEFGHIJ", Verdict.SUPPORTED),  # 0/10
        ("A", "BCDEFGHIJ", Verdict.SUPPORTED),  # 1/10
        ("A", "BCDEFGHI", Verdict.SUPPORTED),  # 1/10 … 2/10
        ("A", "BCDEFGH", Verdict.UNDECIDED),  # 1/10 … 3/10
        ("AB", "CDEFGHIJ", Verdict.SUPPORTED),  # 2/10
        ("ABC", "DEFGHIJ", Verdict.CONTRADICTED),  # 3/10
        ("ABC", "DE", Verdict.CONTRADICTED),  # 3/10 … 8/10
        ("AB", "CDE", Verdict.UNDECIDED),  # 2/10 … 7/10
        ("ABCD", "", Verdict.UNDECIDED),  # n = 4
    ],
)
def test_verdict_holds_only_within_the_bounds(ins: str, outs: str, verdict: Verdict) -> None:
    records = [yes(letter * 3) for letter in ins] + [no(letter * 3) for letter in outs]
    assert compute(asked(), *records).verdict is verdict


def test_examples_are_in_no_share_and_stand_beside() -> None:
    found = compute(asked(), yes("AAA", scope="examples"), no("BBB"))
    assert (found.tallies[0].share.k, found.tallies[0].share.n) == (0, 1)
    assert found.examples == ("AAA",)


@pytest.mark.parametrize(
    ("instruments", "declared", "expected"),
    [
        ([instrument("n", [measure("m")], type="nbsap")], (), Outcome.IN),
        ([instrument("n", [measure("m")], type="national-target")], (), Outcome.IN),
        ([instrument("n", type="nbsap")], (), Outcome.OUT),
        # The NBSAP was not read whole: nothing is concluded, not even from what was seen.
        ([instrument("n", [measure("m")], type="nbsap", read="part")], (), Outcome.MISSING),
        ([instrument("n", type="nbsap", ends=2020, status="expired")], (), Outcome.MISSING),
        ([], (), Outcome.MISSING),
        ([], ("nbsap",), Outcome.NOT_ASKED),
    ],
)
def test_who_is_asked_about_an_nbsap(
    instruments: list[object], declared: tuple[str, ...], expected: Outcome
) -> None:
    wanted = asked(
        Numerator(
            types=(NBSAP,),
            read=Reading.WHOLE,
            explicitness=Explicitness.EXPLICIT,
            strength=Strength.COMMITTED,
        ),
        denominator=Denominator(types=(NBSAP,), read=Reading.WHOLE),
    )
    one = country(
        "AAA",
        {"G1": "low", "G2": "low"},
        instruments=instruments,  # type: ignore[arg-type]
        no_instrument=declared,
    )
    many = collection(one)
    assert outcome(panel(many, view(many)).entries[0], wanted) is expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer(link("law/explicit", "a")), Outcome.IN),
        (answer(link("law/explicit", "b")), Outcome.OUT),
        (answer(link("law/recital", "a")), Outcome.OUT),
        (answer(link("law/explicit", "a", effect="hinders"), level="low"), Outcome.OUT),
        (answer(level="high"), Outcome.OUT),  # no link names the element
        (answer(status="not-applicable"), Outcome.NOT_ASKED),
        (answer(link("law/explicit", "a"), status="not-disclosed"), Outcome.MISSING),
    ],
)
def test_an_element_needs_a_link(given: object, expected: Outcome) -> None:
    wanted = asked(Numerator(strength=Strength.COMMITTED, elements=("G2.a",)))
    one = country("AAA", {"G1": "low", "G2": given})  # type: ignore[dict-item]
    many = collection(one)
    assert outcome(panel(many, view(many)).entries[0], wanted) is expected


def test_a_binding_measure_must_be_binding() -> None:
    wanted = asked(Numerator(binding=True, explicitness=Explicitness.EXPLICIT))
    soft = instrument("plan", [measure("m")], type="plan", binding=None)
    one = country("AAA", {"G1": "low", "G2": "low"}, instruments=[soft])
    found = compute(wanted, one, yes("BBB"))
    assert found.tallies[0].members == ("BBB",)


def test_two_sides_are_compared_within_their_bounds() -> None:
    # high: AAA BBB FFF; low: CCC DDD EEE GGG HHH III. Fewer than five on the left: undecided.
    sides = Compare(grouping="income", left=("high",), right=("low",))
    wanted = asked(operator=">", share=None, compare=sides)
    records = [yes(code) for code in ("AAA", "BBB", "FFF")]
    records += [no(code) for code in ("CCC", "DDD", "EEE", "GGG", "HHH", "III")]
    found = compute(wanted, *records)
    assert [(one.label, one.share.k, one.share.n) for one in found.tallies] == [
        ("high", 3, 3),
        ("low", 0, 6),
    ]
    assert found.verdict is Verdict.UNDECIDED
    turned = asked(
        operator=">", share=None, compare=Compare("income", left=("low",), right=("low",))
    )
    # 0/6 is not above 0/6.
    assert compute(turned, *records).verdict is Verdict.CONTRADICTED


def test_a_region_is_in_by_one_country_and_out_only_by_all() -> None:
    wanted = asked(unit="region", operator=">=", share=1.0)
    found = compute(wanted, yes("AAA"), *(no(letter * 3) for letter in "FGHIJ"))
    (tally,) = found.tallies
    assert (tally.share.k, tally.share.n, tally.missing) == (1, 2, 0)
    assert tally.members == ("north",)
    nobody_known = compute(wanted, yes("AAA"), no("FFF"))
    assert (nobody_known.tallies[0].share.n, nobody_known.tallies[0].missing) == (1, 1)
    by_example = compute(wanted, yes("GGG", scope="examples"))
    assert by_example.examples == ("south",)
    assert by_example.tallies[0].share.k == 0


def test_a_statement_may_be_about_another_framework() -> None:
    import msgspec

    other = framework("other")
    one = yes("AAA")
    many = collection(one)
    both = msgspec.structs.replace(many, frameworks={**many.frameworks, "other": other})
    wanted = msgspec.structs.replace(asked(), framework="other")
    found = statement(both, view(both), wanted)
    # AAA has no assessment of the other framework: everybody is missing.
    assert (found.tallies[0].share.n, found.tallies[0].missing) == (0, 10)
