"""Whole records wait in a file; where there is no room for one, in memory."""

import io
import os
import tempfile
from pathlib import Path

import pytest

from tests.factory import answer, country, link
from tracker.model import Record
from tracker.workspace.spool import Spool, parsed_once

RECORDS = {"AAA": b"first", "BBB": b"", "CCC": bytes(range(256)) * 400}


def filled() -> Spool:
    spool = Spool()
    for code, packed in RECORDS.items():
        spool.put(code, packed)
    return spool


def test_records_come_back_as_they_were() -> None:
    spool = filled()
    assert dict(spool) == RECORDS
    assert (len(spool), "BBB" in spool, "DDD" in spool) == (3, True, False)
    assert list(reversed([spool[code] for code in reversed(list(spool))])) == [*RECORDS.values()]


def test_without_a_place_for_files_they_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_given: object) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert dict(filled()) == RECORDS


class Full(io.BytesIO):
    """A file on a disk with room for a few bytes."""

    def write(self, packed: object) -> int:
        return super().write(bytes(packed)[:8])  # type: ignore[call-overload]  # it is bytes


def test_a_disk_that_is_full_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_given: Full())
    monkeypatch.delattr(os, "pread", raising=False)
    assert dict(filled()) == RECORDS


@pytest.mark.skipif(not hasattr(os, "pread"), reason="only where processes can be copied")
def test_reading_leaves_alone_where_others_are_in_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "spool").open("w+b", buffering=0) as file:
        monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_given: file)
        spool = filled()
        file.seek(3)
        assert spool["CCC"] == RECORDS["CCC"]
        assert file.tell() == 3


def test_each_record_is_parsed_once_and_comes_back_the_same() -> None:
    one = country("AAA", {"G1": answer(link("law/explicit", "ab"), reason="because")})
    asked: list[str] = []

    def records(code: str) -> Record | None:
        asked.append(code)
        return one if code == "AAA" else None

    found = parsed_once(records)
    assert [found(code) for code in ("AAA", "BBB", "AAA", "BBB")] == [one, None, one, None]
    assert asked == ["AAA", "BBB"]
