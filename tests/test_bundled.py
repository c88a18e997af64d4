"""The bundled frameworks and records: what is claimed of them is true."""

import difflib
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tracker.load import load_catalogue
from tracker.model import Measure, Record
from tracker.workspace import Snapshot, Workspace

ROOT = Path(__file__).parents[1]
SOURCES = ROOT.parent / "shared"
CODES = sorted(path.stem for path in (ROOT / "countries").glob("*.yaml"))
CATALOGUE = load_catalogue()


@cache
def snapshot() -> Snapshot:
    return Workspace(ROOT, today=date(2026, 11, 23), cache=False).snapshot()


def record(code: str) -> Record:
    found = snapshot().record(code)
    assert found is not None
    return found


def test_nothing_is_found_wrong() -> None:
    found = [f"{one.file}:{one.place.line} {one.code} {one.message}" for one in snapshot().findings]
    assert found == []
    assert snapshot().collection.not_read == ()


def test_everything_is_in_house_style() -> None:
    results = Workspace(ROOT, today=date(2026, 11, 23), cache=False).format(check=True)
    assert [one.path.name for one in results if one.changed or one.problem] == []


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("country", "countries/*.yaml"),
        ("framework", "frameworks/*.yaml"),
        ("crosswalk", "frameworks/crosswalks/*.yaml"),
    ],
)
def test_an_independent_witness_accepts_the_files(schema: str, files: str) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema", "--schemafile"),
            ROOT / "tracker" / "schema" / f"{schema}.schema.json",
            *sorted(ROOT.glob(files)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("code", CODES)
def test_records_are_examples_from_desk_reviews(code: str) -> None:
    for assessment in record(code).assessments:
        assert (assessment.method, assessment.scope, assessment.state) == (
            "desk-review",
            "examples",
            "draft",
        )
        for answer in assessment.answers.values():
            assert answer.level is None
            assert all(evidence.why for evidence in answer.evidence)


def squeezed(text: str) -> str:
    """Return a text without what copies differ in: white space, marks of tables and emphasis."""
    return re.sub(r"[\s|*_\\>#]+", "", text)


def parts(quote: str) -> list[str]:
    return [part for one in re.split(r"\[?(?:…|\.\.\.)\]?", quote) if (part := squeezed(one))]


@cache
def source_texts() -> tuple[str, ...]:
    folder = SOURCES / "real"
    paths = sorted([*(folder / "laws").glob("*.md"), *folder.glob("*.yaml")])
    texts = [path.read_text(encoding="utf-8") for path in paths]
    # What these copies have raised is a paragraph's number, a footnote's, or a number of the text.
    without = [re.sub(r"<sup>.*?</sup>", "", text) for text in texts]
    raised = [re.sub(r"</?sup>", "", text) for text in texts]
    return tuple(squeezed(text) for text in (*texts, *without, *raised))


def stands_in(quote: str, text: str) -> bool:
    """Whether the parts of a quote stand in a text, in order."""
    at = 0
    for part in parts(quote):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def quoted(code: str) -> Iterator[Measure]:
    for instrument in record(code).instruments:
        yield from (measure for measure in instrument.measures if measure.quote)


@pytest.mark.skipif(not (SOURCES / "real").is_dir(), reason="the legal texts are not here")
@pytest.mark.parametrize("code", CODES)
def test_quotes_stand_in_the_texts(code: str) -> None:
    missing = [
        measure.id
        for measure in quoted(code)
        if measure.quote and not any(stands_in(measure.quote, text) for text in source_texts())
    ]
    assert missing == []


@pytest.mark.parametrize("code", CODES)
def test_quotes_are_short(code: str) -> None:
    assert [one.id for one in quoted(code) if one.quote and len(one.quote.split()) > 60] == []


@pytest.mark.skipif(not (SOURCES / "source").is_dir(), reason="the working document is not here")
@pytest.mark.parametrize("framework", sorted(CATALOGUE.frameworks))
def test_items_are_verbatim(framework: str) -> None:
    (path,) = (SOURCES / "source").glob("*.txt")
    source = re.sub(r"<sup>\d+</sup>", "", path.read_text(encoding="utf-8"))
    lines = re.split(r"\n", source)
    # Footnotes stand between a paragraph's halves in this copy.
    document = squeezed("\n".join(line for line in lines if not _is_footnote(line)))
    for item in CATALOGUE.frameworks[framework].items:
        wanted = squeezed(item.text["en"])
        if wanted not in document:
            near = difflib.get_close_matches(wanted[:80], [document[:80]], cutoff=0)
            pytest.fail(f"{item.id} is not as the document has it: {wanted[:80]} … {near}")


def _is_footnote(line: str) -> bool:
    starts = ("FAO. 2017", "CL 155", "<https://", "See CGRFA", "FAO. 2015", "C 2015", "Decision VI")
    return line.strip().startswith((*starts, "CBD/COP", "CGRFA-")) or line.strip() == "---"


def test_the_frameworks_are_cut_as_the_method_says() -> None:
    framework = CATALOGUE.frameworks["cgrfa-soil-2024"]
    sizes = {section.id: len(section.items) for section in framework.sections}
    assert sizes == {"G": 10, "N": 5, "A": 10, "R": 7}
    assert [section.id for section in framework.sections if section.core] == ["G", "N", "A"]
    assert len(framework.item["G1"].elements) == 7
    single = [item.id for item in framework.items if len(item.elements) < 2]
    assert single == ["R2"]  # its text names one thing only
    for item in framework.items:
        assert [element.id for element in item.elements] == list("abcdefghijklm")[
            : len(item.elements)
        ]


def test_the_crosswalk_leaves_no_item_out() -> None:
    crosswalk = CATALOGUE.crosswalks["cgrfa-soil-2024-answers"]
    framework = CATALOGUE.frameworks["cgrfa-soil-2024"]
    for side, mapped, unmapped in (
        (crosswalk.source, {one.source for one in crosswalk.relations}, crosswalk.unmapped.source),
        (crosswalk.target, {one.target for one in crosswalk.relations}, crosswalk.unmapped.target),
    ):
        asked = {item.id for name in side.sections for item in framework.section[name].items}
        left_out = {one.item for one in unmapped}
        assert mapped | left_out == asked
        assert not mapped & left_out


def test_the_reference_has_the_parties_and_the_traps_are_met() -> None:
    reference = CATALOGUE.reference
    parties = reference.populations["cbd-parties"].members
    assert len(parties) == len(set(parties)) == 195
    assert "USA" not in parties
    assert "EUE" not in parties
    assert {"NAM", "CIV", "TUR", "PSE", "COK", "NIU"} <= set(parties)
    assert set(parties) <= set(reference.countries)
    assert reference.countries["CIV"].name["fr"] == "Côte d’Ivoire"
    assert reference.countries["TUR"].name["en"] == "Türkiye"
    regions = reference.groupings["region"]
    assert sorted(code for group in regions.groups for code in group.members) == sorted(regions.of)
    assert all(len(regions.of[code]) == 1 for code in parties)
