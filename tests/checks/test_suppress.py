"""Comments that silence: where they may stand, what they can't do, what they cost."""

import pytest

from tests.checks.sample import check, check_piece, codes, record_of
from tracker.checks import suppress
from tracker.checks.comments import Comment, comments

RATED = "{level: low, reason: oral}"


def places(text: str) -> list[tuple[int, int, bool]]:
    return [(one.line, one.column, one.is_alone) for one in comments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1 # x", [(1, 6, False)]),
        ("# x\na: 1\n  # y\n", [(1, 1, True), (3, 3, True)]),
        ("a: b#c\n", []),
        ("a: 'it''s # no' # yes\n", [(1, 17, False)]),
        ('a: "say \\" # no" # yes\n', [(1, 18, False)]),
        ("a: 'one # no\n  # no\n  two' # yes\n", [(3, 8, False)]),
        ("a: | # yes\n  text # no\n  # no\n# yes\nb: 1\n", [(1, 6, False), (4, 1, True)]),
        ("a: >-\n  text # no\n\n# yes\n", [(4, 1, True)]),
        ("a: |+\n  # no\n\n", []),
        ("a:\n  - |\n    # no\n  - b # yes\n", [(4, 7, False)]),
        ("a: [b, # yes\n  c] # yes\n", [(1, 8, False), (2, 6, False)]),
        ("'# no': 1 # yes\n", [(1, 11, False)]),
        ("a: 1 # x\r\nb: 2 # y\r\n", [(1, 6, False), (2, 6, False)]),
        ("a: 1 # x # y\n", [(1, 6, False)]),
        ("a: plain\n  text # yes\n", [(2, 8, False)]),
        ("", []),
    ],
)
def test_only_real_comments_are_comments(text: str, expected: list[tuple[int, int, bool]]) -> None:
    assert places(text) == expected


def test_a_comment_reaches_to_the_end_of_its_line() -> None:
    assert comments("a: 1 # x # y \r\nb: 2")[0] == Comment("# x # y ", 1, 6, is_alone=False)


def test_a_byte_order_mark_does_not_hide_a_comment() -> None:
    assert [one.is_alone for one in comments("\ufeff# x\na: 1\n")] == [True]


@pytest.mark.parametrize(
    "answers",
    [
        f"P1: {RATED}  # tracker: ignore[C209] oral",
        f"P1: {RATED} # tracker:ignore[rated-without-evidence] oral",
        f"P1: {RATED}  # tracker: ignore[C211, C209] oral  # and more",
        f"# tracker: ignore[C209] oral\n  P1: {RATED}",
        f"# tracker: ignore[C209] oral\n  # more to say\n  P1: {RATED}",
        "P1:\n    level: low  # tracker: ignore[C209] oral\n    reason: oral",
        "P1:\n    # tracker: ignore[C209] oral\n    level: low\n    reason: oral",
    ],
)
def test_it_silences_at_the_end_of_the_line_or_alone_above(answers: str) -> None:
    assert "C209" not in codes(f"answers:\n  {answers}\n")


@pytest.mark.parametrize(
    "answers",
    [
        f"# tracker: ignore[C209] oral\n\n  P1: {RATED}",
        f"P2: {{}}  # tracker: ignore[C209] oral\n  P1: {RATED}",
        f"P1: {RATED}\n  # tracker: ignore[C209] oral",
        f"P1: {RATED}  # tracker: ignore[C211] oral",
        'P1: {level: low, reason: "# tracker: ignore[C209] oral"}',
        f"P1: {RATED}  # tracker: dignore[C209] oral",
    ],
)
def test_it_silences_nothing_else(answers: str) -> None:
    assert "C209" in codes(f"answers:\n  {answers}\n")


def test_it_silences_one_code_and_not_its_neighbours() -> None:
    text = """
        answers:
          P1: {level: none, status: not-applicable}  # tracker: ignore[C214] see the annex
        """
    assert codes(text) == ["C215"]


def test_a_name_and_its_code_are_one() -> None:
    text = "answers:\n  P1: {level: low}  # tracker: ignore[C209, rated-without-evidence] oral\n"
    assert codes(text) == []


def test_text_and_shape_are_not_silenced() -> None:
    text = record_of("answers:\n  P1: {levle: low}  # tracker: ignore[S101] so it is\n")
    assert [finding.code for finding in check(text)] == ["S101", "C904"]


def test_a_silence_is_not_called_useless_while_the_shape_is_wrong() -> None:
    """What it silences may be hidden: the level can't be seen under a misspelt key."""
    text = record_of("answers:\n  P1: {levle: low}  # tracker: ignore[C209] oral\n")
    assert [finding.code for finding in check(text)] == ["S101"]


def test_after_a_syntax_error_nothing_is_said_of_silences() -> None:
    found = check("a: 1  # tracker: ignore[C299]\nb: [c\nd: e\n")
    assert {one.code[0] for one in found} == {"Y"}


def test_one_reason_serves_all_codes_of_a_comment() -> None:
    piece = "answers:\n  P1: {level: none, status: not-applicable}  # tracker: ignore[C214, C215]\n"
    found = check_piece(piece)
    assert [(one.code, one.values) for one in found] == [("C902", {"code": "C214, C215"})]


def test_silences_of_windows_files_are_found() -> None:
    text = record_of("answers:\n  P1: {level: low}  # tracker: ignore[C209] oral\n")
    assert check("\ufeff" + text.replace("\n", "\r\n")) == ()


def test_a_misspelt_rule_is_guessed() -> None:
    found = check_piece("answers:\n  P1: {}  # tracker: ignore[unknown-itme] so it is\n")
    assert [one.message_en for one in found] == [
        "there is no rule `unknown-itme` to silence; did you mean `unknown-item`?"
    ]


def test_a_text_without_the_words_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_again(_text: str) -> tuple[Comment, ...]:
        raise AssertionError

    monkeypatch.setattr(suppress, "comments", read_again)
    assert codes("answers:\n  P1: {level: low}  # a comment\n") == ["C209"]
