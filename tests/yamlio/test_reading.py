"""What a text is read as."""

import math

import pytest
import yaml

from tests.yamlio.reference import read_by_nodes
from tracker.edit import Plain
from tracker.yamlio import MISSING, read, read_text
from tracker.yamlio.values import same

PARSERS = pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "python"])

SCALARS: list[tuple[str, Plain]] = [
    ("null", None),
    ("~", None),
    ("", None),
    ("nUll", "nUll"),
    ("true", True),
    ("False", False),
    ("tRue", "tRue"),
    ("NO", "NO"),
    ("no", "no"),
    ("on", "on"),
    ("yes", "yes"),
    ("y", "y"),
    ("0", 0),
    ("-17", -17),
    ("+5", 5),
    ("012", 12),
    ("0o14", 12),
    ("0x1F", 31),
    ("0b1", "0b1"),
    ("-0x1F", "-0x1F"),
    ("1_000", "1_000"),
    ("12:30", "12:30"),
    ("1998-03-17", "1998-03-17"),
    ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
    ("9223372036854775807", 2**63 - 1),
    ("-9223372036854775807", -(2**63) + 1),
    ("-00000000000000000000000000000000000000000000000000000000000000000000005", -5),
    ("1.5", 1.5),
    (".5", 0.5),
    ("5.", 5.0),
    ("1e3", 1000.0),
    ("-1.5E-1", -0.15),
    (".inf", math.inf),
    ("-.INF", -math.inf),
    (".iNF", ".iNF"),
    (".", "."),
    ("1.2.3", "1.2.3"),
    ("١٢", "١٢"),
    ("'12'", "12"),
    ('"true"', "true"),
    ("''", ""),
    ("'it''s'", "it's"),
    (r'"a\tb\u00e9\x41\/"', "a\tbéA/"),
    ("=", "="),
    ("<<", "<<"),
    ("a:b", "a:b"),
    ("http://x.y/?a=b#c", "http://x.y/?a=b#c"),
    ("a#b", "a#b"),
    ("a # b", "a"),
    ("two\n  lines", "two lines"),
    ("'two\n\n  lines'", "two\nlines"),
    ("|\n  one\n   two\n", "one\n two\n"),
    ("|-\n  one\n", "one"),
    ("|+\n  one\n\n", "one\n\n"),
    (">\n  one\n  two\n\n  three\n", "one two\nthree\n"),
    ("|2\n   one\n", " one\n"),
    ("[a, 'b', 3, ]", ["a", "b", 3]),
    ("[https://x.y/?a=b, what? no]", ["https://x.y/?a=b", "what? no"]),
    ("{a: 1, b, c: }", {"a": 1, "b": None, "c": None}),
    ("{NO: 1, 'x': [y: z]}", {"NO": 1, "x": [{"y": "z"}]}),
    ("\n  - a\n  -\n  - - b\n    - c\n", ["a", None, ["b", "c"]]),
    ("\n- a\n- b\n", ["a", "b"]),
    ("\n  1: one\n  true: two\n  ~: three\n", {"1": "one", "true": "two", "~": "three"}),
    ("a\tb", "a\tb"),
    ("\ta", "a"),
]


@PARSERS
@pytest.mark.parametrize(("written", "value"), SCALARS)
def test_core_schema(written: str, value: Plain, *, libyaml: bool) -> None:
    done = read(f"k: {written}".encode(), file="x.yaml", libyaml=libyaml)
    assert done.findings == ()
    assert same(done.value, {"k": value}) if done.value is not MISSING else False


@pytest.mark.parametrize(("written", "value"), SCALARS)
def test_as_composed_nodes_read_it(written: str, value: Plain) -> None:
    assert same(read_by_nodes(f"k: {written}"), {"k": value})


def test_nan_is_a_number() -> None:
    assert str(read(b"[.nan, .NAN]", file="").value) == "[nan, nan]"


@PARSERS
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_line_ends_and_byte_order_mark_are_not_data_but_kept(
    end: str, mark: str, *, libyaml: bool
) -> None:
    source = (mark + end.join(["a: |", "  one", "  two", "b: 1", ""])).encode()
    done = read(source, file="", libyaml=libyaml)
    assert done.value == {"a": "one\ntwo\n", "b": 1}
    assert done.text is not None
    assert done.text.encode() == source


@PARSERS
@pytest.mark.parametrize("letter", ["\x85", "\u2028", "\u2029"])
def test_line_ends_of_yaml_1_1_are_letters(letter: str, *, libyaml: bool) -> None:
    text = f"a: x{letter}y\nb{letter}: |\n  one{letter}two\nc: '{letter}'\n"
    done = read(text.encode(), file="", libyaml=libyaml)
    assert done.value == {"a": f"x{letter}y", f"b{letter}": f"one{letter}two\n", "c": letter}


def test_line_ends_of_yaml_1_1_where_private_letters_are_used() -> None:
    done = read_text("a: \ue000\u2028\ue001\x85\n", file="")
    assert done.value == {"a": "\ue000\u2028\ue001\x85"}


def test_astral_letters() -> None:
    assert read("😀: 😀".encode(), file="").value == {"😀": "😀"}


def test_null_is_a_value_and_no_value_is_missing() -> None:
    assert read(b"null", file="").value is None
    assert read(b"a: [", file="").value is MISSING


def test_one_document_with_its_markers() -> None:
    assert read(b"# c\n---\na: 1\n...\n# c\n", file="").value == {"a": 1}


def test_of_a_repeated_key_the_last_counts() -> None:
    assert read(b"a: 1\na: 2\n", file="").value == {"a": 2}


def test_anchors_and_tags_leave_the_value() -> None:
    assert read(b"a: &x 1\nb: !!str 2\n", file="").value == {"a": 1, "b": 2}


def test_what_house_rules_quote_is_text_to_readers_of_yaml_1_1() -> None:
    """Others may read with PyYAML's safe_load; ``NO`` in quotes is text there, too."""
    assert yaml.safe_load("a: 'NO'") == read(b"a: NO", file="").value
