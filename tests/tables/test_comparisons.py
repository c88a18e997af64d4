"""Trend, agreement and sensitivity as tables."""

from tests.factory import (
    answer,
    assessment,
    collection,
    country,
    instrument,
    link,
    measure,
    record,
    view,
)
from tracker.analysis.distribution import Share
from tracker.tables.agreement import agreement_tables
from tracker.tables.sensitivity import sensitivity_table
from tracker.tables.table import Mark, Shares, Table, Value, Word
from tracker.tables.trend import trend_tables


def column(table: Table, name: str) -> list[Value]:
    at = [one.id for one in table.columns].index(name)
    return [row.values[at] for row in table.rows]


def levels(values: list[Value]) -> list[str]:
    return [
        value.rated.level.id for value in values if isinstance(value, Mark) and value.rated.level
    ]


def test_the_trend_lists_what_moved_and_counts_what_stayed() -> None:
    """AAA: G1 drops with its plan's end, G2 stays. BBB: G1 rises by two, G2 drops unexplained."""
    plan = instrument("plan", [measure("p1")], type="plan", ends=2025, status="expired")
    many = collection(
        record(
            "AAA",
            [
                assessment({"G1": link("plan/p1", "a"), "G2": "low"}, cycle=2024),
                assessment({"G1": answer(level="none"), "G2": "low"}),
            ],
            instruments=[plan],
        ),
        record(
            "BBB",
            [
                assessment({"G1": "none", "G2": "high"}, cycle=2024),
                assessment({"G1": answer(level="low", notes="a new law"), "G2": "medium"}),
            ],
        ),
        record(
            "CCC",
            [
                assessment({"G1": "none", "G2": "none"}, cycle=2024),
                assessment({"G1": "low", "G2": "none"}, method="national-submission"),
            ],
        ),
    )
    looked = view(many)
    items, moved = trend_tables(many, looked, 2024, looked.framework.sections[:1])
    assert items.head.title == "Change from 2024 to 2026"
    counts = ["matched", "drops", "by_end_date", "rises", "same", "asks", "unexplained"]
    assert [column(items, one) for one in counts] == [
        [2, 2, 4],
        [1, 1, 2],
        [1, 0, 1],
        [1, 0, 1],
        [0, 1, 1],
        [1, 1, 2],
        [0, 1, 1],
    ]
    assert items.rows[-1].emphasis
    assert [row.values[0] for row in moved.rows] == ["AAA", "BBB", "BBB"]
    assert levels(column(moved, "before")) == ["low", "high", "none"]
    assert levels(column(moved, "after")) == ["none", "medium", "low"]
    explained = [one.id for one in column(moved, "explanation") if isinstance(one, Word)]
    assert explained == ["by-end-date", "asked", "explained"]
    assert "Left out, the method is another one: CCC." in items.notes
    assert items.notes[0].startswith("Matched: 2 countries")


def test_agreement_has_figures_and_a_confusion_table() -> None:
    """Four pairs: low/low, low/none, high/medium, none/none."""
    many = collection(
        country(
            "AAA",
            {
                "G1": answer(level="low", review="low"),
                "G2": answer(level="low", review="none", agreed=True),
            },
        ),
        country(
            "BBB",
            {
                "G1": answer(level="high", review="medium"),
                "G2": answer(level="none", review="none"),
            },
        ),
        country("CCC", {"G1": answer(level="low", review="high")}, scope="examples"),
    )
    looked = view(many)
    figures, confusion = agreement_tables(many, looked, looked.framework.sections[:1])
    found = {
        row.values[0].id: row.values[1] for row in figures.rows if isinstance(row.values[0], Word)
    }
    assert found["pairs"] == 4
    assert found["same"] == Shares((Share(2, 4),))
    assert (found["lower"], found["higher"], found["not-agreed"]) == (2, 0, 3)
    assert (found["shift-1"], found["shift-2"]) == (1, 1)
    assert isinstance(found["alpha"], float)
    assert [row.values[1:] for row in confusion.rows] == [
        (1, 0, 0, 0, 0),
        (0, 0, 0, 0, 0),
        (1, 0, 1, 0, 0),
        (0, 0, 0, 0, 0),
        (0, 0, 0, 1, 0),
    ]


def test_agreement_of_nothing_is_blank() -> None:
    many = collection(country("AAA", {"G1": "low"}))
    looked = view(many)
    figures, _confusion = agreement_tables(many, looked, looked.framework.sections[:1])
    assert [row.values[1] for row in figures.rows][4] is None


def test_sensitivity_has_a_column_for_every_choice_and_the_span() -> None:
    many = collection(
        country("AAA", {"G1": link("law/soil", "a"), "G2": "none"}),
        country("FFF", {"G1": "none", "G2": "none"}),
    )
    looked = view(many)
    table = sensitivity_table(many, looked, looked.framework.sections[:1])
    assert [one.id for one in table.columns[3:]] == [
        "base",
        "lowest",
        "highest",
        "missing_zero_for_missing",
        "missing_bounds",
        "rater_derived",
        "rater_review",
        "only_explicit",
        "without_north",
        "without_south",
    ]
    assert table.rows[0].values[3:9] == (
        Shares((Share(1, 2),)),
        0.0,  # without the north, or on explicit wording
        100.0,  # without the south
        Shares((Share(1, 10),)),
        Shares((Share(1, 10), Share(9, 10))),
        Shares((Share(1, 2),)),
    )
    assert table.columns[-1].title == "without South"
