"""The tidy table, worked out by hand."""

from tests.factory import (
    answer,
    assessment,
    collection,
    country,
    instrument,
    law,
    link,
    measure,
    record,
    view,
)
from tracker.tables.table import Word
from tracker.tables.tidy import TidyRow, tidy, tidy_table

COLUMNS = (
    "country, country_name, region, income, framework, cycle, method, scope, state, section, item, "
    "item_title, status, level, level_value, set_level, derived_level, review_level, strength_max, "
    "strength_all_covered, explicit_elements, elements_covered, elements_total, evidence_links, "
    "hinders, origin, territory, confidence, instruments"
)


def test_the_columns_are_those_of_the_design() -> None:
    assert ", ".join(TidyRow._fields) == COLUMNS


def test_a_row_tells_all_that_is_known_of_a_cell() -> None:
    plan = instrument(
        "plan", [measure("p1", strength="monitored", territory="England")], type="plan"
    )
    union = record("EUE", [], instruments=[instrument("reg", [measure("a1")], direct=True)])
    one = country(
        "AAA",
        {
            "G1": answer(
                link("law/soil", "a"),
                link("plan/p1", "ab"),
                link("EUE:reg/a1", "d"),
                link("law/recital", "c"),
                link("law/explicit", "c", effect="hinders"),
                level="high",
                reason="so it is",
                review="low",
            )
        },
        instruments=[law(), plan],
        state="draft",
    )
    row = next(row for row in tidy(collection(one, union)) if row.item == "G1")
    assert row == TidyRow(
        country="AAA",
        country_name="Country A",
        region="North",
        income="high",
        framework="small",
        cycle=2026,
        method="desk-review",
        scope="complete",
        state="draft",
        section="G",
        item="G1",
        item_title="Title of G1",
        status="rated",
        level="high",
        level_value=4,
        set_level="high",
        derived_level="low",  # nationwide only a of three
        review_level="low",
        strength_max="monitored",
        strength_all_covered="monitored",  # a: monitored beats committed; b: monitored
        explicit_elements=2,  # a and b by the plan
        elements_covered=2,  # a, and b in England; c is only acknowledged, d optional
        elements_total=3,
        evidence_links=4,
        hinders=1,
        origin="both",
        territory="both",  # the plan binds England alone
        confidence="",
        instruments="law plan EUE:reg",
    )


def test_what_is_not_rated_has_blanks_and_no_zero() -> None:
    row = next(row for row in tidy(collection(country("JJJ", {}))) if row.item == "G2")
    assert (row.status, row.level, row.level_value, row.set_level, row.derived_level) == (
        "not-assessed",
        "",
        "",
        "",
        "",
    )
    assert (row.income, row.origin, row.territory, row.strength_max, row.instruments) == ("",) * 5
    assert (row.evidence_links, row.elements_covered) == (0, 0)


def test_levels_are_shown_under_every_status() -> None:
    one = country(
        "AAA", {"G1": answer(link("law/soil", "a"), level="high", status="not-applicable")}
    )
    row = next(iter(tidy(collection(one))))
    assert (row.status, row.level, row.set_level, row.derived_level) == (
        "not-applicable",
        "",
        "high",
        "low",
    )


def test_every_item_of_every_assessment_of_every_record_has_a_row() -> None:
    both = record(
        "AAA",
        [
            assessment({}, cycle=2026),
            assessment({}, cycle=2024),
            assessment({}, cycle=2026, method="national-submission"),
        ],
    )
    many = collection(both, country("ZZZ", {}))
    rows = tidy(many)
    keys = [(row.country, row.cycle, row.method, row.item) for row in rows]
    assert len(rows) == 4 * 4 == len(set(keys))
    assert [row.cycle for row in rows[::4]] == [2024, 2026, 2026, 2026]
    assert {row.country for row in rows} == {"AAA", "ZZZ"}  # in the population or not


def test_the_rows_do_not_depend_on_the_view() -> None:
    one = country("AAA", {"G1": answer(link("law/soil", "a"), level="high", review="low")})
    many = collection(one)
    assert view(many).only == ()
    assert next(iter(tidy(many))).level == "high"


def test_the_table_has_the_same_rows_with_blanks() -> None:
    many = collection(country("AAA", {"G1": "low"}))
    table = tidy_table(many)
    assert [column.id for column in table.columns] == COLUMNS.split(", ")
    assert all(column.about for column in table.columns)
    for row, values in zip(tidy(many), table.rows, strict=True):
        assert tuple(None if value == "" else value for value in row) == values.values
    assert not any(isinstance(value, Word) for row in table.rows for value in row.values)
