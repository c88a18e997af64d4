"""House style of plain data."""

import textwrap

import pytest
import yaml

from tracker.edit import Plain
from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.yamlio import emit, format_text, read_text

TEXTS = [
    # the text, and how it is written as a value in a block
    ("soil life", "soil life"),
    ("§ 17 (2) 6", "§ 17 (2) 6"),
    ("1998-03-17", "1998-03-17"),
    ("https://x.y/?a=b#c", "https://x.y/?a=b#c"),
    ("s17-2-6", "s17-2-6"),
    ("-5 °C", "-5 °C"),
    ("a, b [c]", "a, b [c]"),
    ("it's", "it's"),
    ("NO", "'NO'"),
    ("Yes", "'Yes'"),
    ("on", "'on'"),
    ("y", "'y'"),
    ("null", "'null'"),
    ("~", "'~'"),
    ("", "''"),
    ("1998", "'1998'"),
    ("012", "'012'"),
    ("1_000", "'1_000'"),
    ("12:30", "'12:30'"),
    ("1e5", "'1e5'"),
    ("0x1F", "'0x1F'"),
    (".5", "'.5'"),
    ("1998-03-17 10:00:00", "'1998-03-17 10:00:00'"),
    ("=", "'='"),
    ("<<", "'<<'"),
    ("- x", "'- x'"),
    ("---", "'---'"),
    ("@x", "'@x'"),
    ("'x", "'''x'"),
    ("a: b", "'a: b'"),
    ("a:", "'a:'"),
    ("a #b", "'a #b'"),
    (" a", "' a'"),
    ("a\tb", r'"a\tb"'),
    ("a\u2028b\x85", r'"a\Lb\N"'),
    ("C:\\x", "C:\\x"),
    ("two\nlines", "|-\n  two\n  lines"),
    ("two\nlines\n", "|\n  two\n  lines"),
    ("two\n\n  lines\n", "|\n  two\n\n    lines"),
    (" two\nlines", "|2-\n   two\n  lines"),
    ("# two\n- lines\n", "|\n  # two\n  - lines"),
    ("two\n\n", r'"two\n\n"'),
    ("\ntwo", r'"\ntwo"'),
    ("two\n \nlines", r'"two\n \nlines"'),
    ("two\r\nlines", r'"two\r\nlines"'),
]


@pytest.mark.parametrize(("text", "written"), TEXTS)
def test_text(text: str, written: str) -> None:
    out = emit({"k": text})
    assert out == f"k: {written}\n"
    assert read_text(out, file="").value == {"k": text}
    if text != "1998-03-17":
        assert yaml.safe_load(out) == {"k": text}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        (-5, "-5"),
        (1.5, "1.5"),
        (1e20, "1.0e+20"),
        (float("-inf"), "-.inf"),
        ({}, "{}"),
        ([], "[]"),
        (["a", 1, "b, c", "NO"], "[a, 1, 'b, c', 'NO']"),
        (["x" * 92], "[" + "x" * 92 + "]"),
        (["x" * 96], "\n  - " + "x" * 96),
        (["two\nlines"], "\n  - |-\n    two\n    lines"),
        ([["a"], []], "\n  - [a]\n  - []"),
        ([[{"id": "a", "b": {}}]], "\n  - - id: a\n      b: {}"),
        ({"en": "Soil, life"}, "{en: 'Soil, life'}"),
        ({"id": "a"}, "\n  id: a"),
        ([{"id": "a", "b": 1, "c": 2}], "\n  - {id: a, b: 1, c: 2}"),
        ([{"id": "a", "b": 1, "c": 2, "d": 3}], "\n  - id: a\n    b: 1\n    c: 2\n    d: 3"),
    ],
)
def test_value(value: Plain, written: str) -> None:
    assert emit({"k": value}) == f"k: {written}\n".replace("k: \n", "k:\n")


RECORD: Plain = {
    "country": "DEU",
    "format": 1,
    "assessments": [
        {
            "answers": {
                "G7": {
                    "evidence": [
                        {
                            "measure": "bbodschg/s17",
                            "elements": ["d"],
                            "why": "by law",
                            "effect": "x",
                        }
                    ],
                    "notes": "free\ntext\n",
                },
                "G8": {"searched": ["s1"], "level": "none"},
                "A2": {"status": "not-applicable", "reason": "long " * 20 + "reason"},
                "N1": {},
            },
            "searches": [
                {"id": "s1", "instruments": ["bbodschg"], "read": "whole", "terms": ["a"]}
            ],
            "review": {"level": "low"},
        }
    ],
}


def order(path: Path) -> tuple[str, ...]:
    if not path:
        return ("format", "country")
    if path[-1] == 0:
        return ("framework", "searches", "answers")
    return ("level", "searched")


def test_record() -> None:
    assert emit(RECORD, order) == textwrap.dedent("""\
        format: 1
        country: DEU
        assessments:
          - searches:
              - {id: s1, instruments: [bbodschg], read: whole, terms: [a]}
            answers:
              G7:
                evidence:
                  - {measure: bbodschg/s17, elements: [d], why: by law, effect: x}
                notes: |
                  free
                  text
              G8: {level: none, searched: [s1]}
              A2:
                status: not-applicable
                reason: long long long long long long long long long long long long long long long long long long long long reason
              N1: {}
            review:
              level: low
        """)


def test_is_in_house_style_already() -> None:
    assert format_text(emit(RECORD, order), order) == emit(RECORD, order)


@pytest.mark.parametrize("text", ["\x1b[31m", "a\ufeffb", "\ud800", "x" * 262_145])
def test_what_no_file_may_hold_is_refused(text: str) -> None:
    with pytest.raises(EditFailedError):
        emit({"k": [text]})
    with pytest.raises(EditFailedError):
        emit({text: 1})


def test_a_key_longer_than_parsers_take_is_refused() -> None:
    with pytest.raises(EditFailedError, match="too long"):
        emit({"k" * 1020: 1})
