"""What is reported about a text, and where."""

import re

import pytest

from tracker.finding import Rule
from tracker.yamlio import MISSING, RULES, Read, read
from tracker.yamlio.limits import MAX_FINDINGS

PARSERS = pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "python"])


def found(source: str | bytes, *, libyaml: bool = True) -> list[tuple[str, int, int]]:
    raw = source.encode() if isinstance(source, str) else source
    done = read(raw, file="countries/KEN.yaml", libyaml=libyaml)
    for finding in done.findings:
        assert finding.file == "countries/KEN.yaml"
        assert "{" not in finding.template.format_map(finding.values).replace("{ in line", "")
    return [(one.name, one.place.line, one.place.column) for one in done.findings]


PLACES: list[tuple[str, list[tuple[str, int, int]]]] = [
    ("a:\n  b: 1\n\tc: 2\n", [("tab-indentation", 3, 1)]),
    ("a:\n  \tb: 1\n", [("tab-indentation", 2, 3)]),
    ("a:\n  - b\n \t- c\n", [("tab-indentation", 3, 2)]),
    ("a: |\n\tb\n", [("tab-indentation", 2, 1)]),
    ("a: 'x\nb: 1\n", [("unclosed-quote", 1, 4)]),
    ('a: "x\nb: "y"\n', [("text-after-value", 2, 5)]),
    ("a: [x,\n  y\nb: 1\n", [("unclosed-bracket", 1, 4)]),
    ("a: [x}\n", [("unclosed-bracket", 1, 6)]),
    ("a: [", [("unclosed-bracket", 1, 4)]),
    ("a: [x, {b: \n", [("unclosed-bracket", 1, 8)]),
    ("a: [x, , z]\n", [("reserved-character", 1, 8)]),
    ("a: {x: 1, y: 2\n", [("unclosed-bracket", 1, 4)]),
    ("a:\n  - x\n - y\n", [("wrong-indentation", 3, 2)]),
    ("- a\nb: 1\n", [("wrong-indentation", 2, 1)]),
    ("a: b: c\n", [("colon-out-of-place", 1, 5)]),
    ("a: 1\n  b: 2\n", [("colon-out-of-place", 2, 4)]),
    ("a: 1\nnonsense\n", [("missing-colon", 2, 1)]),
    ("a: @x\n", [("reserved-character", 1, 4)]),
    ("a: `x`\n", [("reserved-character", 1, 4)]),
    ("a: %x\n", [("reserved-character", 1, 4)]),
    ("a: * x\n", [("reserved-character", 1, 4)]),
    ("a: > 50 %\n", [("reserved-character", 1, 4)]),
    ("a: ]\n", [("reserved-character", 1, 4)]),
    ('a: "C:\\dir"\n', [("unknown-escape", 1, 7)]),
    ('a: "x" y\n', [("text-after-value", 1, 8)]),
    ("a: - b\n", [("list-item-out-of-place", 1, 4)]),
    ("[a]\nb: 1\n", [("syntax-error", 2, 1)]),
    ("a: 1\nb: 2\na: 3\nb: 4\n", [("duplicate-key", 3, 1), ("duplicate-key", 4, 1)]),
    ("{a: 1, a: 2}", [("duplicate-key", 1, 8)]),
    ("a: &x 1\nb: &y [2]\nc: &z {}\n", [("anchor", 1, 4), ("anchor", 2, 4), ("anchor", 3, 4)]),
    ("a: &x 1\nb: *x\n", [("anchor", 1, 4), ("alias", 2, 4)]),
    ("*x : 1\n", [("alias", 1, 1)]),
    ("a: *Rhizobium sp.\n", [("alias", 1, 4), ("text-after-value", 1, 15)]),
    ("a: !!str 1\nb: !x {}\nc: ! y\n", [("tag", 1, 4), ("tag", 2, 4), ("tag", 3, 4)]),
    ("<<: {a: 1}\n'<<': 1\n", [("merge-key", 1, 1), ("duplicate-key", 2, 1)]),
    ("a: 1\n---\nb: 1\nb: 2\n", [("second-document", 2, 1)]),
    ("%YAML 1.1\n---\na: 1\n", [("directive", 1, 1)]),
    ("%TAG ! x:\n---\na: 1\n", [("directive", 1, 1)]),
    ("%FOO\n---\na: 1\n", [("directive", 1, 1)]),
    (
        "? [a]\n: 1\n{b: 1}: 2\n?\n: 3\n",
        [("key-not-text", n, c) for n, c in ((1, 3), (3, 1), (4, 2))],
    ),
    ("a: 9223372036854775808\n", [("number-too-large", 1, 4)]),
    ("a: 0x" + "f" * 5000 + "\n", [("number-too-large", 1, 4)]),
    ("", [("empty-file", 1, 1)]),
    ("\ufeff", [("empty-file", 1, 1)]),
    ("# only\n\n# comments\n", [("empty-file", 1, 1)]),
    ("---\n...\n", [("empty-file", 1, 1)]),
    ("a: x\x01y\nb: \x00\n", [("control-character", 1, 5), ("control-character", 2, 4)]),
    ("a: \x7f\x9b\n", [("control-character", 1, 4), ("control-character", 1, 5)]),
    ("a: 1\n\ufeffb: 2\n", [("control-character", 2, 1)]),
    ("a: \uffff\n", [("control-character", 1, 4)]),
    ('a: 1\nb: "\\x1b[31m"\n', [("control-character", 2, 4)]),
    ('"\\0": 1\n', [("control-character", 1, 1)]),
    ("😀: 1\nb: 😀\nb: \x01", [("control-character", 3, 4)]),
    ("\ufeffa: @\n", [("reserved-character", 1, 4)]),
    ("\ufeffé: 1\r\né: 2\r\n", [("duplicate-key", 2, 1)]),
    ("a: 1\rb: 2\ra: 3\r", [("duplicate-key", 3, 1)]),
    ("a: x\u2028y\x85z\na: 2\n", [("duplicate-key", 2, 1)]),
    ("a: [\u2028\u2028, @]\n", [("reserved-character", 1, 9)]),
]


