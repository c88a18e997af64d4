"""The records as pandas data frames, and the levels derived on them: the first half of the script.

Section 4 of the method, written down a second time and in another way than in tracker.
"""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

BUILTIN = Path(__file__).parents[2] / "frameworks"
FRAMEWORK = "cgrfa-soil-2024"
ASSESSMENT = ["country", "framework", "cycle", "method"]
CELL = [*ASSESSMENT, "item"]
STRENGTHS = ["acknowledged", "committed", "specified", "monitored"]
EXPLICITNESS = ["soil-only", "biological", "explicit"]
PAST = ["expired", "repealed", "superseded"]
NBSAP = ["nbsap", "national-target"]
OF_INSTRUMENTS = (
    "holder instrument_id instrument_title language type status binding adopted ends applies "
    "territory url read"
)


def read(path: Path) -> Any:  # noqa: ANN401 - YAML
    """Read a YAML file with the C loader."""
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)


def year(value: Any) -> float:  # noqa: ANN401 - a year, a date, text or nothing
    """Return the year of a date or year; NaN where there is none."""
    return np.nan if value is None else float(getattr(value, "year", 0) or str(value)[:4])


class Frames:
    """Everything in the workspace as data frames."""

    def __init__(self, workspace: Path) -> None:
        names: dict[str, str] = {}
        for folder in (BUILTIN, workspace / "frameworks"):
            with (folder / "reference" / "countries.csv").open(encoding="utf-8-sig") as stream:
                names |= {row["iso3"]: row["name_en"] for row in csv.DictReader(stream)}
        groupings: dict[str, list[dict[str, Any]]] = {}
        populations: dict[str, dict[str, Any]] = {}
        for folder in (BUILTIN, workspace / "frameworks"):
            for path in sorted((folder / "reference").glob("*.yaml")):
                loaded = read(path)
                groupings |= {one["id"]: one["groups"] for one in loaded.get("groupings", ())}
                populations |= {one["id"]: one for one in loaded.get("populations", ())}
        self.regions = {g["id"]: g["title"]["en"] for g in groupings["region"]}
        region = {code: g["title"]["en"] for g in groupings["region"] for code in g["members"]}
        income = {code: g["id"] for g in groupings["income"] for code in g["members"]}
        self.population = populations[_setting(workspace, "population")]["members"]
        self.frameworks = {path.stem: read(path) for path in sorted(BUILTIN.glob("*.yaml"))}
        self._framework_frames()
        self._record_frames([read(path) for path in sorted(workspace.glob("countries/*.yaml"))])
        codes = sorted({*self.assessments["country"], *self.instruments["country"]})
        self.countries = pd.DataFrame({"country": codes})
        self.countries["country_name"] = self.countries["country"].map(names)
        self.countries["region"] = self.countries["country"].map(region)
        self.countries["income"] = self.countries["country"].map(income)

    def _framework_frames(self) -> None:
        items: list[tuple[str, str, str, str]] = []
        elements: list[tuple[str, str, str, bool, str]] = []
        levels: list[tuple[str, str, int, str, str, str]] = []
        for name, framework in self.frameworks.items():
            levels += [
                (name, one["id"], one["value"], one["when"], one["colour"], one["glyph"])
                for one in framework["scale"]
            ]
            for section in framework["sections"]:
                for item in section["items"]:
                    items.append((name, section["id"], item["id"], item["title"]["en"]))
                    elements += [
                        (
                            name,
                            item["id"],
                            one["id"],
                            not one.get("optional", False),
                            one["text"]["en"],
                        )
                        for one in item["elements"]
                    ]
        self.items = pd.DataFrame(items, columns=["framework", "section", "item", "item_title"])
        self.items["order"] = range(len(self.items))
        named = ["framework", "item", "element", "required", "element_text"]
        self.elements = pd.DataFrame(elements, columns=named)
        scale = ["framework", "level", "value", "when", "colour", "glyph"]
        self.levels = pd.DataFrame(levels, columns=scale)

    def _record_frames(self, records: list[dict[str, Any]]) -> None:
        instruments = pd.DataFrame(one for record in records for one in _instruments(record))
        measures = pd.DataFrame(one for record in records for one in _measures(record))
        for frame, names in (
            (instruments, ("binding", "applies", "territory", "url", "read")),
            (measures, ("quote", "quote-language", "quote-checked", "locator")),
        ):
            for name in names:
                if name not in frame:
                    frame[name] = None
        self.instruments = instruments
        own = {"id": "instrument_id", "country": "holder", "title": "instrument_title"}
        of = instruments.rename(columns=own)[OF_INSTRUMENTS.split()]
        wording = measures.drop(columns=["territory", "notes", "id"], errors="ignore")
        self.measures = wording.merge(of, on=["holder", "instrument_id"])
        each = [
            (record["country"], assessment)
            for record in records
            for assessment in record.get("assessments", ())
        ]
        self.assessments = pd.DataFrame(
            _key(code, one) | {"scope": one["scope"], "state": one["state"]} for code, one in each
        )
        self.answers = pd.DataFrame(answer for code, one in each for answer in _answers(code, one))
        self.links = self._resolved(
            pd.DataFrame(link for code, one in each for link in _links(code, one))
        )

    def _resolved(self, links: pd.DataFrame) -> pd.DataFrame:
        """Give every link its measure, its standing, its strength and its explicitness."""
        found = links.merge(self.measures, on="reference", how="inner")
        found["supranational"] = found["holder"] != found["country"]
        past_open = found["status"].isin(PAST) & found["ends"].isna()
        standing = np.select(
            [
                found["effect"] == "hinders",
                found["supranational"] & (found["applies"] != "direct"),
                found["status"] == "draft",
                found["adopted"] > found["cycle"],
                past_open,
                found["ends"] < found["cycle"],
            ],
            ["hinders", "not direct", "draft", "not yet adopted", "past without end", "ended"],
            "counts",
        )
        found["standing"] = standing
        found["counts"] = standing == "counts"
        for name, order in (("strength", STRENGTHS), ("explicitness", EXPLICITNESS)):
            rank = {word: at for at, word in enumerate(order)}
            own, lowered = found[name].map(rank), found[f"link_{name}"].map(rank)
            found[f"{name}_rank"] = own.where(lowered.isna() | (own <= lowered), lowered).astype(
                int
            )
        found["nationwide"] = found["measure_territory"].isna() & found["territory"].isna()
        return found


