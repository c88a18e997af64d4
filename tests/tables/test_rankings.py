"""Gaps and statements as tables. N = 10 (AAA … JJJ)."""

import msgspec

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
    view,
)
from tracker.analysis.distribution import Share
from tracker.analysis.view import Collection, Missing, View
from tracker.model.framework import Compare, Denominator, Numerator, Statement, SupportedIf
from tracker.model.record import Explicitness
from tracker.tables.distribution import distribution_table
from tracker.tables.gaps import gaps_tables
from tracker.tables.statements import statements_table
from tracker.tables.table import Shares, Table, Value, Word


def column(table: Table, name: str) -> list[Value]:
    at = [one.id for one in table.columns].index(name)
    return [row.values[at] for row in table.rows]


def three() -> Collection:
    """AAA and BBB enter G and have G1 none and low; FFF gives an example for A2; A1 has nothing."""
    return collection(
        country("AAA", {"G1": "none", "G2": link("law/explicit", "ab")}),
        country("BBB", {"G1": link("law/monitored", "a"), "G2": "none"}),
        country(
            "FFF",
            {"A2": link("law/biological", "a"), "G1": link("law/soil", "ab")},
            scope="examples",
        ),
        crosswalks=[crosswalk(("A1", "G1"), ("A2", "G1"))],
    )


def test_gaps_are_ranked_with_words_where_there_is_no_figure() -> None:
    many = three()
    looked = view(many)
    table, _elements = gaps_tables(many, looked, looked.framework.sections)
    assert column(table, "item") == ["A1", "A2", "G1", "G2"]
    assert column(table, "rank") == [None, None, 1, 1]
    assert column(table, "gap") == [None, None, Shares((Share(1, 2),)), Shares((Share(1, 2),))]
    assert column(table, "basis") == [
        "no evidence in any record (3 read), 0 of 10",
        "not rated; examples from at least 1 country",
        "rated",
        "rated",
    ]
    assert [one.id for one in column(table, "basis") if isinstance(one, Word)] == [
        "no-evidence",
        "examples",
        "rated",
        "rated",
    ]
    assert column(table, "population") == [10, 10, 10, 10]
    assert column(table, "elements") == [1, 2, 4, 2]
    assert column(table, "answered_by") == [None, None, "A1 A2", None]


def test_missing_elements_have_peers_the_best_of_every_region_first() -> None:
    many = three()
    looked = view(many)
    _items, table = gaps_tables(many, looked, looked.framework.sections[:1])
    assert column(table, "element") == ["G1.a", "G1.b", "G1.c", "G1.d", "G2.a", "G2.b"]
    assert column(table, "covered")[:2] == [Shares((Share(1, 2),)), Shares((Share(0, 2),))]
    assert column(table, "examples") == [2, 1, 0, 0, 1, 1]
    assert column(table, "peer_1")[:3] == [
        "Country B: BBB law/monitored (explicit, monitored)",
        "Country F: FFF law/soil (soil only, committed)",
        None,
    ]
    assert column(table, "peer_2")[0] == "Country F: FFF law/soil (soil only, committed)"
    assert str(column(table, "text")[3]) == "element d of G1 (optional)"


def test_elements_are_counted_among_those_rated_on_the_item_on_the_evidence_asked_for() -> None:
    """GGG enters without a level on G2: it is in the item's N, and not in its n."""
    many = collection(
        country("AAA", {"G1": "low", "G2": link("law/explicit", "a")}),
        country("BBB", {"G1": "low", "G2": link("law/soil", "a")}),
        country("GGG", {"G1": "low", "G2": answer(status="no-information", searched=["s1"])}),
        country("CCC", {"G2": link("law/explicit", "b")}, scope="examples"),
    )

    def covered(element: str, looked: View) -> list[Value]:
        _items, table = gaps_tables(many, looked, looked.framework.sections[:1])
        at = column(table, "element").index(element)
        return [column(table, name)[at] for name in ("covered", "population", "examples", "peer_1")]

    theirs = "Country C: CCC law/explicit (explicit, committed)"
    assert covered("G2.b", view(many)) == [Shares((Share(0, 2),)), 10, 1, theirs]
    bounds = msgspec.structs.replace(view(many), missing=Missing.BOUNDS)
    assert covered("G2.b", bounds)[0] == Shares((Share(0, 10), Share(8, 10)))
    _items, table = gaps_tables(many, bounds, bounds.framework.sections[:1])
    assert "of the item's N: lowest if none who is missing covers it" in " ".join(table.notes)
    # on explicit wording alone BBB, whose law was read whole, has none: rated, and not covering
    explicit = msgspec.structs.replace(view(many), only=("explicit",))
    ours = "Country A: AAA law/explicit (explicit, committed)"
    assert covered("G2.a", explicit) == [Shares((Share(1, 2),)), 10, 1, ours]


