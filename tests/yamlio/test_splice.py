"""The smallest edit of a text."""

import pytest

from tracker.edit import Edit, Insert, Remove, SetValue
from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.yamlio import apply
from tracker.yamlio.nodes import Node, compose

RECORD = """\
# Kenya
format: 1   # of the file
country: KEN

# what there is
instruments:
  # the act
  - id: a
    title: "Soil Act" # short
    adopted: 1998-03-17
    notes: |
        one
        two

    # provisions
    measures:
      - id: m1
        summary: x
  # the strategy

  - id: b
    title: Strategy

assessments:
- framework: f
  searches:
  - {id: s1, read: whole, terms: [x, y]} # s
  answers:
    N1: {}   # laid out
    G8: {level: none, searched: [s1]}
    G7:
      confidence: medium
"""


def order(path: Path) -> tuple[str, ...]:
    if len(path) == 2:
        return ("id", "title", "framework", "cycle", "type", "adopted", "notes", "measures")
    return ("format", "country", "working-language", "instruments") if not path else ()


def changed(text: str, *edits: Edit) -> list[str]:
    """The lines that go (-) and come (+), between the first and the last that differ."""
    old, new = text.splitlines(keepends=True), apply(text, edits, order).splitlines(keepends=True)
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return [f"-{line}".rstrip("\n") for line in old] + [f"+{line}".rstrip("\n") for line in new]


