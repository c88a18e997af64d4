"""What the demonstration writes: the same bytes, sound records, and only findings that are meant."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest

from tracker.checks.context import Against
from tracker.checks.engine import check_catalogue, check_record
from tracker.demo import demonstration
from tracker.finding import Finding, Severity
from tracker.load import Loaded
from tracker.load.catalogue import Catalogue
from tracker.model import Record
from tracker.schema import house_order
from tracker.yamlio import format_text

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def findings(
    loaded: dict[str, Loaded], records: dict[str, Record], catalogue: Catalogue
) -> list[tuple[str, Finding]]:
    foreign = {"XXU": records["XXU"]}
    today = date(2026, 11, 23)
    return [
        (code, finding)
        for code, one in loaded.items()
        for finding in check_record(
            one, Against(f"{code}.yaml", catalogue.frameworks, foreign, today)
        )
    ]


def test_same_seed_same_bytes(builtin: Catalogue, files: Files) -> None:
    assert demonstration(builtin) == files


def test_another_seed_makes_other_countries_of_the_same_names(
    builtin: Catalogue, files: Files
) -> None:
    other = demonstration(builtin, seed=7)
    assert other.keys() == files.keys()
    table = "frameworks/reference/countries.csv"
    assert other[table] == files[table]
    assert other["countries/XAA.yaml"] != files["countries/XAA.yaml"]


def test_progress_is_told_of_every_record(builtin: Catalogue) -> None:
    told: list[tuple[int, int]] = []
    demonstration(builtin, progress=lambda done, of: told.append((done, of)))
    assert told == [(number, 38) for number in range(1, 39)]


def test_37_countries_and_the_union_have_a_record(files: Files) -> None:
    codes = [name[10:13] for name in files if name.startswith("countries/")]
    assert len(codes) == 38
    assert not {"XAM", "XAY", "XBG"} & set(codes)
    assert "XXU" in codes


def test_workspace_is_whole(files: Files) -> None:
    settings = tomllib.loads(files["tracker.toml"].decode())
    assert settings == {"population": "demonstration", "grouping": "region"}
    assert "synthetic data" in files["README.md"].decode()


def test_reference_is_laid_over_without_a_finding(catalogue: Catalogue) -> None:
    assert catalogue.findings == ()
    assert catalogue.shadowed == ("income", "region", "special")
    assert check_catalogue(catalogue) == ()


def test_every_name_says_that_it_is_fictitious(files: Files) -> None:
    lines = files["frameworks/reference/countries.csv"].decode().splitlines()
    assert len(lines) == 42
    assert all(line.endswith(" (fictitious)") for line in lines[1:])


def test_no_real_country_is_named(builtin: Catalogue, files: Files) -> None:
    names = {name for one in builtin.reference.countries.values() for name in one.name.values()}
    names -= {"Union"}
    short = {re.sub(r"[,(].*", "", name).strip() for name in names}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(short)))})\b")
    for name, content in files.items():
        assert not pattern.search(content.decode()), name


def test_real_codes_are_not_used(builtin: Catalogue, records: dict[str, Record]) -> None:
    assert not builtin.reference.countries.keys() & records.keys()


def test_records_are_sound_and_in_house_style(loaded: dict[str, Loaded]) -> None:
    for code, one in loaded.items():
        assert one.is_sound, code
        assert one.text is not None
        assert format_text(one.text, house_order("country")) == one.text
        assert one.text.startswith("# Synthetic record of a fictitious country")


def test_reference_is_in_house_style(files: Files) -> None:
    for name in ("populations", "groupings"):
        text = files[f"frameworks/reference/{name}.yaml"].decode()
        assert format_text(text, house_order("reference")) == text


def test_only_findings_that_are_meant(findings: list[tuple[str, Finding]]) -> None:
    where: dict[str, set[str]] = {}
    for code, finding in findings:
        where.setdefault(finding.code, set()).add(code)
    assert where == {
        "C109": {"XAL", "XAU"},
        "C207": {"XAK", "XAX", "XAW", "XBI"},
        "C208": {"XBM"},
        "C218": {"XBB"},
        "C401": {"XBC"},
    }


def test_no_error_and_one_warning(findings: list[tuple[str, Finding]]) -> None:
    severities = Counter(finding.severity for _, finding in findings)
    assert severities[Severity.ERROR] == 0
    assert severities[Severity.WARNING] == 1


def test_findings_that_are_meant_are_in_the_readme(
    files: Files, findings: list[tuple[str, Finding]]
) -> None:
    readme = files["README.md"].decode()
    for code, finding in findings:
        assert re.search(rf"\| {finding.code} \| .*\b{code}\b.* \|", readme), (code, finding.code)


@pytest.mark.parametrize("seed", [1, 99])
def test_other_seeds_make_records_without_errors(builtin: Catalogue, seed: int) -> None:
    from tracker.load import load_record

    for name, content in demonstration(builtin, seed=seed).items():
        if name.startswith("countries/"):
            code = name[10:13]
            assert load_record(content, file=name, code=code, countries=(code,)).is_sound
