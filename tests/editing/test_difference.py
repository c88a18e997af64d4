"""Differences of two texts of a record: the edits make the one the other; both can be put together."""

import pytest

from tests.cli.harness import KEN
from tracker.edit import Plain
from tracker.editing.difference import Line, changes, data_of, line_difference, merged
from tracker.yamlio import apply, apply_to_value

BASE = KEN
MINE = KEN.replace("G1: {}", "G1: {level: low}")
THEIRS = KEN.replace("An Act", "Another Act").replace(
    "assessments:",
    "  - {id: bill, title: A Bill, language: en, type: law, status: draft}\nassessments:",
)
TEXTS = [
    BASE,
    MINE,
    THEIRS,
    "format: 1\ncountry: KEN\n",
    BASE.replace("    measures:", "    notes: x\n    measures:"),
]


def data(text: str) -> dict[str, Plain]:
    found = data_of(text)
    assert found is not None
    return found


@pytest.mark.parametrize("mine", TEXTS)
@pytest.mark.parametrize("theirs", TEXTS)
def test_taking_every_change_makes_mine_theirs(mine: str, theirs: str) -> None:
    now: Plain = data(mine)
    goal = data(theirs)
    while found := changes(now, goal):
        now = apply_to_value(now, [found[0].edit])
    assert now == goal


def test_only_what_differs_is_named_by_ids() -> None:
    keys = [one.key for one in changes(data(MINE), data(THEIRS))]
    assert ("instruments", "act", "title") in keys
    assert ("instruments", "bill") in keys
    assert keys[-1][-2:] == ("G1", "level")
    assert len(keys) == 3


def test_both_are_put_together() -> None:
    found = merged(data(BASE), data(MINE), data(THEIRS))
    assert found.clashes == ()
    text = apply(MINE, found.edits)
    assert "level: low" in text
    assert "Another Act" in text
    assert "A Bill" in text


def test_what_both_changed_is_named_and_stays_mine() -> None:
    theirs = THEIRS.replace("G1: {}", "G1: {level: high}")
    found = merged(data(BASE), data(MINE), data(theirs))
    assert [key[-1] for key in found.clashes] == ["level"]
    assert "level: low" in apply(MINE, found.edits)


@pytest.mark.parametrize("text", ["a: [", "- 1", "", "a: 1\na: *x"])
def test_what_has_no_fields_has_no_data(text: str) -> None:
    assert data_of(text) is None


def test_lines_that_are_far_away_are_left_out() -> None:
    old = "\n".join("abcdefgh")
    new = old.replace("d", "D")
    assert line_difference(old, new, context=1) == (
        Line("…", ""),
        Line(" ", "c"),
        Line("-", "d"),
        Line("+", "D"),
        Line(" ", "e"),
        Line("…", ""),
    )
    assert line_difference(old, old) == ()


def test_very_many_lines_are_not_compared_one_by_one() -> None:
    old = "\n".join(str(one) for one in range(9000))
    found = line_difference(old, old.replace("1", "x"))
    assert found