def test_an_element_that_all_who_enter_cover_is_not_missing() -> None:
    many = collection(country("AAA", {"G1": "low", "G2": link("law/explicit", "a")}))
    looked = view(many)
    _items, table = gaps_tables(many, looked, looked.framework.sections[:1])
    assert column(table, "element") == ["G1.a", "G1.b", "G1.c", "G1.d", "G2.b"]


def test_examples_only_from_those_apart_are_no_countries() -> None:
    many = collection(country("ZZZ", {"A1": link("law/explicit", "a")}))
    looked = view(many)
    table, _elements = gaps_tables(many, looked, looked.framework.sections[1:])
    assert column(table, "basis")[:2] == [
        "no evidence in any record (1 read), 0 of 10",
        "not rated; examples only from those shown apart",
    ]


def test_a_foreign_peer_keeps_its_code() -> None:
    union = record("EUE", [], instruments=[instrument("reg", [measure("a1")], direct=True)])
    many = collection(country("AAA", {"G2": link("EUE:reg/a1", "a")}, scope="examples"), union)
    looked = view(many)
    _items, table = gaps_tables(many, looked, looked.framework.sections[:1])
    assert column(table, "peer_1")[4] == "Country A: EUE:reg/a1 (explicit, committed)"


def _statement(statement_id: str, **fields: object) -> Statement:
    usual: dict[str, object] = {
        "paragraph": 22,
        "text": {"en": "Few countries."},
        "asks": {"en": "How many?"},
        "numerator": Numerator(explicitness=Explicitness.EXPLICIT),
        "supported_if": SupportedIf("<", 0.5),
    }
    return Statement(id=statement_id, **{**usual, **fields})  # type: ignore[arg-type]  # a test's shorthand


def test_a_statement_is_a_row_with_share_verdict_countries_and_examples() -> None:
    """AAA, BBB, CCC, DDD, FFF enter; only AAA's law has explicit measures; GGG is an example."""
    used = framework(
        statements=[
            _statement("p22", caveat={"en": "Adopted, not effective."}),
            _statement(
                "p22b",
                compare=Compare("income", ("high",), ("low",)),
                supported_if=SupportedIf(">"),
            ),
            _statement("p22c", unit="region"),
            _statement("none-read", denominator=Denominator(types=(), read=None), paragraph=27),
        ]
    )
    plain = instrument("act", [measure("m", explicitness="soil-only")])
    rated = {"G1": "low", "G2": "low"}
    many = collection(
        country("AAA", rated),
        *(country(code, rated, instruments=[plain]) for code in ("BBB", "CCC", "DDD", "FFF")),
        country("GGG", {}, scope="examples"),
        of=used,
    )
    table = statements_table(many, view(many))
    assert column(table, "statement") == ["p22", "p22b", "p22c", "none-read"]
    assert column(table, "share") == [
        Shares((Share(1, 5),)),
        Shares((Share(1, 3),)),
        Shares((Share(1, 1),)),
        Shares((Share(1, 5),)),
    ]
    assert column(table, "other_share")[:2] == [None, Shares((Share(0, 2),))]
    assert column(table, "side")[1] == "High"
    assert column(table, "other_side")[1] == "Low"
    # of 10, 5 are missing: from 1 to 6 tenths, on both sides of a half
    assert column(table, "missing")[0] == 5
    assert column(table, "population")[0] == 10
    assert column(table, "verdict")[:3] == ["undecided"] * 3
    assert column(table, "countries")[:3] == ["AAA", "High: AAA", "North"]
    assert column(table, "examples")[:3] == [
        "at least 1 country: GGG",
        "at least 1 country: GGG",
        "at least 1 region: South",
    ]
    assert column(table, "caveat")[0] == "Adopted, not effective."
    assert column(table, "supported_if")[:2] == ["< 50%", "first side > other side"]


def test_the_distribution_comes_before_the_shares_with_their_of_which() -> None:
    union = record("EUE", [], instruments=[instrument("reg", [measure("a1")], direct=True)])
    many = collection(
        record("AAA", [assessment({"G1": link("EUE:reg/a1", "ab"), "G2": "not-applicable"})]),
        country("BBB", {"G1": link("law/soil", "a"), "G2": "no-information"}),
        country("CCC", {"G1": answer(level="none"), "G2": "low"}),
        union,
    )
    looked = view(many)
    table = distribution_table(many, looked, looked.framework.sections[:1])
    figures = ["level_none", "level_mentioned", "level_low", "level_medium", "level_high"]
    figures += ["n", "population", "absent", "missing_cells", "not_applicable"]
    assert [column(table, one) for one in figures] == [
        [1, 0],
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 0],
        [3, 1],
        [10, 9],
        [7, 7],
        [0, 1],
        [0, 1],
    ]
    assert column(table, "from_low")[0] == Shares((Share(2, 3),), explicit=1, supranational=1)
    assert column(table, "from_medium")[0] == Shares((Share(1, 3),), explicit=1, supranational=1)
    assert "from_none" not in [one.id for one in table.columns]
