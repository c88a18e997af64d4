"""Columns that keep each value once give back the rows that went in."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.export.xlsx.held import held

values = st.one_of(st.none(), st.text(max_size=2), st.integers(0, 3))
rows = st.lists(st.tuples(values, values))


@given(rows, st.integers(0, 5))
def test_rows_come_back_and_values_stand_once(
    given: list[tuple[object, object]], count: int
) -> None:
    columns = held(iter(given), 2)  # type: ignore[arg-type]  # such values are in tables
    assert list(zip(*columns, strict=True)) == given
    for at, column in enumerate(columns):
        assert column.different == list(dict.fromkeys(row[at] for row in given))
        assert column.first(count) == [row[at] for row in given[:count]]


def test_more_rows_than_are_taken_together() -> None:
    many = [(f"country {number // 700}", number % 3) for number in range(5_001)]
    columns = held(many, 2)
    assert list(zip(*columns, strict=True)) == many
    assert [len(column.different) for column in columns] == [8, 3]
