"""Records read by several processes give what one process gives, whatever happens to the others.

Each case runs in a process of its own: one that tests run in has threads, and does not fork.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.generator import write_workspace
from tracker.workspace.sharing import FEWEST

RECORDS = FEWEST + 5
SCRIPT = """\
import os, sys
from datetime import date
from pathlib import Path
from tracker.workspace import find, sharing

how = sys.argv[1]
parsed = []

sharing.processors = lambda: 1 if how == "alone" else 3
if how == "refused":
    def refuse():
        raise BlockingIOError(11, "Resource temporarily unavailable")
    os.fork = refuse

from tracker.workspace.reader import Reader
make, parent = Reader.make, os.getpid()

def counted(reader, code):
    if os.getpid() != parent and how == "killed" and code > "XAM":
        os.kill(os.getpid(), 9)
    if os.getpid() == parent and how == "orphaned":
        os.kill(parent, 9)
    parsed.append(code)
    return make(reader, code)

Reader.make = counted
found = find(Path.cwd(), today=date(2026, 11, 23), cache=how != "alone").snapshot(whole=how != "cached")
print(found.digest, len(found.collection.countries), list(found.files), sorted(found.packed or ()))
print([one.sort_key for one in found.findings])
print([found.record(code) for code in found.files])
print(found.collection.countries)
print(found.loaded, len(parsed), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    write_workspace(folder, RECORDS)
    broken = folder / "countries" / "XAC.yaml"
    broken.write_text("country: [", encoding="utf-8")
    return folder


def run(workspace: Path, how: str, cache: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, how],
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        | {"TRACKER_CACHE_DIR": str(cache), "TRACKER_STATE_DIR": str(cache)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def read(workspace: Path, how: str, cache: Path) -> tuple[str, list[int]]:
    done = run(workspace, how, cache)
    assert done.returncode == 0, done.stderr
    return done.stdout, [int(word) for word in done.stderr.split()]


@pytest.fixture(scope="module")
def alone(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    said, counts = read(workspace, "alone", tmp_path_factory.mktemp("cache"))
    assert counts == [RECORDS, RECORDS]
    return said


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")
def test_several_processes_say_what_one_says(workspace: Path, tmp_path: Path, alone: str) -> None:
    said, (loaded, here) = read(workspace, "shared", tmp_path)
    assert said == alone
    assert loaded >= RECORDS
    assert here < RECORDS  # each makes what it claims, and nobody else does
    again, counts = read(workspace, "cached", tmp_path)
    assert again.splitlines()[1:] == alone.splitlines()[1:]
    assert counts == [0, 0]  # what they made is in the cache
    _whole, (loaded, here) = read(workspace, "shared", tmp_path)
    assert (loaded >= RECORDS, here < RECORDS) == (True, True)  # which holds no whole records


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")
def test_processes_that_help_end_with_the_one_that_asked(workspace: Path, tmp_path: Path) -> None:
    """They hold its output open: where one stayed, reading it to its end would never end."""
    done = run(workspace, "orphaned", tmp_path)
    assert (done.returncode, done.stdout) == (-9, "")


@pytest.mark.parametrize("how", ["killed", "refused"])
def test_trouble_leaves_the_work_to_the_one_that_asked(
    how: str, workspace: Path, tmp_path: Path, alone: str
) -> None:
    said, (_loaded, here) = read(workspace, how, tmp_path)
    assert said == alone
    assert here > RECORDS // 3
