"""Reading whatever stands in a file's place; writing the old file or the new one."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tracker.errors import StaleFileError, UsageError, WriteError
from tracker.files import create, digest, read_source, replace, write
from tracker.files.reading import MAX_BYTES


def test_reads_bytes_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "KEN.yaml"
    path.write_bytes(b"format: 1\n")
    source = read_source(path, name="countries/KEN.yaml")
    assert source.content == b"format: 1\n"
    assert source.hash == digest(b"format: 1\n")
    assert source.finding is None


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link", "link to itself", "missing"])
def test_what_is_no_file_is_a_finding(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "KEN.yaml"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "dangling link":
            path.symlink_to(tmp_path / "nowhere")
        case "link to itself":
            path.symlink_to(path)
    source = read_source(path, name="countries/KEN.yaml")
    assert source.content == b""
    assert source.hash == ""
    assert source.finding is not None
    assert source.finding.code in ("Y501", "Y502")
    assert source.finding.file == "countries/KEN.yaml"
    assert "{" not in source.finding.message


def test_takes_no_more_than_the_limit_of_a_huge_file(tmp_path: Path) -> None:
    path = tmp_path / "KEN.yaml"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    assert len(read_source(path, name="KEN.yaml").content) == MAX_BYTES


def test_replaces_keeping_mode_and_following_links(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "KEN.yaml"
    real.parent.mkdir()
    real.write_bytes(b"old")
    real.chmod(0o640)
    path = tmp_path / "KEN.yaml"
    path.symlink_to(real)
    replace(path, b"new", expected=digest(b"old"), locks=tmp_path / "locks")
    assert path.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in real.parent.iterdir()] == ["KEN.yaml"]


def test_refuses_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "KEN.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(StaleFileError, match=r"KEN\.yaml was changed by someone else"):
        replace(path, b"mine", expected=digest(b"old"), locks=tmp_path / "locks")
    assert path.read_bytes() == b"theirs"


def test_creates_only_what_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "KEN.yaml"
    create(path, b"one", locks=tmp_path / "locks")
    with pytest.raises(UsageError, match="is there already"):
        create(path, b"two", locks=tmp_path / "locks")
    assert path.read_bytes() == b"one"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "KEN.yaml"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left on device"):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["KEN.yaml"]


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from tracker.files import write

    stop = int(sys.argv[2])
    count = 0

    def trace(frame, event, argument):
        global count
        if not frame.f_code.co_filename.endswith("writing.py"):
            return None
        count += 1
        if count == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    write(Path(sys.argv[1]), b"new" * 100_000)
    sys.settrace(None)
    print("done")
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "KEN.yaml"
    old, new = b"old" * 100_000, b"new" * 100_000
    seen = set()
    for stop in range(1, 80, 2):
        path.write_bytes(old)
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(KILLED), str(path), str(stop)],
            capture_output=True,
            check=False,
        )
        content = path.read_bytes()
        assert content in (old, new)
        seen.add((done.returncode, content == new))
        if done.returncode == 0:
            break
    assert (-signal.SIGKILL, False) in seen
    assert (0, True) in seen


def test_nothing_but_a_file_is_ever_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for target in (pipe, tmp_path):
        with pytest.raises(WriteError, match="no file"):
            write(target, b"new")
    assert pipe.is_fifo()