@PARSERS
@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_name_line_and_column(
    text: str, expected: list[tuple[str, int, int]], *, libyaml: bool
) -> None:
    assert found(text, libyaml=libyaml) == expected


@pytest.mark.parametrize(
    ("source", "name", "line", "column", "said"),
    [
        (b"a: caf\xe9\n", "not-utf-8", 1, 7, "0xE9"),
        ("a: é\r\nb: ".encode() + b"\xff", "not-utf-8", 2, 4, "0xFF"),
        (b"a: \xed\xa0\x80\n", "not-utf-8", 1, 4, "0xED"),
        ("a: 1\n".encode("utf-16"), "utf-16", 1, 1, "UTF-16"),
        ("a: 1\n".encode("utf-16-le"), "utf-16", 1, 1, "UTF-16"),
        ("a: 1\n".encode("utf-16-be"), "utf-16", 1, 1, "UTF-16"),
        ("a: 1\n".encode("utf-32"), "utf-16", 1, 1, "UTF-32"),
        ("a: 1\n".encode("utf-32-be"), "utf-16", 1, 1, "UTF-32"),
    ],
)
def test_other_encodings(source: bytes, name: str, line: int, column: int, said: str) -> None:
    done = read(source, file="")
    assert found(source) == [(name, line, column)]
    assert said in done.findings[0].message
    assert (done.value, done.text) == (MISSING, None)


def test_a_repeated_key_tells_where_it_is_first() -> None:
    """The two maps have the same keys; each finding names its own line."""
    text = "x:\n  a: 1\n  b: 2\n  a: 3\ny:\n  a: 1\n  a: 2\n  a: 3\n"
    done = read(text.encode(), file="")
    assert [(one.place.line, one.values["line"]) for one in done.findings] == [
        (4, "2"),
        (7, "6"),
        (8, "6"),
    ]


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("a:\n  - {b: 1, b: 2}\n", "/a/0/b"),
        ("a:\n  - x\n  - !t y\n", "/a/1"),
        ("a/b:\n  - x\n  - &t {}\n", "/a~1b/1"),
        ("a: {b: 1, c: *x}\n", "/a/c"),
        ("- 1\n- [2, [&x 3]]\n", "/1/1/0"),
    ],
)
def test_path(text: str, pointer: str) -> None:
    assert [one.pointer for one in read(text.encode(), file="").findings] == [pointer]


@pytest.mark.parametrize("line", ["a: 1", "a: &x 1", 'a: "\\0"', "\x01"])
def test_a_hundred_are_listed_and_one_says_that_there_are_more(line: str) -> None:
    names = [name for name, _, _ in found(f"{line}\n" * 300)]
    assert len(names) == MAX_FINDINGS + 1
    assert names[-1] == "more-findings"
    assert "more-findings" not in names[:-1]


def test_exactly_a_hundred_are_listed_without_more() -> None:
    assert [one[0] for one in found("".join(f"k{i}: &x 1\n" for i in range(100)))] == [
        "anchor"
    ] * 100


@pytest.mark.parametrize(
    "text",
    ["a: 1\na: 2", "a: &x 1", "a: !t 1", "%YAML 1.2\n---\na: 1", "a: 1\n---\nb: 2", 'a: "\\0"'],
)
def test_what_can_be_read_is(text: str) -> None:
    """So that findings on the shape of the record are listed in the same run."""
    assert read(text.encode(), file="").value is not MISSING


@pytest.mark.parametrize("text", ["a: *x", "<<: {}", "[a]: 1", "a: [", "", "\x01"])
def test_what_cannot_be_read_is_missing(text: str) -> None:
    assert read(text.encode(), file="").value is MISSING


def example(rule: Rule, part: str) -> str | None:
    """The indented lines below ``Bad:`` or ``Good:`` of a rule's page."""
    shown = re.search(rf"^{part}:\n((?:    .*\n)+)", rule.page, re.MULTILINE)
    return re.sub("^    ", "", shown[1], flags=re.MULTILINE) if shown else None


@PARSERS
@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if example(rule, "Bad")], ids=lambda r: r.name
)
def test_pages_show_what_they_say(rule: Rule, *, libyaml: bool) -> None:
    bad, good = example(rule, "Bad"), example(rule, "Good")
    assert bad is not None
    assert good is not None
    assert [name for name, _, _ in found(bad, libyaml=libyaml)] == [rule.name]
    assert found(good, libyaml=libyaml) == []


def test_long_names_are_cut_in_messages() -> None:
    name = "k" * 300
    done: Read = read(f"{name}: 1\n{name}: 2\n".encode(), file="")
    assert len(done.findings[0].message) < 150
