"""What the benchmarks found, as text for a terminal and as the page docs/performance.md."""

import os
import platform
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.measure import Ratio, Run, ratio, summary
from tests.benchmarks.screens import ANSWERS, PAINTS, Screens

OURS = ("tracker", "pyyaml", "msgspec", "jsonschema-rs", "xlsxwriter", "click", "rich")
PEERS = (
    "check-jsonschema",
    "jsonschema",
    "ruamel.yaml",
    "ruamel.yaml.clib",
    "pandas",
    "numpy",
    "openpyxl",
)
WORDS = {
    "check-cold": "`tracker check`, empty cache",
    "check-warm": "`tracker check`, nothing changed",
    "check-changed": "`tracker check`, one file changed",
    "check-jsonschema": "`check-jsonschema` on the same files, ruamel.yaml's parser in C",
    "check-jsonschema-pure": "`check-jsonschema` as pip installs it, ruamel.yaml in Python",
    "export-cold": "`tracker export xlsx --no-cache`",
    "export-warm": "`tracker export xlsx`, nothing changed",
    "analyst": "pandas + openpyxl script, the same sheets",
    "help": "`tracker --help`",
}
CHECK_COLD, CHECK_WARM, EXPORT = 8, 40, 8
"""Budgets: how many times as fast as the peer."""
MEMORY = {196: 120, 2000: 300}
"""Budgets: most MB by records."""
KEY = 5
"""Budget: milliseconds."""
LINEAR = 1.25
"""Most processor time that a record may take at the largest size, as a multiple of one at the
smallest."""

CALM = 1.5
"""Load average beyond which the wall clock tells of other things as well."""


class Scale(NamedTuple):
    """The runs at one number of records, by ``cold``, ``warm`` and ``export``."""

    records: int
    runs: Mapping[str, Sequence[Run]]


class Results(NamedTuple):
    """All that was measured."""

    runs: Mapping[str, Sequence[Run]]
    """By the keys of WORDS."""
    scales: Sequence[Scale]
    """From the fewest records to the most; empty where growth was not measured."""
    records: int
    size: float
    """Mean size of a record in bytes."""
    agreement: str
    """What comparing the two workbooks gave."""
    load: tuple[float, float]
    """Load average of one minute, before and after."""
    memory: Mapping[int, Mapping[str, float]]
    """MB of all processes together, by records, of ``check`` and ``export``."""
    screens: Sequence[Screens] = ()
    """The screens, at some numbers of records."""


Table = tuple[Sequence[str], Sequence[Sequence[str]]]


class Budget(NamedTuple):
    """A budget of the design and whether it is met."""

    what: str
    wanted: str
    measured: str
    met: bool


def budgets(results: Results) -> Iterator[Budget]:
    """Yield every budget that was measured."""
    for what, slow, fast, least in (
        ("check, empty cache", "check-jsonschema", "check-cold", CHECK_COLD),
        ("check, nothing changed", "check-jsonschema", "check-warm", CHECK_WARM),
        ("export, empty cache", "analyst", "export-cold", EXPORT),
    ):
        found = ratio(results.runs[slow], results.runs[fast])
        yield Budget(
            what, f"at least {least} times as fast", f"{found.wall:.1f} times", found.wall >= least
        )
    here = {"cold": results.runs["check-cold"], "export": results.runs["export-cold"]}
    for scale in (Scale(results.records, here), *results.scales[1:]):
        if scale.records not in MEMORY:
            continue
        for name, what in (("cold", "check"), ("export", "export")):
            peak = summary(scale.runs[name]).peak
            most = MEMORY[scale.records]
            label = f"memory of {what}, {scale.records:,} records, largest process"
            yield Budget(label, f"under {most} MB", f"{peak:.0f} MB", peak < most)
            peak = results.memory.get(scale.records, {}).get(what, 0.0)
            if peak:
                label = f"memory of {what}, {scale.records:,} records, all processes together"
                yield Budget(label, f"under {most} MB", f"{peak:.0f} MB", peak < most)
    for screen in results.screens:
        if screen.records in MEMORY:
            most, peak = MEMORY[screen.records], screen.peak()
            label = f"memory of the screens, {screen.records:,} records"
            yield Budget(label, f"under {most} MB", f"{peak:.0f} MB", peak < most)
    if results.screens:
        ours, minimal, _times = results.screens[0].answer("right", 0)
        more = 1000 * (ours - minimal)
        label = "a key in the heat map, over a minimal app"
        yield Budget(label, f"under {KEY} ms more", f"{more:.1f} ms more", more < KEY)
    for name, what in (("cold", "check"), ("export", "export")) if results.scales else ():
        growth = _growth(results, name)
        label = (
            f"{what}, a record at {results.scales[-1].records:,} against one at {results.records}"
        )
        yield Budget(label, f"linear: under {LINEAR}", f"{growth:.2f}", growth < LINEAR)


def as_text(results: Results) -> str:
    """Write the results for a terminal."""
    parts = [*_machine(results), ""]
    tables = (_times, _ratios, _scales, _screens, _budgets)
    for table in (one(results) for one in tables):
        if table[1]:
            parts += [*_aligned(table), ""]
    parts += [f"Data sheets of both workbooks: {results.agreement}", ""]
    return "\n".join(parts)