def _instruments(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in record.get("instruments", ()):
        kept = {key: value for key, value in one.items() if key != "measures"}
        until = one.get("extended", {}).get("until", one.get("ends"))
        dates = {"adopted": year(one.get("adopted")), "ends": year(until)}
        yield kept | dates | {"country": record["country"]}


def _measures(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for instrument in record.get("instruments", ()):
        for one in instrument.get("measures", ()):
            yield one | {
                "reference": f"{record['country']}:{instrument['id']}/{one['id']}",
                "holder": record["country"],
                "instrument_id": instrument["id"],
                "measure_id": one["id"],
                "translation": one.get("translation", {}).get("text"),
                "measure_territory": one.get("territory"),
            }


def _key(code: str, assessment: dict[str, Any]) -> dict[str, Any]:
    return {"country": code} | {name: assessment[name] for name in ASSESSMENT[1:]}


def _answers(code: str, assessment: dict[str, Any]) -> Iterator[dict[str, Any]]:
    key = _key(code, assessment)
    for item, one in assessment.get("answers", {}).items():
        yield key | {
            "item": item,
            "set_level": one.get("level"),
            "said": one.get("status"),
            "carried": one.get("carried-from"),
            "review_level": one.get("review", {}).get("level"),
            "confidence": one.get("confidence"),
        }


def _links(code: str, assessment: dict[str, Any]) -> Iterator[dict[str, Any]]:
    key = _key(code, assessment)
    for item, answer in assessment.get("answers", {}).items():
        for one in answer.get("evidence", ()):
            cited = one["measure"]
            yield key | {
                "item": item,
                "cited": cited,
                "reference": cited if ":" in cited else f"{code}:{cited}",
                "elements": one["elements"],
                "effect": one.get("effect", "supports"),
                "link_strength": one.get("strength"),
                "link_explicitness": one.get("explicitness"),
                "why": one.get("why"),
            }


def _setting(workspace: Path, name: str) -> str:
    return str(tomllib.loads((workspace / "tracker.toml").read_text("utf-8"))[name])


def covering_of(frames: Frames, counting: pd.DataFrame) -> pd.DataFrame:
    """Return a row for every element that a counting link covers."""
    found = counting[counting["strength_rank"] > 0].explode("elements")
    found = found.rename(columns={"elements": "element"})
    return found.merge(frames.elements, on=["framework", "item", "element"])


def coverage_of(frames: Frames, links: pd.DataFrame) -> pd.DataFrame:
    """Return, by cell, what counting links cover and the level that they give."""
    counting = links[links["counts"]]
    covering = covering_of(frames, counting)
    covered = (
        covering.assign(explicit=covering["explicitness_rank"] == 2)
        .groupby([*CELL, "element"])
        .agg(
            required=("required", "first"),
            nationwide=("nationwide", "any"),
            strongest=("strength_rank", "max"),
            explicit=("explicit", "any"),
        )
        .reset_index()
    )
    required = covered[covered["required"]]
    found = counting.groupby(CELL).agg(
        evidence_links=("counts", "size"), strongest=("strength_rank", "max")
    )
    found["any"] = covered.groupby(CELL).size()
    groups = required.groupby(CELL)
    found["elements_covered"] = groups.size()
    found["nationwide"] = groups["nationwide"].sum()
    found["explicit_elements"] = groups["explicit"].sum()
    found["weakest"] = groups["strongest"].min()
    found = found.reset_index()
    total = frames.elements.groupby(["framework", "item"])["required"].sum()
    found = found.merge(total.rename("elements_total").reset_index(), on=["framework", "item"])
    whole = found["elements_total"]
    found["when"] = np.select(
        [
            (whole > 0) & (found["nationwide"] == whole),
            2 * found["nationwide"] > whole,
            found["any"] > 0,
        ],
        ["all", "most", "any"],
        "mentioned",
    )
    scale = frames.levels[["framework", "when", "level"]].rename(columns={"level": "derived_level"})
    return found.merge(scale, on=["framework", "when"])


def cells_of(frames: Frames) -> pd.DataFrame:
    """Return a row for every item of every assessment: the tidy table."""
    items = frames.items
    found = frames.assessments.merge(items, on="framework").merge(frames.countries, on="country")
    found = found.merge(frames.answers, on=CELL, how="left")
    covered = coverage_of(frames, frames.links).drop(columns=["elements_total"])
    found = found.merge(covered, on=CELL, how="left")
    total = frames.elements.groupby(["framework", "item"])["required"].sum()
    found = found.merge(total.rename("elements_total").reset_index(), on=["framework", "item"])
    counts = ["evidence_links", "elements_covered", "explicit_elements"]
    found[counts] = found[counts].fillna(0).astype(int)
    own = found["set_level"].where(found["set_level"].notna(), found["derived_level"])
    special = found["said"].notna() & (found["said"] != "rated")
    found["status"] = np.select(
        [found["carried"].notna(), special, own.isna()],
        ["not-assessed", found["said"].astype(str), "not-assessed"],
        "rated",
    )
    found["level"] = own.where(found["status"] == "rated")
    values = frames.levels[["framework", "level", "value"]]
    found = found.merge(values, on=["framework", "level"], how="left")
    found["level_value"] = found["value"]
    for name, rank in (("strength_max", "strongest"), ("strength_all_covered", "weakest")):
        found[name] = found[rank].map(dict(enumerate(STRENGTHS)))
    hinders = frames.links[frames.links["standing"] == "hinders"].groupby(CELL).size()
    found = found.merge(hinders.rename("hinders").reset_index(), on=CELL, how="left")
    found["hinders"] = found["hinders"].fillna(0).astype(int)
    found = found.merge(_words_of(frames.links), on=CELL, how="left")
    return found.sort_values(["country", "framework", "cycle", "method", "order"])


def _words_of(links: pd.DataFrame) -> pd.DataFrame:
    counting = links[links["counts"]].copy()
    counting["instruments"] = counting["cited"].str.partition("/")[0]
    groups = counting.groupby(CELL)
    found = groups.agg(
        foreign=("supranational", "mean"), whole=("nationwide", "mean")
    ).reset_index()
    for name, share, all_of, none_of in (
        ("origin", "foreign", "supranational", "national"),
        ("territory", "whole", "nationwide", "part"),
    ):
        found[name] = np.select([found[share] == 1, found[share] == 0], [all_of, none_of], "both")
    unique = counting.drop_duplicates([*CELL, "instruments"]).groupby(CELL)["instruments"]
    return found.merge(unique.agg(" ".join).reset_index(), on=CELL).drop(
        columns=["foreign", "whole"]
    )


def panel_of(cells: pd.DataFrame, cycle: int) -> pd.DataFrame:
    """Return the main framework's cells in a cycle, by the national submission where there is one."""
    found = cells[(cells["framework"] == FRAMEWORK) & (cells["cycle"] == cycle)]
    chosen = found.groupby("country")["method"].transform("max")  # "national…" is after "desk…"
    return found[found["method"] == chosen]


def nbsap_only(frames: Frames, panel: pd.DataFrame, cycle: int) -> pd.DataFrame:
    """Return the panel on the evidence of NBSAPs alone."""
    covered = coverage_of(frames, frames.links[frames.links["type"].isin(NBSAP)])
    found = panel.drop(columns=["derived_level", "level", "value"]).merge(
        covered[[*CELL, "derived_level"]], on=CELL, how="left"
    )
    own = frames.instruments[frames.instruments["type"].isin(NBSAP)]
    own = own[(own["status"] != "draft") & ~(own["adopted"] > cycle) & ~(own["ends"] < cycle)]
    whole = own.groupby("country")["read"].agg(lambda read: bool((read == "whole").all()))
    concluded = found["country"].map(whole).eq(True) & (found["scope"] == "complete")  # noqa: FBT003
    level = found["derived_level"].where(found["derived_level"].notna(), None)
    level = level.where(level.notna() | ~concluded, "none")
    rated = found["status"] == "rated"
    found["level"] = level.where(rated)
    found["status"] = found["status"].where(~rated | found["level"].notna(), "not-assessed")
    values = frames.levels[["framework", "level", "value"]]
    return found.merge(values, on=["framework", "level"], how="left")
