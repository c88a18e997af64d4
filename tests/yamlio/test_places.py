"""Where values and keys stand."""

import pytest

from tracker.finding import Path
from tracker.yamlio import positions

TEXT = """\
# header
country: KEN
instruments:
  - id: a     # first
    measures: [{id: m, quote: |-}, x]
  -
    id: b
    notes: |
      one
    titles:
    - "é😀": x
answers: {}
"""

PLACES: list[tuple[Path, tuple[int, int], tuple[int, int]]] = [
    # path, place of its value, place of its key
    ((), (2, 1), (2, 1)),
    (("country",), (2, 10), (2, 1)),
    (("instruments",), (4, 3), (3, 1)),
    (("instruments", 0), (4, 5), (4, 5)),
    (("instruments", 0, "id"), (4, 9), (4, 5)),
    (("instruments", 0, "measures", 0, "id"), (5, 21), (5, 17)),
    (("instruments", 0, "measures", 1), (5, 36), (5, 36)),
    (("instruments", 1), (7, 5), (7, 5)),
    (("instruments", 1, "notes"), (8, 12), (8, 5)),
    (("instruments", 1, "titles", 0), (11, 7), (11, 7)),
    (("instruments", 1, "titles", 0, "é😀"), (11, 13), (11, 7)),
    (("answers",), (12, 10), (12, 1)),
    # what isn't there has the place of the nearest that is
    (("answers", "G1", "level"), (12, 10), (12, 10)),
    (("instruments", 0, "title"), (4, 5), (4, 5)),
    (("instruments", 7, "id"), (4, 3), (4, 3)),
    (("instruments", "x"), (4, 3), (4, 3)),
    (("country", 0), (2, 10), (2, 10)),
    (("nothing",), (2, 1), (2, 1)),
    ((0,), (2, 1), (2, 1)),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("path", "value", "key"), PLACES)
def test_value_and_key(
    path: Path, value: tuple[int, int], key: tuple[int, int], end: str, mark: str
) -> None:
    text = mark + TEXT.replace("quote: |-", "quote: '-'").replace("\n", end)
    found = positions(text.replace("'-'", "xx"))
    at = found.value(path)
    assert (at.line, at.column, at.path) == (*value, path)
    at = found.key(path)
    assert (at.line, at.column, at.path) == (*key, path)


def test_of_a_repeated_key_the_last_which_is_the_one_read() -> None:
    at = positions("a: 1\nb: 2\na: 3\n").value(("a",))
    assert (at.line, at.column) == (3, 4)


@pytest.mark.parametrize("text", ["", "# c\n", "@", "a: ["])
def test_a_text_that_cannot_be_read_has_one_place(text: str) -> None:
    at = positions(text).value(("x", "y"))
    assert (at.line, at.column) == (1, 1)


def test_letters_that_are_line_ends_in_yaml_1_1_do_not_count_as_lines() -> None:
    at = positions("a: x\u2028\x85y\nb: \u2029z\n").value(("b",))
    assert (at.line, at.column) == (2, 4)
