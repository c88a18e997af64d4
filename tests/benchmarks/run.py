"""Runs the benchmarks side by side and reports ratios (`make bench`, `make bench-quick`).

    python -m tests.benchmarks.run [--runs N] [--records N] [--largest N] [--markdown]

What is compared runs in turns on the same files, whole processes from start to end, so that what
else the machine does meets both. Times alone say little: they are that machine's, on that day.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.measure import Failed, Run, run, together
from tests.benchmarks.report import Results, Scale, as_page, as_text
from tests.benchmarks.screens import Screens, screens

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SCHEMA = ROOT / "tracker" / "schema" / "country.schema.json"
TRACKER = (sys.executable, "-m", "tracker")
SCRIPT = (sys.executable, "-m", "tests.benchmarks.analyst")
WITHOUT_C = (
    "import sys;"
    "sys.modules.update(dict.fromkeys(('ruamel.yaml.clib', '_ruamel_yaml', '_ruamel_yaml_clibz')));"
    "from check_jsonschema import main; main()"
)
"""Runs check-jsonschema as pip installs it by itself: ruamel.yaml without its parser in C."""


class Bench:
    """One session of benchmarks in a folder of its own."""

    def __init__(self, folder: Path, *, records: int, runs: int, peers: int) -> None:
        self.folder = folder
        self.records = records
        self.runs = runs
        self.peers = peers
        """How many of the runs have the slow peers beside them."""
        self.cache = folder / "cache"
        self.measured: dict[str, list[Run]] = {}

    def workspace(self, records: int) -> Path:
        """Return a workspace of so many records, made where it is not there."""
        made = self.folder / f"workspace-{records}"
        if not made.exists():
            self.say(f"making {records:,} records")
            command = (sys.executable, "-m", "tests.benchmarks.generator", made)
            subprocess.run([*command, "--countries", str(records)], cwd=ROOT, check=True)
        return made

    def all(self, largest: int) -> Results:
        """Run everything."""
        load = os.getloadavg()[0]
        workspace = self.workspace(self.records)
        sizes = [path.stat().st_size for path in workspace.glob("countries/*.yaml")]
        self._warm_up(workspace)
        for number in range(self.runs):
            self.say(f"round {number + 1} of {self.runs}")
            self._round(workspace, with_peers=number < self.peers)
        memory = {self.records: self._memory(workspace)}
        agreement = self._agreement(workspace)
        scales = [
            self._scale(records, 2 if records > self.records else min(self.runs, 3))
            for records in _steps(self.records, largest)
        ]
        if scales:
            memory[largest] = self._memory(self.workspace(largest))
        return Results(
            runs=self.measured,
            scales=scales,
            records=self.records,
            size=sum(sizes) / len(sizes),
            agreement=agreement,
            load=(load, os.getloadavg()[0]),
            memory=memory,
            screens=[
                self._screens(records)
                for records in dict.fromkeys((self.records, largest or self.records))
            ],
        )

    def say(self, sentence: str) -> None:
        """Tell the user what is going on."""
        sys.stderr.write(f"{sentence} …\n")

    def _round(self, workspace: Path, *, with_peers: bool) -> None:
        files = sorted(path.relative_to(workspace) for path in workspace.glob("countries/*.yaml"))
        arguments: tuple[str | Path, ...] = ("--schemafile", SCHEMA, *files)
        theirs = self.folder / "analyst.xlsx"
        script = (*SCRIPT, workspace, "-o", theirs, "--sheets")
        export = (*TRACKER, "export", "xlsx", "-o", self.folder / "tracker.xlsx")
        if with_peers:
            command = (sys.executable, "-m", "check_jsonschema", *arguments)
            self._measure("check-jsonschema", command, workspace)
        if with_peers and not self.measured.get("check-jsonschema-pure"):
            command = (sys.executable, "-c", WITHOUT_C, *arguments)
            self._measure("check-jsonschema-pure", command, workspace)
        self._forget()
        self._measure("check-cold", (*TRACKER, "check"), workspace)
        self._measure("check-warm", (*TRACKER, "check"), workspace)
        with changed(workspace / files[len(files) // 2], len(self.measured["check-warm"])):
            self._measure("check-changed", (*TRACKER, "check"), workspace)
        if with_peers:
            self._measure("analyst", (*script, *self._sheets()), workspace)
        self._measure("export-cold", (*export, "--no-cache"), workspace)
        self._measure("export-warm", export, workspace)
        self._measure("help", (*TRACKER, "--help"), workspace)

    def _measure(self, name: str, command: Sequence[str | Path], workspace: Path) -> Run:
        found = self._run(command, workspace)
        self.measured.setdefault(name, []).append(found)
        return found

    def _run(self, command: Sequence[str | Path], workspace: Path) -> Run:
        return run(command, cwd=workspace, environment=self._environment)

    @property
    def _environment(self) -> Mapping[str, str]:
        return {
            "TRACKER_CACHE_DIR": str(self.cache),
            "TRACKER_CONFIG_DIR": str(self.folder / "config"),
            "TRACKER_STATE_DIR": str(self.folder / "state"),
            "PYTHONPATH": str(ROOT),
        }

    def _memory(self, workspace: Path) -> dict[str, float]:
        """Return the memory of all processes of a command together."""
        self.say("memory of all processes together")
        export = (*TRACKER, "export", "xlsx", "-o", self.folder / "memory.xlsx", "--no-cache")
        found: dict[str, float] = {}
        for name, command in (("check", (*TRACKER, "check", "--no-cache")), ("export", export)):
            most = together(command, cwd=workspace, environment=self._environment)
            if most is not None:
                found[name] = most
        return found

    def _forget(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)

    def _warm_up(self, workspace: Path) -> None:
        """Compile all modules and read all files once, before anything is measured."""
        self._run((*TRACKER, "export", "xlsx", "-o", self.folder / "tracker.xlsx"), workspace)
        first = next(workspace.glob("countries/*.yaml"))
        self._run(
            (sys.executable, "-m", "check_jsonschema", "--schemafile", SCHEMA, first), workspace
        )

    def _sheets(self) -> list[str]:
        """Return the names of the sheets that tracker's workbook has: the script writes the same."""
        with zipfile.ZipFile(self.folder / "tracker.xlsx") as book:
            return re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())

    def _agreement(self, workspace: Path) -> str:
        """Compare the Data sheets of tracker and of the script."""
        self.say("comparing the two workbooks")
        command: list[str | Path] = [
            HERE / "compare.py",
            self.folder / "tracker.xlsx",
            self.folder / "analyst.xlsx",
        ]
        done = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, check=False, cwd=workspace
        )
        return done.stdout.strip() or done.stderr.strip().splitlines()[-1]

    def _screens(self, records: int) -> Screens:
        """Open the screens; the records are in the cache from before."""
        workspace = self.workspace(records)
        count = len(list(workspace.glob("countries/*.yaml")))
        self.say(f"the screens, {count:,} records")
        self._run((*TRACKER, "check"), workspace)
        return screens(
            workspace, count, root=ROOT, environment=self._environment, runs=min(self.runs, 3)
        )

    def _scale(self, records: int, runs: int) -> Scale:
        workspace = self.workspace(records)
        self.say(f"{records:,} records")
        measured: dict[str, list[Run]] = {}
        export = (*TRACKER, "export", "xlsx", "-o", self.folder / "scale.xlsx", "--no-cache")
        for _number in range(runs):
            self._forget()
            for name, command in (
                ("cold", (*TRACKER, "check")),
                ("warm", (*TRACKER, "check")),
                ("export", export),
            ):
                measured.setdefault(name, []).append(self._run(command, workspace))
        return Scale(records, measured)


