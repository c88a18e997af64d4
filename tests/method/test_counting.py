"""Which measures count in a cycle; expected values from the method's own sentences."""

import pytest

from tests.factory import instrument, link, measure
from tests.factory import record as make
from tracker.method.counting import link_standing, standing
from tracker.method.facts import Standing
from tracker.method.resolve import find_measure, foreign_codes
from tracker.model.record import Date, Extension, Instrument, Status

COUNTS, ENDED = Standing.COUNTS, Standing.ENDED


@pytest.mark.parametrize(
    ("status", "adopted", "ends", "cycle", "expected"),
    [
        ("in-force", 2020, None, 2026, COUNTS),
        ("in-force", None, None, 2026, COUNTS),
        ("in-force", 2026, None, 2026, COUNTS),
        ("in-force", "2027-01-01", None, 2026, Standing.NOT_YET_ADOPTED),
        ("draft", 2020, None, 2026, Standing.DRAFT),
        ("adopted", 2020, 2025, 2026, ENDED),
        ("adopted", 2020, 2026, 2026, COUNTS),
        ("adopted", 2020, "2026-01-31", 2026, COUNTS),
        # A law repealed in 2024 counted while it was in force.
        ("repealed", 2010, 2024, 2022, COUNTS),
        ("repealed", 2010, 2024, 2024, COUNTS),
        ("repealed", 2010, 2024, 2026, ENDED),
        ("repealed", 2010, None, 2012, Standing.PAST_WITHOUT_END),
        ("superseded", 2010, None, 2012, Standing.PAST_WITHOUT_END),
        ("expired", 2010, None, 2012, Standing.PAST_WITHOUT_END),
    ],
)
def test_dates_decide(
    status: str, adopted: Date | None, ends: Date | None, cycle: int, expected: Standing
) -> None:
    one = instrument("one", status=status, adopted=adopted, ends=ends)
    assert standing(one, cycle) is expected


def test_an_extension_moves_the_end() -> None:
    plan = Instrument(
        id="plan",
        title="Plan",
        language="en",
        type=instrument("x").type,
        status=Status.ADOPTED,
        ends=2020,
        extended=Extension(until=2026),
    )
    assert standing(plan, 2026) is COUNTS
    assert standing(plan, 2027) is ENDED


@pytest.mark.parametrize(
    ("direct", "supranational", "effect", "expected"),
    [
        (False, False, "supports", COUNTS),
        (True, True, "supports", COUNTS),
        (False, True, "supports", Standing.NOT_DIRECT),
        (False, False, "hinders", Standing.HINDERS),
        (True, True, "hinders", Standing.HINDERS),
    ],
)
def test_supranational_law_counts_only_where_it_applies_directly(
    *, direct: bool, supranational: bool, effect: str, expected: Standing
) -> None:
    one = instrument("one", direct=direct)
    assert link_standing(one, 2026, effect=effect, supranational=supranational) is expected


def test_measures_are_found_at_home_and_abroad() -> None:
    union = make("EUE", [], instruments=[instrument("reg", [measure("art-1")], direct=True)])
    home = make("DEU", [], instruments=[instrument("law", [measure("s1")])])
    abroad = {"EUE": union}
    assert find_measure("law/s1", home, abroad) == (home.instruments[0], measure("s1"), False)
    assert find_measure("DEU:law/s1", home, abroad) == (home.instruments[0], measure("s1"), False)
    assert find_measure("EUE:reg/art-1", home, abroad) == (
        union.instruments[0],
        measure("art-1"),
        True,
    )
    for unknown in ("law/s2", "act/s1", "EUE:reg/art-2", "FRA:law/s1"):
        assert find_measure(unknown, home, abroad) is None


def test_foreign_codes_come_from_evidence_and_from_what_is_implemented() -> None:
    from tests.factory import assessment

    law = instrument("law", [measure("s1")])
    record = make(
        "DEU",
        [assessment({"G1": link("EUE:reg/a", "a"), "G2": link("DEU:law/s1", "a")})],
        instruments=[law],
    )
    assert foreign_codes(record) == {"EUE"}
