"""Makes the benchmark's workspace: invented countries, complete records, the same bytes every time.

    python -m tests.benchmarks.generator FOLDER --countries N

Records are as large as a thorough national submission: 12 to 20 instruments with 2 to 6 measures,
two cycles with about 60 answers each over both frameworks, quotes and notes in six scripts,
comments. One in four cites the union's record, and one in four has something that `tracker check`
notes.
"""

import argparse
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from pathlib import Path
from random import Random
from string import ascii_uppercase

from tests.benchmarks.records import UNION, country_record, union_record
from tests.benchmarks.words import Words, load_words
from tracker.edit import Plain
from tracker.load import load_catalogue
from tracker.model.framework import Framework
from tracker.schema import house_order
from tracker.yamlio import emit

SEED = 2026
ORDER = house_order("country")
BUILTIN_COUNTRIES = Path(__file__).parents[2] / "frameworks" / "reference" / "countries.csv"
POPULATION = "benchmark"
REGIONS = ("north", "east", "south", "west", "islands", "steppe", "highlands")
INCOMES = ("low", "lower-middle", "upper-middle", "high")

_SOURCE = {"as-of": "2026-01-01", "source": "Made for a benchmark. None of these countries exists."}
_INSTRUMENT = re.compile(r"^  - id: .*$", re.MULTILINE)
_ANSWER = re.compile(r"^      ([A-Z]\d+):", re.MULTILINE)


def workspace(records: int, *, seed: int = SEED) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a workspace of so many records: path with ``/``, and content.

    The union's record is among them; the others are of as many invented countries.
    """
    frameworks = load_catalogue(None).frameworks
    codes = country_codes(records - 1)
    yield "tracker.toml", f'population = "{POPULATION}"\ngrouping = "region"\n'.encode()
    yield "frameworks/reference/countries.csv", countries_file(codes)
    yield "frameworks/reference/populations.yaml", populations_file(codes)
    yield "frameworks/reference/groupings.yaml", groupings_file(codes)
    words = load_words()
    yield f"countries/{UNION}.yaml", emit(union_record(words, seed), ORDER).encode()
    for number, code in enumerate(codes):
        content = record_file(code, number, frameworks=frameworks, words=words, seed=seed)
        yield f"countries/{code}.yaml", content


def country_codes(count: int) -> list[str]:
    """Return XAA, XAB … and on through Q, Z and Y, without the union's code and real ones."""
    with BUILTIN_COUNTRIES.open(encoding="utf-8") as stream:
        taken = {row["iso3"] for row in csv.DictReader(stream)} | {UNION}
    every = ("".join(letters) for letters in product("XQZY", ascii_uppercase, ascii_uppercase))
    return list(islice((code for code in every if code not in taken), count))


def record_file(
    code: str, number: int, *, frameworks: Mapping[str, Framework], words: Words, seed: int = SEED
) -> bytes:
    """Write a country's record in house style, with comments."""
    record = country_record(code, number, frameworks=frameworks, words=words, seed=seed)
    text = emit(record, ORDER)
    chance = Random(f"{seed}-{code}-comments")  # noqa: S311 - invented texts, no secret
    titles = {
        item.id: item.title["en"] for framework in frameworks.values() for item in framework.items
    }
    text = _ANSWER.sub(lambda found: f"      # {titles[found[1]]}\n{found[0]}", text)
    text = _INSTRUMENT.sub(lambda found: f"{found[0]}  # {chance.choice(words.comments)}", text)
    return f"# Invented record of a country that does not exist, made for a benchmark.\n{text}".encode()


def countries_file(codes: Sequence[str]) -> bytes:
    """Write the table of countries, the union's included."""
    rows = [f"{code},{code.title()}land (invented)" for code in codes]
    return "\n".join(["iso3,name_en", f"{UNION},Union (invented)", *rows, ""]).encode()


def populations_file(codes: Sequence[str]) -> bytes:
    """Write the population: the countries; the union is shown apart."""
    population: dict[str, Plain] = {
        "id": POPULATION,
        "title": {"en": "Countries of the benchmark (invented)"},
        **_SOURCE,
        "members": list(codes),
        "apart": [UNION],
    }
    return emit({"format": 1, "populations": [population]}).encode()


def groupings_file(codes: Sequence[str]) -> bytes:
    """Write regions and income groups, in place of the built-in ones."""
    made: list[Plain] = []
    for label, groups in (("region", REGIONS), ("income", INCOMES)):
        listed: list[Plain] = [
            {
                "id": group,
                "title": {"en": f"{group.capitalize()} (invented)"},
                "members": list(codes[at :: len(groups)]),
            }
            for at, group in enumerate(groups)
        ]
        title: Plain = {"en": f"By {label} (invented)"}
        made.append({"id": label, "title": title, **_SOURCE, "groups": listed})
    return emit({"format": 1, "groupings": made}).encode()


def write_workspace(folder: Path, records: int, *, seed: int = SEED) -> None:
    """Write a workspace into a new or empty folder. Raises FileExistsError for another."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    for name, content in workspace(records, seed=seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> None:
    """Write a workspace from the command line."""
    parser = argparse.ArgumentParser(description="Make the benchmark's workspace.")
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    parser.add_argument("--countries", type=int, default=196, help="how many record files")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    write_workspace(given.folder, given.countries, seed=given.seed)


if __name__ == "__main__":
    main()
