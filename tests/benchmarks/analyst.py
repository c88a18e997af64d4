"""The same job as `tracker export xlsx`, as an analyst would script it with pandas and openpyxl.

    python tests/benchmarks/analyst.py WORKSPACE -o matrices.xlsx

It reads the records with PyYAML's C loader, derives the levels by section 4 of the method, and
writes the same sheets with the same columns. Nothing is validated: a broken record breaks it.
It knows nothing of tracker, so that the two also check each other's numbers.
"""

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

BUILTIN = Path(__file__).parents[2] / "frameworks"
FRAMEWORK = "cgrfa-soil-2024"
ASSESSMENT = ["country", "framework", "cycle", "method"]
CELL = [*ASSESSMENT, "item"]
STRENGTHS = ["acknowledged", "committed", "specified", "monitored"]
EXPLICITNESS = ["soil-only", "biological", "explicit"]
PAST = ["expired", "repealed", "superseded"]
NBSAP = ["nbsap", "national-target"]
STATES = {"no-information": "n.i.", "not-disclosed": "n.d.", "not-applicable": "n.a."}
DATA = (
    "country country_name region income framework cycle method scope state section item item_title "
    "status level level_value set_level derived_level review_level strength_max "
    "strength_all_covered explicit_elements elements_covered elements_total evidence_links hinders "
    "origin territory confidence instruments"
).split()
EVIDENCE = (
    "country country_name framework cycle method state item elements effect standing strength "
    "explicitness instrument instrument_title type status binding measure summary quote "
    "quote_language translation locator url territory quote_checked why"
).split()
BOLD = Font(bold=True)
GREY = PatternFill("solid", fgColor="E7E6E6")
CENTRE = Alignment(horizontal="center")


def read(path: Path) -> Any:  # noqa: ANN401 - YAML
    """Read a YAML file with the C loader."""
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)  # noqa: S506 - the safe loader, in C


def year(value: Any) -> float:  # noqa: ANN401 - a year, a date, text or nothing
    """Return the year of a date or year; NaN where there is none."""
    return np.nan if value is None else float(getattr(value, "year", 0) or str(value)[:4])


class Frames:
    """Everything in the workspace as data frames."""

    def __init__(self, workspace: Path) -> None:
        names = {}
        for folder in (BUILTIN, workspace / "frameworks"):
            with (folder / "reference" / "countries.csv").open(encoding="utf-8-sig") as stream:
                names |= {row["iso3"]: row["name_en"] for row in csv.DictReader(stream)}
        groupings = {}
        populations = {}
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
        items, elements, levels = [], [], []
        for name, framework in self.frameworks.items():
            for level in framework["scale"]:
                levels.append((name, level["id"], level["value"], level["when"], level["colour"]))
            for section in framework["sections"]:
                for item in section["items"]:
                    title = item["title"]["en"]
                    items.append((name, section["id"], section.get("core", False), item["id"], title))
                    for element in item["elements"]:
                        required = not element.get("optional", False)
                        elements.append((name, item["id"], element["id"], required))
        self.items = pd.DataFrame(items, columns=["framework", "section", "core", "item", "item_title"])
        self.items["order"] = range(len(self.items))
        self.elements = pd.DataFrame(elements, columns=["framework", "item", "element", "required"])
        self.levels = pd.DataFrame(levels, columns=["framework", "level", "value", "when", "colour"])

    def _record_frames(self, records: Iterable[dict[str, Any]]) -> None:
        instruments, measures, assessments, answers, links = [], [], [], [], []
        for record in records:
            code = record["country"]
            for instrument in record.get("instruments", ()):
                extended = instrument.get("extended", {})
                kept = {k: v for k, v in instrument.items() if k != "measures"}
                kept |= {
                    "country": code,
                    "adopted": year(instrument.get("adopted")),
                    "ends": year(extended.get("until", instrument.get("ends"))),
                }
                instruments.append(kept)
                for measure in instrument.get("measures", ()):
                    reference = f"{code}:{instrument['id']}/{measure['id']}"
                    measures.append(
                        measure
                        | {
                            "reference": reference,
                            "holder": code,
                            "instrument_id": instrument["id"],
                            "measure_id": measure["id"],
                            "translation": measure.get("translation", {}).get("text"),
                            "measure_territory": measure.get("territory"),
                        }
                    )
            for assessment in record.get("assessments", ()):
                key = {"country": code} | {name: assessment[name] for name in ASSESSMENT[1:]}
                assessments.append(
                    key | {"scope": assessment["scope"], "state": assessment["state"]}
                )
                for item, answer in assessment.get("answers", {}).items():
                    review = answer.get("review", {})
                    answers.append(
                        key
                        | {
                            "item": item,
                            "set_level": answer.get("level"),
                            "said": answer.get("status"),
                            "carried": answer.get("carried-from"),
                            "review_level": review.get("level"),
                            "confidence": answer.get("confidence"),
                        }
                    )
                    for link in answer.get("evidence", ()):
                        cited = link["measure"]
                        links.append(
                            key
                            | {
                                "item": item,
                                "cited": cited,
                                "reference": cited if ":" in cited else f"{code}:{cited}",
                                "elements": link["elements"],
                                "effect": link.get("effect", "supports"),
                                "link_strength": link.get("strength"),
                                "link_explicitness": link.get("explicitness"),
                                "why": link.get("why"),
                            }
                        )
        self.instruments = pd.DataFrame(instruments)
        for name in ("binding", "applies", "territory", "url", "read"):
            if name not in self.instruments:
                self.instruments[name] = None
        self.assessments = pd.DataFrame(assessments)
        self.answers = pd.DataFrame(answers)
        of = self.instruments.rename(
            columns={"id": "instrument_id", "country": "holder", "title": "instrument_title"}
        )
        wanted = "holder instrument_id instrument_title language type status binding adopted ends"
        of = of[[*wanted.split(), "applies", "territory", "url", "read"]]
        made = pd.DataFrame(measures)
        for name in ("quote-language", "quote-checked", "quote", "locator"):
            if name not in made:
                made[name] = None
        self.measures = made.drop(columns=["territory", "notes", "id"], errors="ignore").merge(
            of, on=["holder", "instrument_id"]
        )
        self.links = self._resolved(pd.DataFrame(links))

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
            found[f"{name}_rank"] = own.where(lowered.isna() | (own <= lowered), lowered).astype(int)
        found["nationwide"] = found["measure_territory"].isna() & found["territory"].isna()
        return found