class changed:  # noqa: N801 - reads as a phrase: with changed(path, 3)
    """A file with a comment at its end, for as long as it lasts."""

    def __init__(self, path: Path, number: int) -> None:
        self.path = path
        self.before = path.read_bytes()
        self.comment = f"# change {number}\n".encode()

    def __enter__(self) -> None:
        self.path.write_bytes(self.before + self.comment)

    def __exit__(self, *_error: object) -> None:
        self.path.write_bytes(self.before)


def _steps(records: int, largest: int) -> list[int]:
    """Return some sizes up to the largest; none where the largest is no larger."""
    between = [size for size in (500, 1000) if records < size < largest]
    return [records, *between, largest] if largest > records else []


def main() -> None:
    """Run the benchmarks from the command line."""
    parser = argparse.ArgumentParser(description="Benchmarks: ratios of things run side by side.")
    parser.add_argument("--runs", type=int, default=5, help="rounds (default 5)")
    parser.add_argument("--peers", type=int, default=3, help="rounds with the slow peers (3)")
    parser.add_argument("--records", type=int, default=196)
    parser.add_argument("--largest", type=int, default=2000, help="0: no growth measured")
    parser.add_argument("--markdown", action="store_true", help="print docs/performance.md")
    parser.add_argument("--folder", type=Path, help="keep everything here, and use what is there")
    given = parser.parse_args()
    show: Callable[[Results], str] = as_page if given.markdown else as_text
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = (given.folder or Path(temporary)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder, records=given.records, runs=given.runs, peers=given.peers)
        try:
            sys.stdout.write(show(bench.all(given.largest)))
        except Failed as failure:
            sys.exit(str(failure))


if __name__ == "__main__":
    main()
