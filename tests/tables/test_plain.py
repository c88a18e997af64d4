"""Control characters never reach a terminal or a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.tables.plain import MARK, is_plain, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bodenschutzgesetz § 17 (2) 6", "Bodenschutzgesetz § 17 (2) 6"),
        ("\x1b[31mred", f"{MARK}[31mred"),
        ("\x1b]52;c;aGk=\x07", f"{MARK}]52;c;aGk={MARK}"),
        ("C1 \x9b31m", f"C1 {MARK}31m"),
        ("del\x7f nul\x00", f"del{MARK} nul{MARK}"),
        ("a\tb\r\nc\nd\x85e\u2028f", "a b c d e f"),
        ("abc\u202egnp.exe\u2066", f"abc{MARK}gnp.exe{MARK}"),
        ("half \ud800 a pair", f"half {MARK} a pair"),
        ("\ufffe\uffff", MARK * 2),
        ("قانون التربة\u200f 2020", "قانون التربة\u200f 2020"),
        ("土壤保护法 🌱", "土壤保护法 🌱"),
    ],
)
def test_harmful_characters_become_marks(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_line_breaks_can_stay() -> None:
    assert plain("a\r\nb\rc\x0bd\te", lines=True) == "a\nb\nc\nd e"


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_plain_stays_plain(text: str) -> None:
    found = plain(text)
    assert plain(found) == found
    assert is_plain(found)
    assert not any(one < " " or "\x7f" <= one <= "\x9f" for one in found)
    found.encode()
