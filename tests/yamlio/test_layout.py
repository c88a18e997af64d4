"""House style for whole texts with their comments."""

import textwrap

import pytest

from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.yamlio import format_text


def order(path: Path) -> tuple[str, ...]:
    return () if path else ("format", "country", "instruments")


def test_a_record() -> None:
    before = """\

        # Kenya
        # by the ministry


        country:   "KEN"     # the code
        # the format
        format: 1
        answers:
            G1: {}     # open
            # low, they say

            G2:
                level:    low # c
                searched:
                - s1
            G3: {level: low, # why?
              searched: [s1]}
        instruments:
        # the act
        -   id: a
            # its title
            title: >-
                Soil
                Act
            type: law
            status: in-force


        -   # the plan
            title: 'Plan'
            id: b
        # not yet: c

        # the end
        """
    after = """\
        # Kenya
        # by the ministry

        # the format
        format: 1
        country: KEN  # the code
        instruments:
          # the act
          - id: a
            # its title
            title: Soil Act
            type: law
            status: in-force

          - {title: Plan, id: b}  # the plan
        answers:
          G1: {}  # open
          # low, they say

          G2:
            level: low  # c
            searched: [s1]
          G3:
            level: low  # why?
            searched: [s1]
        # not yet: c

        # the end
        """
    assert format_text(textwrap.dedent(before), order) == textwrap.dedent(after)
    assert format_text(textwrap.dedent(after), order) == textwrap.dedent(after)


SMALL: list[tuple[str, str]] = [
    ("a: 1", "a: 1\n"),
    ("---\na: 1\n...\n", "a: 1\n"),
    ("--- # c\na: 1\n", "# c\na: 1\n"),
    ("a: 012\nb: ~\nc:\nd: True\ne: 1.50\n", "a: 12\nb: null\nc: null\nd: true\ne: 1.5\n"),
    ("? a\n: 1\n", "a: 1\n"),
    ("{}  # c\n", "{}  # c\n"),
    ("# c\n\n{}\n# d\n", "# c\n{}\n# d\n"),
    ("[a, b]\n", "- a\n- b\n"),
    ("a\n", "a\n"),
    ("a: |+\n  x\n\nb: 1\n", 'a: "x\\n\\n"\n\nb: 1\n'),
    ("a: |  # c\n    x\n", "a: |  # c\n  x\n"),
    ("a:  # c\n  x\n", "a: x  # c\n"),
    ("a:\n  # c\n  x\nb: 1\n", "a: x\n# c\nb: 1\n"),
    ("a: # c\n  [x]\n", "a: [x]  # c\n"),
    ("a: [x] # c\n", "a: [x]  # c\n"),
    ("a: [ # c\n  x] # d\nb: 1\n", "a: [x]  # c\n# d\nb: 1\n"),
    ("a: [\n  # c\n  x,\n  z # d\n]\n", "a:\n  # c\n  - x\n  - z  # d\n"),
    ("a:\n  - b # c\n", "a:\n  - b  # c\n"),
    ("-\n  # c\n  a: {}\n", "# c\n- a: {}\n"),
    ("- # c\n  a: {}\n", "- a: {}  # c\n"),
    ("- # c\n  a: {} # d\n", "# c\n- a: {}  # d\n"),
    ("a: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
    ("a:\n\n  - x: {}\n\n\n  - z: {}\n", "a:\n  - x: {}\n\n  - z: {}\n"),
    ("a: '#x'   #y\n", "a: '#x'  #y\n"),
    ("a: b#c\n#\n", "a: b#c\n#\n"),
    ("\ufeff# c\r\na:   1\r\n", "\ufeff# c\r\na: 1\r\n"),
    ("a: x\u2028y # c\n", 'a: "x\\Ly"  # c\n'),
    ("a:\n  b:\n    c: 1\n    # deep\n", "a:\n  b:\n    c: 1\n# deep\n"),
]


@pytest.mark.parametrize(("before", "after"), SMALL, ids=[one[0] for one in SMALL])
def test_small_files(before: str, after: str) -> None:
    assert format_text(before) == after
    assert format_text(after) == after


@pytest.mark.parametrize("text", ["", "a: [", "a: 1\na: 2\n", "a: &x 1\n", "a: 1\n---\nb: 1\n"])
def test_a_text_with_findings_is_refused(text: str) -> None:
    with pytest.raises(EditFailedError, match="must be corrected"):
        format_text(text)
