"""The benchmark's records are the same every time, sound, and as large as they are said to be."""

from datetime import date
from functools import cache
from pathlib import Path

from tests.benchmarks.generator import country_codes, workspace, write_workspace
from tests.benchmarks.records import UNION
from tracker.finding import Severity
from tracker.load import load_catalogue, load_record
from tracker.workspace import Workspace

RECORDS = 8


@cache
def made() -> dict[str, bytes]:
    return dict(workspace(RECORDS))


def records() -> dict[str, bytes]:
    return {
        Path(name).stem: content
        for name, content in made().items()
        if name.startswith("countries/")
    }


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert dict(workspace(RECORDS)) == made()
    assert dict(workspace(RECORDS, seed=1)) != made()


def test_a_record_does_not_hang_on_how_many_there_are() -> None:
    fewer = dict(workspace(3))
    assert fewer["countries/XAA.yaml"] == made()["countries/XAA.yaml"]


def test_records_have_no_finding_on_text_or_shape() -> None:
    for code, content in records().items():
        loaded = load_record(content, file=f"{code}.yaml", code=code, countries={code})
        assert loaded.findings == ()


def test_records_are_of_the_size_that_is_measured() -> None:
    sizes = [len(content) for code, content in records().items() if code != UNION]
    assert 80_000 < sum(sizes) / len(sizes) < 105_000
    assert min(sizes) > 50_000
    frameworks = load_catalogue().frameworks.values()
    for code, content in records().items():
        loaded = load_record(content, file=f"{code}.yaml", code=code, countries={code})
        assert loaded.record is not None
        answers = {2022: 0, 2026: 0}
        for one in loaded.record.assessments:
            answers[one.cycle] += len(one.answers)
        asked = sum(len(framework.items) for framework in frameworks)
        assert code == UNION or all(asked < count < asked + 15 for count in answers.values())


def test_texts_are_in_six_scripts() -> None:
    text = b"".join(records().values()).decode()
    assert all(letter in text for letter in "éпت土토म")


def test_codes_are_distinct_and_of_no_country() -> None:
    codes = country_codes(2000)
    assert len(set(codes)) == 2000
    assert not set(codes) & {*load_catalogue().reference.countries, UNION}


def test_the_checks_find_next_to_nothing(tmp_path: Path) -> None:
    write_workspace(tmp_path / "w", RECORDS)
    snapshot = Workspace(tmp_path / "w", today=date(2026, 11, 23), cache=False).snapshot()
    assert snapshot.collection.not_read == ()
    assert len(snapshot.collection.countries) == RECORDS
    assert len(snapshot.findings) < RECORDS
    assert all(finding.severity is not Severity.ERROR for finding in snapshot.findings)