CHANGES: list[tuple[str, Edit, list[str]]] = [
    (
        "quotes and the comment stay",
        SetValue(("instruments", 0, "title"), 'The "Act"'),
        ['-    title: "Soil Act" # short', r'+    title: "The \"Act\"" # short'],
    ),
    (
        "plain stays plain where it is safe",
        SetValue(("instruments", 0, "adopted"), "1999-01-01"),
        ["-    adopted: 1998-03-17", "+    adopted: 1999-01-01"],
    ),
    (
        "plain gets quotes where it must",
        SetValue(("country",), "NO"),
        ["-country: KEN", "+country: 'NO'"],
    ),
    (
        "a number is not a text",
        SetValue(("format",), "1"),
        ["-format: 1   # of the file", "+format: '1'   # of the file"],
    ),
    (
        "only the line of a literal text that differs",
        SetValue(("instruments", 0, "notes"), "one\n2\n"),
        ["-        two", "+        2"],
    ),
    (
        "several lines in place of one; the comment stays on the key's line",
        SetValue(("instruments", 0, "title"), "Soil\nAct"),
        [
            '-    title: "Soil Act" # short',
            "+    title: |- # short",
            "+      Soil",
            "+      Act",
        ],
    ),
    (
        "one line in place of several",
        SetValue(("instruments", 0, "notes"), "one"),
        ["-    notes: |", "-        one", "-        two", "+    notes: one"],
    ),
    (
        "a new key where house order has it, below blank lines' and comments' owners",
        SetValue(("working-language",), "en"),
        ["+working-language: en"],
    ),
    (
        "a new key in the middle of an element",
        SetValue(("instruments", 0, "type"), "law"),
        ["+    type: law"],
    ),
    (
        "a new key that house order doesn't name comes last",
        SetValue(("contacts",), ["x"]),
        ["+contacts: [x]"],
    ),
    (
        "missing parents are made",
        SetValue(("instruments", 1, "extended", "until"), 2030),
        ["+    extended:", "+      until: 2030"],
    ),
    (
        "an answer laid out gains a level",
        SetValue(("assessments", 0, "answers", "N1", "level"), "low"),
        ["-    N1: {}   # laid out", "+    N1: {level: low}   # laid out"],
    ),
    (
        "an answer laid out gains evidence",
        SetValue(
            ("assessments", 0, "answers", "N1", "evidence"),
            [{"measure": "a/m1", "elements": ["c"]}],
        ),
        [
            "-    N1: {}   # laid out",
            "+    N1:   # laid out",
            "+      evidence:",
            "+        - {measure: a/m1, elements: [c]}",
        ],
    ),
    (
        "within brackets",
        SetValue(("assessments", 0, "answers", "G8", "level"), "low"),
        [
            "-    G8: {level: none, searched: [s1]}",
            "+    G8: {level: low, searched: [s1]}",
        ],
    ),
    (
        "a new key within brackets",
        SetValue(("assessments", 0, "answers", "G8", "reason"), "no, none"),
        [
            "-    G8: {level: none, searched: [s1]}",
            "+    G8: {level: none, searched: [s1], reason: 'no, none'}",
        ],
    ),
    (
        "brackets that get too long become a block",
        SetValue(("assessments", 0, "answers", "G8", "reason"), "x" * 80),
        [
            "-    G8: {level: none, searched: [s1]}",
            "+    G8:",
            "+      level: none",
            "+      searched: [s1]",
            "+      reason: " + "x" * 80,
        ],
    ),
    (
        "brackets that get a text of several lines become a block",
        SetValue(("assessments", 0, "answers", "G8", "notes"), "one\ntwo\n"),
        [
            "-    G8: {level: none, searched: [s1]}",
            "+    G8:",
            "+      level: none",
            "+      searched: [s1]",
            "+      notes: |",
            "+        one",
            "+        two",
        ],
    ),
    (
        "a list within brackets within brackets",
        Insert(("assessments", 0, "searches", 0, "terms"), "z, w", 1),
        [
            "-  - {id: s1, read: whole, terms: [x, y]} # s",
            "+  - {id: s1, read: whole, terms: [x, 'z, w', y]} # s",
        ],
    ),
    (
        "out of brackets",
        Remove(("assessments", 0, "searches", 0, "read")),
        [
            "-  - {id: s1, read: whole, terms: [x, y]} # s",
            "+  - {id: s1, terms: [x, y]} # s",
        ],
    ),
    (
        "the last out of brackets",
        Remove(("assessments", 0, "answers", "G8", "searched", 0)),
        [
            "-    G8: {level: none, searched: [s1]}",
            "+    G8: {level: none, searched: []}",
        ],
    ),
    (
        "an element at the end of a list, apart as the others are",
        Insert(("instruments",), {"id": "c", "title": "C", "type": "law", "x": 1}),
        ["+  - id: c", "+    title: C", "+    type: law", "+    x: 1", "+"],
    ),
    (
        "an element at the beginning goes above the first one's comment",
        Insert(("instruments",), {"id": "c", "title": "C", "type": "law", "x": 1}, 0),
        ["+  - id: c", "+    title: C", "+    type: law", "+    x: 1", "+"],
    ),
    (
        "an element of a list that isn't there yet",
        Insert(("instruments", 1, "measures"), {"id": "m"}),
        ["+    measures:", "+      - {id: m}"],
    ),
    (
        "an element goes with the comment directly above it",
        Remove(("instruments", 0)),
        [
            "-  # the act",
            "-  - id: a",
            '-    title: "Soil Act" # short',
            "-    adopted: 1998-03-17",
            "-    notes: |",
            "-        one",
            "-        two",
            "-",
            "-    # provisions",
            "-    measures:",
            "-      - id: m1",
            "-        summary: x",
        ],
    ),
    (
        "a comment with a blank line below it stays",
        Remove(("instruments", 1)),
        ["-  - id: b", "-    title: Strategy", "-"],
    ),
    (
        "the key beside the dash",
        Remove(("instruments", 0, "id")),
        ["-  - id: a", '-    title: "Soil Act" # short', '+  - title: "Soil Act" # short'],
    ),
    (
        "a comment above the next key is the next key's",
        Remove(("instruments", 0, "notes")),
        ["-    notes: |", "-        one", "-        two"],
    ),
    (
        "the last of a block leaves brackets",
        Remove(("assessments", 0, "answers", "G7", "confidence")),
        ["-    G7:", "-      confidence: medium", "+    G7: {}"],
    ),
    (
        "a map set anew: only what differs",
        SetValue(("instruments", 1), {"id": "b", "title": "Plan", "type": "plan"}),
        ["-    title: Strategy", "+    title: Plan", "+    type: plan"],
    ),
    (
        "a list set anew: only what differs",
        SetValue(("instruments", 0, "measures"), [{"id": "m1", "summary": "x"}, {"id": "m2"}]),
        ["+      - {id: m2}"],
    ),
    (
        "nothing new",
        SetValue(("assessments", 0, "searches", 0, "terms"), ["x", "y"]),
        [],
    ),
]


