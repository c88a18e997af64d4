"""Hostile files cost bounded work: counted in events and characters, not by a clock."""

from collections.abc import Callable

import pytest
from yaml.events import Event

from tracker.yamlio import MAX_BYTES, MISSING, building, nodes, positions, read, reading
from tracker.yamlio.events import Source, open_events
from tracker.yamlio.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR


class Counter:
    """Counts the events that are taken from the parser."""

    def __init__(self) -> None:
        self.events = 0

    def open_events(self, text: str, *, libyaml: bool) -> Source:
        source = open_events(text, libyaml=libyaml)
        source.next_event = self.counted(source.next_event)
        return source

    def counted(self, take: Callable[[], Event]) -> Callable[[], Event]:
        def next_event() -> Event:
            self.events += 1
            return take()

        return next_event


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    made = Counter()
    monkeypatch.setattr(reading, "open_events", made.open_events)
    monkeypatch.setattr(nodes, "open_events", made.open_events)
    return made


@pytest.mark.parametrize(
    ("source", "name", "events"),
    [
        (b"[" * MAX_BYTES, "too-deep", 50),
        (b"{" * MAX_BYTES, "too-deep", 50),
        (b"- " * (MAX_BYTES // 2), "too-deep", 50),
        (b"[a, " * (MAX_BYTES // 4), "too-deep", 100),
        (b"".join(b" " * depth + b"a:\n" for depth in range(2800)), "too-deep", 100),
        ((b"{" + b"k" * 1000 + b": ") * 4000, "too-deep", 100),
        ((b"[" + b"k" * 900 + b", ") * 4000, "too-deep", 100),
        (b"x" * MAX_BYTES, "text-too-long", 8),
        (b'"' + b"\\x41" * (MAX_BYTES // 4 - 1) + b'"', "text-too-long", 8),
        (b"a: |\n" + b"  line\n" * 500_000, "text-too-long", 8),
        (b"- a\n" * (MAX_BYTES // 4), "too-many-values", MAX_NODES + 3),
        (b"[" + b"a," * (MAX_BYTES // 2 - 1) + b"]", "too-many-values", MAX_NODES + 3),
        (b"[" + b"[]," * (MAX_BYTES // 3 - 1) + b"]", "too-many-values", 2 * MAX_NODES + 3),
        (b"9" * 200_000, "number-too-large", 5),
        (b"\n" * MAX_BYTES, "empty-file", 2),
        (b"# x\n" * (MAX_BYTES // 4), "empty-file", 2),
        (b"---\n" * (MAX_BYTES // 4), "second-document", 5),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_work_is_bounded(source: bytes, name: str, events: int, counter: Counter) -> None:
    done = read(source, file="")
    assert done.findings[-1].name == name
    assert counter.events <= events
    counter.events = 0
    assert done.text is not None
    positions(done.text)
    assert counter.events <= events


def test_larger_files_are_not_even_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "decode", None)
    done = read(b"[" * 10_000_000, file="")
    assert [one.name for one in done.findings] == ["file-too-large"]
    assert (done.value, done.text) == (MISSING, None)


def test_findings_are_not_gathered_beyond_what_is_listed() -> None:
    builder = building.Builder("")
    builder.build(open_events("- &a x\n" * 10_000))
    assert len(builder.findings) < 110


def test_hundred_thousand_anchors_give_a_hundred_findings() -> None:
    source = b"".join(b"- &a%d x\n" % number for number in range(90_000))
    assert len(read(source, file="").findings) == 101


@pytest.mark.parametrize(("depth", "names"), [(MAX_DEPTH, []), (MAX_DEPTH + 1, ["too-deep"])])
def test_depth(depth: int, names: list[str]) -> None:
    source = b"[" * depth + b"]" * depth
    assert [one.name for one in read(source, file="").findings] == names


@pytest.mark.parametrize(("size", "names"), [(MAX_SCALAR, []), (MAX_SCALAR + 1, ["text-too-long"])])
def test_length_of_a_text(size: int, names: list[str]) -> None:
    """In characters, not bytes."""
    source = ("é" * size).encode()
    assert [one.name for one in read(source, file="").findings] == names


def test_size_of_a_file() -> None:
    fits = b"a: 1 #" + b"x" * (MAX_BYTES - 6)
    assert read(fits, file="").findings == ()
    assert [one.name for one in read(fits + b"x", file="").findings] == ["file-too-large"]
