"""Every file under fixtures/records: what it says with ``# error: CODE`` is what is found.

The country that a file is named for is what stands before the first hyphen of its name.
"""

import re
from pathlib import Path

import pytest

from tracker.load import Loaded, load_catalogue, load_record

RECORDS = Path(__file__).parents[1] / "fixtures" / "records"
BAD, GOOD = sorted(RECORDS.glob("bad/*.yaml")), sorted(RECORDS.glob("good/*.yaml"))
COUNTRIES = load_catalogue().reference.countries


def expected(text: str) -> list[tuple[int, str]]:
    """Read the comments: line and code."""
    return sorted(
        (number, code)
        for number, line in enumerate(text.splitlines(), start=1)
        if (comment := re.search(r"# error: ([A-Z0-9, ]+)$", line))
        for code in comment[1].split(", ")
    )


def loaded(path: Path, source: bytes) -> Loaded:
    code = path.name.partition("-")[0]
    return load_record(source, file=path.name, code=code, countries=COUNTRIES)


def found(path: Path, source: bytes) -> list[tuple[int, str]]:
    return sorted((one.place.line, one.code) for one in loaded(path, source).findings)


def test_there_are_fixtures() -> None:
    assert len(BAD) > 10
    assert len(GOOD) > 2


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_record(path: Path) -> None:
    source = path.read_bytes()
    assert found(path, source) == expected(source.decode())
    assert expected(source.decode())
    assert not loaded(path, source).is_sound


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_record(path: Path) -> None:
    result = loaded(path, path.read_bytes())
    assert result.findings == ()
    assert result.is_sound
    assert result.record is not None


@pytest.mark.parametrize("path", BAD + GOOD, ids=lambda path: path.stem)
def test_byte_order_mark_and_crlf_change_no_line_and_no_column(path: Path) -> None:
    source = path.read_bytes()
    other = b"\xef\xbb\xbf" + source.replace(b"\n", b"\r\n")
    places = [(one.code, one.place) for one in loaded(path, source).findings]
    assert [(one.code, one.place) for one in loaded(path, other).findings] == places


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_messages_are_filled_and_short(path: Path) -> None:
    for finding in loaded(path, path.read_bytes()).findings:
        assert "{" not in finding.message.replace("{}", "")
        assert len(finding.message) < 400
        assert finding.message == finding.message_en