@pytest.mark.parametrize(
    ("edit", "expected"), [one[1:] for one in CHANGES], ids=[c[0] for c in CHANGES]
)
def test_lines_that_change(edit: Edit, expected: list[str]) -> None:
    assert changed(RECORD, edit) == expected


@pytest.mark.parametrize(
    ("edit", "expected"), [one[1:] for one in CHANGES], ids=[c[0] for c in CHANGES]
)
def test_byte_order_mark_line_ends_and_a_missing_last_break_stay(
    edit: Edit, expected: list[str]
) -> None:
    text = "\ufeff" + RECORD.replace("\n", "\r\n").removesuffix("\r\n")
    made = apply(text, [edit], order)
    plain = apply(RECORD, [edit], order)
    assert made == "\ufeff" + plain.replace("\n", "\r\n").removesuffix("\r\n")
    assert bool(expected) == (made != text)


SMALL: list[tuple[str, list[Edit], str]] = [
    # a file, edits, the file after them
    ("a: 1", [SetValue(("b",), 2)], "a: 1\nb: 2"),
    ("a: 1\nb: 2", [Remove(("b",))], "a: 1"),
    ("a: 1", [Remove(("a",))], "{}"),
    ("# c\na: 1\n", [Remove(("a",))], "# c\n{}\n"),
    ("{}\n", [SetValue(("a",), 1)], "a: 1\n"),
    ("null\n", [SetValue(("a", "b"), 1)], "a:\n  b: 1\n"),
    ("a:\nb: 1\n", [SetValue(("a",), "x")], "a: x\nb: 1\n"),
    ("a:  # c\nb: 1\n", [SetValue(("a",), {"x": 1})], "a:  # c\n  x: 1\nb: 1\n"),
    ("a:  # c\n  x: 1\nb: 1\n", [SetValue(("a",), 2)], "a: 2  # c\nb: 1\n"),
    ("a:\n  - x # c\nb: 1\n", [SetValue(("a",), 2)], "a: 2\nb: 1\n"),
    ("- a\n-\n- b\n", [SetValue((1,), {"x": 1, "z": []})], "- a\n- x: 1\n  z: []\n- b\n"),
    ("- a # c\n", [SetValue((0,), {"x": {}, "z": []})], "- # c\n  x: {}\n  z: []\n"),
    ("- - a\n  - b\n", [Remove((0, 0))], "- - b\n"),
    ("- - a\n  - b\n", [Insert((0,), "x", 0)], "- - x\n  - a\n  - b\n"),
    ("a: 'x'\n", [SetValue(("a",), "it's")], "a: 'it''s'\n"),
    ("a: 'x'\n", [SetValue(("a",), 1)], "a: 1\n"),
    ("a: two\n  lines # c\n", [SetValue(("a",), "one")], "a: one # c\n"),
    ("a: >\n  folded\n  text\nb: 1\n", [SetValue(("a",), "x\ny\n")], "a: |\n  x\n  y\nb: 1\n"),
    ("a: |\n  x", [SetValue(("b",), 1)], "a: |-\n  x\nb: 1"),
    ("a: |+\n  x\n\n\nb: 1\n", [SetValue(("aa",), 1), Remove(("b",))], "a: |+\n  x\n\n\naa: 1\n"),
    ("a: |\n  x\nb: 1\n\n# c\nc: 2\n", [Remove(("b",))], "a: |\n  x\n\n# c\nc: 2\n"),
    ("a: |\n  x\nb: 1\n    # c\n", [Remove(("b",))], "a: |\n  x\n# c\n"),
    ("a: |+\n  x\nb: 1\n\nc: 2\n", [Remove(("b",))], "a: |+\n  x\nc: 2\n"),
    ("a: 1", [SetValue(("b",), "x\ny\n")], "a: 1\nb: |\n  x\n  y\n"),
    ("a: 1\n   \nb: 2\n", [SetValue(("a",), "x\ny")], "a: |-\n  x\n  y\n\nb: 2\n"),
    ("a: 1\n    # c\nb: 2\n", [SetValue(("a",), "x\ny")], "a: |-\n  x\n  y\n# c\nb: 2\n"),
    ("a: {b: 1, # c\n  d: 2}\n", [SetValue(("a", "d"), "x, y")], "a: {b: 1, # c\n  d: 'x, y'}\n"),
    ("a: {b: 1, # c\n  d: 2}\n", [Remove(("a", "b"))], "a: { # c\n  d: 2}\n"),
    ("a: {b: 1, # c\n  d: 2}\n", [SetValue(("a", "d"), "x\ny")], 'a: {b: 1, # c\n  d: "x\\ny"}\n'),
    ('{"a":1}\n', [SetValue(("a",), "x")], '{"a": x}\n'),
    ("a: [b: 1]\n", [SetValue(("a", 0, "c"), 2)], "a:\n  - {b: 1, c: 2}\n"),
    ("a: {b, c: }\n", [SetValue(("a", "b"), 2)], "a:\n  b: 2\n  c: null\n"),
    (
        "a: 1\na-b: 2\n",
        [SetValue(("c",), 3), SetValue(("a",), 4), Remove(("c",))],
        "a: 4\na-b: 2\n",
    ),
    ("- 1\n- 2\n- 3\n", [Remove((0,)), SetValue((0,), "x"), Insert((), "z", 1)], "- x\n- z\n- 3\n"),
    ("a: x\u2028y\nb: 1\n", [SetValue(("b",), "\u2028")], 'a: x\u2028y\nb: "\\L"\n'),
]


