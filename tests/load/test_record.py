"""What a record's loader gives besides its findings: the record that remains, places, ids lost."""

import subprocess
import sys

import pytest

from tracker.load import Loaded, load_record
from tracker.model import Record

RECORD = """\
# Kenya
format: 1
country: KEN
instruments:
  - id: broken
    title: Broken Act
    language: en
    type: lwa
    status: in-force
    measures:
      - {id: art-1, summary: one, explicitness: explicit, strength: committed}
  - id: soil-act
    title: Soil Act
    language: en
    type: law
    status: in-force
    adopted: 2021-13-01
    measures:
      - {id: art-4, summary: four, explicitness: explicit, strength: strong}
      - id: art-5
        summary: five
        explicitness: explicit
        strength: committed
assessments:
  - framework: cgrfa-soil-2024
    cycle: 2026
    method: desk-review
    scope: complete
    state: draft
    searches: [{id: s1, date: yesterday}, {name: s2}, {id: S3}]
    answers:
      G7: {evidence: [{measure: x}, {measure: soil-act/art-5, elements: [a]}], level: low}
"""


def load(text: str | bytes) -> Loaded:
    source = text if isinstance(text, bytes) else text.encode()
    return load_record(source, file="countries/KEN.yaml", code="KEN", countries={"KEN", "UGA"})


def remaining(loaded: Loaded) -> Record:
    assert loaded.record is not None
    return loaded.record


def test_what_remains_is_the_record_without_its_wrong_parts() -> None:
    record = remaining(load(RECORD))
    (instrument,) = record.instruments
    assert (instrument.id, instrument.adopted) == ("soil-act", None)
    assert [measure.id for measure in instrument.measures] == ["art-5"]
    (search,) = record.assessments[0].searches
    assert (search.id, search.date) == ("s1", None)
    answer = record.assessments[0].answers["G7"]
    assert answer.level == "low"
    assert [link.measure for link in answer.evidence] == ["soil-act/art-5"]


def test_findings_are_in_the_order_of_the_text() -> None:
    loaded = load(RECORD)
    assert not loaded.is_sound
    assert [(one.code, one.place.line, one.place.column) for one in loaded.findings] == [
        ("S111", 8, 11),
        ("S113", 17, 14),
        ("S111", 19, 70),
        ("S113", 30, 31),
        ("S102", 30, 43),
        ("S101", 30, 44),
        ("S112", 30, 60),
        ("S102", 32, 23),
        ("S112", 32, 33),
    ]
    assert {one.file for one in loaded.findings} == {"countries/KEN.yaml"}
    assert loaded.findings[0].pointer == "/instruments/0/type"


def test_places_are_those_in_the_file_though_indexes_moved() -> None:
    loaded = load(RECORD)
    title = loaded.place(("instruments", 0, "title"))
    assert (title.line, title.column) == (13, 12)
    assert title.path == ("instruments", 1, "title")
    assert loaded.key_place(("instruments", 0, "title")).column == 5
    link = loaded.place(("assessments", 0, "answers", "G7", "evidence", 0))
    assert (link.line, link.path[-1]) == (32, 1)
    missing = loaded.place(("instruments", 0, "measures", 0, "quote"))
    assert (missing.line, missing.path[-1]) == (20, "quote")


def test_places_of_a_sound_record() -> None:
    loaded = load("format: 1\ncountry: KEN\ncontacts: [é, the minister]\n")
    assert loaded.is_sound
    place = loaded.place(("contacts", 1))
    assert (place.line, place.column) == (3, 15)
    assert loaded.lost == frozenset()


def test_lost_ids_are_those_that_the_file_has_and_the_record_lacks() -> None:
    assert load(RECORD).lost == {"broken", "broken/art-1", "soil-act/art-4", "S3"}
    assert load("format: x\ninstruments: [{id: act}, 1, {id: 2}]").lost == {"act"}


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\xff\xfe",
        b"a: [",
        b"- 1\n",
        b"country: KEN\n",
        b"format: 1\n",
        b"format: 1\ncountry: [KEN]\n",
        b"format: 2\ncountry: KEN\n",
        b"[" * 10_000,
        b"format: 1\ncountry: KEN\ninstruments: " + b"{a: " * 3_000,
        b"format: 1\ncountry: KEN\n? [a, b]\n: c\n",
        b"x" * (5 * 1024 * 1024),
    ],
    ids=lambda source: str(source[:12]),
)
def test_nothing_is_left(source: bytes) -> None:
    loaded = load(source)
    assert loaded.record is None
    assert loaded.findings
    assert not loaded.is_sound
    assert loaded.place(("instruments", 3)).line >= 1


def test_text_is_kept_as_it_is() -> None:
    text = "\ufeffformat: 1\r\ncountry: KEN"
    assert load(text).text == text
    assert load(b"\xff").text is None


def test_two_entries_with_one_id_both_stay() -> None:
    text = "\n".join(
        ["format: 1", "country: KEN", "instruments:"]
        + [f"  - {{id: a, title: {n}th, language: en, type: law, status: draft}}" for n in (1, 2)]
    )
    loaded = load(text)
    assert [one.title for one in remaining(loaded).instruments] == ["1th", "2th"]
    (finding,) = loaded.findings
    assert finding.message == "the id `a` is used twice: an instrument in line 4 has it already"


def test_findings_are_listed_up_to_a_bound() -> None:
    loaded = load("format: 1\ncountry: KEN\ncontacts: [" + "1," * 5_000 + "a]\n")
    assert len(loaded.findings) == 501
    (more,) = [one for one in loaded.findings if one.code == "S002"]
    assert more.message == "4500 more findings on the shape of this file are not listed"
    assert remaining(loaded).contacts == ("a",)


def test_a_whole_number_with_a_fraction_is_no_crash() -> None:
    loaded = load("format: 1.0\ncountry: KEN\n")
    assert [one.code for one in loaded.findings] == ["S103"]


def test_a_sound_record_needs_no_jsonschema_and_no_positions() -> None:
    script = (
        "import sys; from tracker.load import load_record\n"
        "made = load_record(b'format: 1\\ncountry: KEN\\n', file='', code='KEN', countries=['KEN'])\n"
        "assert made.is_sound and 'jsonschema' not in sys.modules\n"
        "import tracker.yamlio.places as places; places.compose = None\n"
        "made = load_record(b'format: 1\\ncountry: KEN\\n', file='', code='KEN', countries=['KEN'])\n"
        "assert made.is_sound\n"
        "import tracker.schema; print(sorted({'jsonschema'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"