def coverage_of(frames: Frames, links: pd.DataFrame) -> pd.DataFrame:
    """Return, by cell, what counting links cover and the level that they give."""
    counting = links[links["counts"]]
    by_element = counting.explode("elements").rename(columns={"elements": "element"})
    by_element = by_element.merge(frames.elements, on=["framework", "item", "element"])
    covering = by_element[by_element["strength_rank"] > 0]
    covered = (
        covering.assign(explicit=covering["explicitness_rank"] == 2)  # noqa: PLR2004 - explicit
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
    return found.merge(unique.agg(" ".join).reset_index(), on=CELL).drop(columns=["foreign", "whole"])


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


class Report:
    """The workbook."""

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self.cells = cells_of(frames)
        in_main = self.cells[self.cells["framework"] == FRAMEWORK]
        self.cycles = sorted(in_main["cycle"].unique())
        self.cycle = int(self.cycles[-1])
        self.panel = panel_of(self.cells, self.cycle)
        self.items = frames.items[frames.items["framework"] == FRAMEWORK]
        self.scale = frames.levels[frames.levels["framework"] == FRAMEWORK]
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])

    def write(self, path: Path, sheets: Sequence[str]) -> list[str]:
        """Write the sheets that are asked for; return those that are not known here."""
        makers = {
            "About": self.about,
            "Coverage": self.coverage,
            "NBSAP only": self.nbsap_only,
            "Regions": self.by_region,
            "Gaps ranked": self.gaps,
            "Statements": self.statements,
            "Instruments": self.instruments,
            "Evidence": self.evidence,
            "Trend": self.trend,
            "Data": self.data,
        }
        for name in sheets or makers:
            if name in makers:
                makers[name](self.book.create_sheet(name))
        self.book.save(path)
        return [name for name in sheets if name not in makers]

    def about(self, sheet: Worksheet) -> None:
        """Write what the workbook is and what the figures are made of."""
        framework = self.frames.frameworks[FRAMEWORK]
        one_each = self.panel.drop_duplicates("country")
        rows = [
            ("Content", "How far countries' policy texts address each item of a framework"),
            ("Framework", framework["title"]["en"]),
            ("Cycle", self.cycle),
            ("Population", len(self.frames.population)),
            ("Assessments", len(one_each)),
        ]
        for name in ("method", "scope", "state"):
            rows += [(name, f"{key}: {n}") for key, n in one_each[name].value_counts().items()]
        for level in framework["scale"]:
            rows.append((f"{level['value']} {level['label']['en']}", level["definition"]["en"]))
        self._list(sheet, "About", ["", ""], rows, widths=[28, 100])

    def coverage(self, sheet: Worksheet) -> None:
        """Write countries by items."""
        self._matrix(sheet, "Coverage", self.panel)

    def nbsap_only(self, sheet: Worksheet) -> None:
        """Write the same on the evidence of NBSAPs alone."""
        self._matrix(sheet, "NBSAP only", nbsap_only(self.frames, self.panel, self.cycle))

    def by_region(self, sheet: Worksheet) -> None:
        """Write distribution and share by region and item."""
        members = self.panel[self.panel["country"].isin(self.frames.population)]
        counted = members[members["status"] == "rated"].groupby(["region", "item", "level"]).size()
        table = counted.unstack(fill_value=0).reindex(columns=self.scale["level"], fill_value=0)
        table["n"] = table.sum(axis=1)
        table["k"] = table[["low", "medium", "high"]].sum(axis=1)
        table["share"] = (table["k"] / table["n"]).where(table["n"] >= 5)  # noqa: PLR2004 - rule
        table["N"] = members.groupby("region")["country"].nunique().reindex(table.index, level=0)
        rows = table.reset_index().itertuples(index=False, name=None)
        self._list(sheet, "Regions", ["region", "item", *table.columns], rows)

    def gaps(self, sheet: Worksheet) -> None:
        """Write the items by the share of countries at none or mentioned, with a chart."""
        rated = self.panel[self.panel["status"] == "rated"]
        found = rated.assign(gap=rated["level"].isin(["none", "mentioned"])).groupby("item")["gap"]
        table = found.agg(["sum", "size", "mean"]).sort_values("mean", ascending=False).reset_index()
        table = table.merge(self.items[["item", "item_title"]], on="item")
        rows = table[["item", "item_title", "sum", "size", "mean"]].itertuples(index=False, name=None)
        self._list(sheet, "Gaps ranked", ["item", "title", "k", "n", "share"], rows)
        chart = BarChart()
        last = 4 + len(table)
        chart.add_data(Reference(sheet, min_col=5, min_row=4, max_row=last), titles_from_data=True)
        chart.set_categories(Reference(sheet, min_col=1, min_row=5, max_row=last))
        sheet.add_chart(chart, "H4")

    def statements(self, sheet: Worksheet) -> None:
        """Write how many countries have what the document's statements speak of."""
        links = self.frames.links
        links = links[links["counts"] & (links["cycle"] == self.cycle)]
        rows = []
        for one in self.frames.frameworks[FRAMEWORK]["statements"]:
            asked = one["numerator"]
            found = links
            if types := asked.get("types"):
                wanted = [*types, *(NBSAP if "nbsap" in types else ())]
                found = found[found["type"].isin(wanted)]
            if "strength" in asked:
                found = found[found["strength_rank"] >= STRENGTHS.index(asked["strength"])]
            if "explicitness" in asked:
                least = EXPLICITNESS.index(asked["explicitness"])
                found = found[found["explicitness_rank"] >= least]
            if asked.get("binding"):
                found = found[found["binding"].eq(True)]  # noqa: FBT003 - a value to compare with
            codes = sorted(found["country"].unique())
            total = self.panel["country"].nunique()
            rows.append((one["id"], one["text"]["en"], len(codes), total, " ".join(codes)))
        self._list(sheet, "Statements", ["id", "text", "k", "n", "countries"], rows)

    def instruments(self, sheet: Worksheet) -> None:
        """Write a row for every instrument."""
        made = self.frames.instruments.copy()
        made["measures"] = made["id"].map(self.frames.measures["instrument_id"].value_counts())
        names = "country id title type status binding adopted ends read language url measures".split()
        self._list(sheet, "Instruments", names, _rows(made[names]))

    def evidence(self, sheet: Worksheet) -> None:
        """Write a row for every link."""
        made = self.frames.links.merge(self.frames.countries, on="country")
        key = self.frames.assessments[[*ASSESSMENT, "state"]]
        made = made.merge(key, on=ASSESSMENT).merge(
            self.frames.items[["framework", "item", "order"]], on=["framework", "item"]
        )
        made = made.sort_values([*ASSESSMENT, "order"], kind="stable")
        made["elements"] = made["elements"].str.join(" ")
        made["strength"] = made["strength_rank"].map(dict(enumerate(STRENGTHS)))
        made["explicitness"] = made["explicitness_rank"].map(dict(enumerate(EXPLICITNESS)))
        made["instrument"] = made["cited"].str.partition("/")[0]
        made["measure"] = made["measure_id"]
        made["quote_language"] = made["quote-language"].where(
            made["quote-language"].notna(), made["language"]
        )
        made["quote_checked"] = made["quote-checked"]
        made["binding"] = made["binding"].map({True: "yes", False: "no"})
        made["territory"] = made["measure_territory"].where(
            made["measure_territory"].notna(), made["territory"]
        )
        self._list(sheet, "Evidence", EVIDENCE, _rows(made[EVIDENCE]))
        column = EVIDENCE.index("url") + 1
        for (cell,) in sheet.iter_rows(min_row=5, min_col=column, max_col=column):
            if cell.value:
                cell.hyperlink = cell.value

    def trend(self, sheet: Worksheet) -> None:
        """Write by item how many countries rose and fell since the cycle before."""
        if len(self.cycles) < 2:  # noqa: PLR2004 - a change needs two
            return
        before = panel_of(self.cells, int(self.cycles[-2]))
        both = self.panel.merge(before, on=["country", "method", "item"], suffixes=("", "_before"))
        both = both[both["value"].notna() & both["value_before"].notna()]
        change = both["value"] - both["value_before"]
        table = (
            both.assign(matched=1, drops=change < 0, rises=change > 0, same=change == 0)
            .groupby("item")[["matched", "drops", "rises", "same"]]
            .sum()
            .reindex(self.items["item"])
            .reset_index()
        )
        self._list(sheet, "Trend", list(table.columns), table.itertuples(index=False, name=None))

    def data(self, sheet: Worksheet) -> None:
        """Write the tidy table."""
        self._list(sheet, "Data", DATA, _rows(self.cells[DATA]))
        sheet.auto_filter.ref = None
        table = Table(displayName="data", ref=f"A4:{get_column_letter(len(DATA))}{sheet.max_row}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1")
        sheet.add_table(table)

    def _list(
        self,
        sheet: Worksheet,
        title: str,
        heads: Sequence[str],
        rows: Iterable[Sequence[Any]],
        *,
        widths: Sequence[int] = (),
    ) -> None:
        sheet["A1"] = title
        sheet["A1"].font = Font(bold=True, size=14)
        sheet["A2"] = "Levels tell how far policy texts address an item, not that the gap is smaller."
        sheet.append([])
        sheet.append(list(heads))
        for cell in sheet[4]:
            cell.font, cell.fill = BOLD, GREY
        for row in rows:
            sheet.append(row)
        for at, head in enumerate(heads, 1):
            width = widths[at - 1] if widths else min(max(len(head) + 3, 12), 40)
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.freeze_panes = "C5"
        sheet.auto_filter.ref = f"A4:{get_column_letter(len(heads))}{sheet.max_row}"
        sheet.print_title_rows = "4:4"
        sheet.page_setup.orientation = "landscape"

    def _matrix(self, sheet: Worksheet, title: str, panel: pd.DataFrame) -> None:
        codes = list(self.items["item"])
        shown = panel["value"].astype(object).where(
            panel["status"] == "rated", panel["status"].map(STATES).fillna("·")
        )
        wide = panel.assign(shown=shown).pivot_table(
            index=["region", "country", "country_name"], columns="item", values="shown", aggfunc="first"
        )
        wide = wide.reindex(columns=codes)
        rated = panel[panel["status"] == "rated"]
        levels = list(self.scale["level"])
        beside = rated.groupby(["country", "level"]).size().unstack(fill_value=0)
        beside = beside.reindex(columns=levels, fill_value=0)
        beneath = rated.groupby(["level", "item"]).size().unstack(fill_value=0)
        beneath = beneath.reindex(index=levels, columns=codes, fill_value=0)
        rows = [
            [*index, *values, *beside.loc[index[1]].tolist()]
            for index, values in zip(wide.index, wide.to_numpy().tolist(), strict=True)
        ]
        rows += [["", "", level, *beneath.loc[level].tolist()] for level in levels]
        rows.append(["", "", "n", *beneath.sum().tolist()])
        self._list(sheet, title, ["region", "country", "name", *codes, *levels], rows)
        fills = {
            value: PatternFill("solid", fgColor=colour.lstrip("#"))
            for value, colour in zip(self.scale["value"], self.scale["colour"], strict=True)
        }
        formats = dict(zip(self.scale["value"], self.scale["glyph"], strict=True)) if "glyph" in self.scale else {}
        for row in sheet.iter_rows(
            min_row=5, max_row=4 + len(wide), min_col=4, max_col=3 + len(codes)
        ):
            for cell in row:
                cell.alignment = CENTRE
                if isinstance(cell.value, int | float):
                    cell.fill = fills[int(cell.value)]
                    cell.number_format = f'"{formats.get(int(cell.value), "")}"0'


def _rows(frame: pd.DataFrame) -> Iterable[Sequence[Any]]:
    """Return a frame's rows, blanks as None."""
    return frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)


def _setting(workspace: Path, name: str) -> str:
    import tomllib

    return str(tomllib.loads((workspace / "tracker.toml").read_text("utf-8"))[name])


def main() -> None:
    """Write the workbook."""
    parser = argparse.ArgumentParser(description="Matrices as a workbook, with pandas and openpyxl.")
    parser.add_argument("workspace", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--sheets", nargs="*", default=[], help="only these; default: all")
    given = parser.parse_args()
    report = Report(Frames(given.workspace))
    for name in report.write(given.output, given.sheets):
        print(f"not written: {name}")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