@pytest.mark.parametrize(("text", "edits", "after"), SMALL, ids=[one[2] for one in SMALL])
def test_small_files(text: str, edits: list[Edit], after: str) -> None:
    assert apply(text, edits) == after


@pytest.mark.parametrize(
    ("text", "edit", "said"),
    [
        ("a: 1\n", SetValue(("a",), "\x1b[31m"), r"invisible character U\+001B"),
        ("a: 1\n", SetValue(("a",), {"b": ["x\x00"]}), r"invisible character U\+0000"),
        ("a: 1\n", SetValue(("b\x07",), 1), r"invisible character U\+0007"),
        ("a: 1\n", SetValue(("a",), "\ud800"), r"invisible character U\+D800"),
        ("a: 1\n", SetValue(("a",), "x" * 300_000), "300000 characters"),
        ("a: 1\n", SetValue(("a",), 2**64), "too large"),
        ("a: 1\n", Remove(("b",)), "no place /b"),
        ("a: 1\n", Remove(()), "no place /"),
        ("a: 1\n", SetValue(("a", "b"), 1), "no place /a/b"),
        ("a: [1]\n", SetValue(("a", 1), 1), "no place /a/1"),
        ("a: [1]\n", Insert(("a",), 1, 2), "no place /a"),
        ("a: {}\n", Insert(("a",), 1), "no place /a"),
        ("a: 1\na: 2\n", SetValue(("a",), 1), "Line 2 must be corrected"),
        ("a: [\n", SetValue(("a",), 1), "Line 1 must be corrected"),
        ("? a\n: 1\n", SetValue(("a",), [{"b": [1]}, 2]), "Line 1 is written in an unusual way"),
        ("a: [x, # c\n  y]\n", SetValue(("a",), {"b": {}}), ""),
    ],
)
def test_refused(text: str, edit: Edit, said: str) -> None:
    if not said:
        assert apply(text, [edit]) == "a:\n  b: {}\n"
        return
    with pytest.raises(EditFailedError, match=said):
        apply(text, [edit])


def test_comments_within_brackets_are_not_lost() -> None:
    text = "a: [b: 1, # c\n  d]\n"
    with pytest.raises(EditFailedError, match="comments within brackets"):
        apply(text, [SetValue(("a", 0, "x"), 1)])


def test_many_values_are_set_with_one_look_at_the_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def counted(text: str) -> Node | None:
        nonlocal looks
        looks += 1
        return compose(text)

    monkeypatch.setattr("tracker.yamlio.splice.compose", counted)
    text = "".join(f"k{number}:\n  a: {number}\n" for number in range(50))
    edits: list[Edit] = [SetValue((f"k{number}", "a"), "x") for number in range(50)]
    edits += [SetValue((f"k{number}", "b"), "z") for number in range(0, 50, 2)]
    assert apply(text, edits).count("a: x\n") == 50
    assert looks == 2