def as_page(results: Results) -> str:
    """Write the results as docs/performance.md."""
    page = Path(__file__).with_name("page.md").read_text(encoding="utf-8")
    blocks = {
        "machine": "\n".join(f"- {line}" for line in _machine(results)),
        "times": _markdown(_times(results)),
        "ratios": _markdown(_ratios(results)),
        "scales": _markdown(_scales(results)),
        "screens": _markdown(_screens(results)),
        "budgets": _markdown(_budgets(results)),
        "agreement": results.agreement,
        "records": f"{results.records:,}",
        "size": f"{results.size / 1000:.0f}",
    }
    return re.sub(r"\{(\w+)\}", lambda found: blocks[found[1]], page)


def _machine(results: Results) -> list[str]:
    return [
        f"{_processor()}, {os.cpu_count()} cores; {platform.system()} {platform.machine()}",
        _load(*results.load),
        f"{platform.python_implementation()} {platform.python_version()}; {_versions(OURS)}",
        f"compared with: {_versions(PEERS)}",
        f"{results.records:,} records of {results.size / 1000:.0f} kB on average",
    ]


def _load(before: float, after: float) -> str:
    said = f"load average {before:.1f} before and {after:.1f} after"
    calm = max(before, after - 1) < CALM  # one of those after is the benchmark's own
    return said if calm else f"{said}: not calm, processor time tells more than wall clock"


def _times(results: Results) -> Table:
    heads = ("command", "median s", "processor s", "peak MB", "runs")
    rows = []
    for name, words in WORDS.items():
        if name in results.runs:
            found = summary(results.runs[name])
            numbers = (f"{found.seconds:.2f}", f"{found.processor:.2f}", f"{found.peak:.0f}")
            rows.append((words, *numbers, str(found.runs)))
    return heads, rows


def _ratios(results: Results) -> Table:
    heads = ("how many times as fast", "than", "median", "least", "processor")
    rows = []
    for fast, slow in (
        ("check-cold", "check-jsonschema"),
        ("check-warm", "check-jsonschema"),
        ("check-changed", "check-jsonschema"),
        ("check-cold", "check-jsonschema-pure"),
        ("export-cold", "analyst"),
        ("export-warm", "analyst"),
    ):
        if slow in results.runs:
            rows.append((WORDS[fast], WORDS[slow], *_numbers(results, slow, fast)))
    return heads, rows


def _numbers(results: Results, slow: str, fast: str) -> tuple[str, str, str]:
    found: Ratio = ratio(results.runs[slow], results.runs[fast])
    return f"{found.wall:.1f}", f"{found.least:.1f}", f"{found.processor:.1f}"


def _scales(results: Results) -> Table:
    heads = (
        "records",
        *("check, empty cache: s", "ms a record", "MB"),
        *("check, unchanged: s", "MB"),
        *("export: s", "ms a record", "MB"),
    )
    rows = []
    for scale in results.scales:
        cold, warm, export = (summary(scale.runs[name]) for name in ("cold", "warm", "export"))
        each = 1000 / scale.records
        rows.append(
            (
                f"{scale.records:,}",
                *(f"{cold.processor:.2f}", f"{cold.processor * each:.1f}", f"{cold.peak:.0f}"),
                *(f"{warm.processor:.2f}", f"{warm.peak:.0f}"),
                f"{export.processor:.2f}",
                *(f"{export.processor * each:.1f}", f"{export.peak:.0f}"),
            )
        )
    return heads, rows


def _screens(results: Results) -> Table:
    heads = ("on the screen", "records", "ms", "a minimal app: ms", "times")
    rows = []
    for found in results.screens:
        count = f"{found.records:,}"
        for name, words in PAINTS.items():
            rows.append((words, count, *_milliseconds(found.paint(name))))
        for name, words in ANSWERS.items():
            for part, what in enumerate(("something changed", "all of it")):
                numbers = _milliseconds(found.answer(name, part))
                rows.append((f"{words}: {what}", count, *numbers))
        ours, minimal = found.peak(), found.peak(minimal=True)
        megabytes = (f"{ours:.0f} MB", f"{minimal:.0f} MB", f"{ours / minimal:.1f}")
        rows.append(("peak memory after all that", count, *megabytes))
    return heads, rows


def _milliseconds(numbers: tuple[float, float, float]) -> tuple[str, str, str]:
    ours, minimal, times = numbers
    return f"{1000 * ours:.1f}", f"{1000 * minimal:.1f}", f"{times:.1f}"


def _budgets(results: Results) -> Table:
    heads = ("budget", "wanted", "measured", "met")
    return heads, [(*one[:3], "yes" if one.met else "no") for one in budgets(results)]


def _growth(results: Results, name: str) -> float:
    first, last = results.scales[0], results.scales[-1]
    small, large = (summary(one.runs[name]).processor / one.records for one in (first, last))
    return large / small


def _aligned(table: Table) -> Iterator[str]:
    heads, *rows = [[cell.replace("`", "") for cell in row] for row in (table[0], *table[1])]
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    for row in (heads, ["-" * width for width in widths], *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _markdown(table: Table) -> str:
    heads, rows = table
    lines = (heads, ["---"] * len(heads), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _versions(names: Sequence[str]) -> str:
    return ", ".join(f"{name} {_version(name)}" for name in names)


def _version(name: str) -> str:
    if name == "tracker":
        from tracker import __version__

        return __version__
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    if sys.platform == "linux":
        found = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        if found:
            return found[1]
    return platform.processor() or platform.machine()
