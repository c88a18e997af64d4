"""Records that say on the line what the checks must find there, and records that are clean.

``# error: C201`` (or ``warning``, ``info``; several codes with commas, twice for two findings) at
the end of a line; a file in ``good/`` has no finding. A file's name begins with the rule that it is
about. Text and shape have fixtures of their own, ``fixtures/records``.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.checks.sample import FIXTURES, check
from tracker.checks.register import COMMENT_RULES, RECORD_RULES

_EXPECTED = re.compile(r"# (error|warning|info): ([YSC][0-9]{3}(?:, ?[YSC][0-9]{3})*)")

BAD = sorted((FIXTURES / "checks" / "bad").glob("c[0-9]*.yaml"))
GOOD = sorted((FIXTURES / "checks" / "good").glob("c[0-9]*.yaml"))


def expected(text: str) -> Counter[tuple[int, str, str]]:
    """Line, severity and code of what the file says will be found."""
    return Counter(
        (number, match[1], code.strip())
        for number, line in enumerate(text.split("\n"), 1)
        for match in _EXPECTED.finditer(line)
        for code in match[2].split(",")
    )


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_record(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = Counter(
        (finding.place.line, finding.severity.value, finding.code) for finding in check(text)
    )
    assert found == expected(text)
    assert path.stem[:4].upper() in {code for _, _, code in found}


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_record(path: Path) -> None:
    assert [finding.message_en for finding in check(path.read_text(encoding="utf-8"))] == []


def test_every_rule_has_a_bad_and_a_good_record() -> None:
    codes = {module.RULE.code for module in RECORD_RULES} | {rule.code for rule in COMMENT_RULES}
    assert {path.stem[:4].upper() for path in BAD} == codes
    assert {path.stem[:4].upper() for path in GOOD} == codes
