"""The same job as `tracker export xlsx`, as an analyst would script it with pandas and openpyxl.

    python -m tests.benchmarks.analyst WORKSPACE -o matrices.xlsx

It reads the records with PyYAML's C loader, derives the levels by section 4 of the method, and
writes the same sheets with the same columns. Nothing is validated: a broken record breaks it.
It knows nothing of tracker, so that the two also check each other's numbers.
"""

import argparse
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from tests.benchmarks.frames import (
    ASSESSMENT,
    EXPLICITNESS,
    FRAMEWORK,
    NBSAP,
    STRENGTHS,
    Frames,
    cells_of,
    covering_of,
    nbsap_only,
    panel_of,
)

STATES = {"no-information": "n.i.", "not-disclosed": "n.d.", "not-applicable": "n.a."}
DATA = (
    "country country_name region income framework cycle method scope state section item item_title "
    "status level level_value set_level derived_level review_level strength_max "
    "strength_all_covered explicit_elements elements_covered elements_total evidence_links hinders "
    "origin territory confidence instruments"
)
EVIDENCE = (
    "country country_name framework cycle method state item elements effect standing strength "
    "explicitness instrument instrument_title type status binding measure summary quote "
    "quote_language translation locator url territory quote_checked why"
)
INSTRUMENTS = "country id title original-title type status binding adopted ends read language url measures links"
BOLD = Font(bold=True)
GREY = PatternFill("solid", fgColor="E7E6E6")
CENTRE = Alignment(horizontal="center")


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
            "Gap elements": self.elements,
            "Statements": self.statements,
            "Instruments": self.instruments,
            "Evidence": self.evidence,
            "Trend": self.trend,
            "Changes": self.changes,
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
        table = counted.unstack(fill_value=0)  # noqa: PD010 - counts, not values
        table = table.reindex(columns=self.scale["level"], fill_value=0)
        table["n"] = table.sum(axis=1)
        table["k"] = table[["low", "medium", "high"]].sum(axis=1)
        table["share"] = (table["k"] / table["n"]).where(table["n"] >= 5)
        table["N"] = members.groupby("region")["country"].nunique().reindex(table.index, level=0)
        rows = table.reset_index().itertuples(index=False, name=None)
        self._list(sheet, "Regions", ["region", "item", *table.columns], rows)

    def gaps(self, sheet: Worksheet) -> None:
        """Write the items by the share of countries at none or mentioned, with a chart."""
        rated = self.panel[self.panel["status"] == "rated"]
        found = rated.assign(gap=rated["level"].isin(["none", "mentioned"])).groupby("item")["gap"]
        table = (
            found.agg(["sum", "size", "mean"]).sort_values("mean", ascending=False).reset_index()
        )
        table = table.merge(self.items[["item", "item_title"]], on="item")
        rows = table[["item", "item_title", "sum", "size", "mean"]].itertuples(
            index=False, name=None
        )
        self._list(sheet, "Gaps ranked", ["item", "title", "k", "n", "share"], rows)
        chart = BarChart()
        last = 4 + len(table)
        chart.add_data(Reference(sheet, min_col=5, min_row=4, max_row=last), titles_from_data=True)
        chart.set_categories(Reference(sheet, min_col=1, min_row=5, max_row=last))
        sheet.add_chart(chart, "H4")

    def elements(self, sheet: Worksheet) -> None:
        """Write by element how many countries cover it, and three that others can ask."""
        links = self.frames.links
        links = links[links["counts"] & (links["cycle"] == self.cycle)]
        links = links[links["framework"] == FRAMEWORK]
        covering = covering_of(self.frames, links).sort_values(
            ["explicitness_rank", "strength_rank"], ascending=False, kind="stable"
        )
        covering["peer"] = covering["country"] + " " + covering["cited"]
        by_element = covering.drop_duplicates(["item", "element", "country"]).groupby(
            ["item", "element"]
        )
        found = by_element.agg(
            k=("country", "size"),
            peers=("peer", lambda peers: "; ".join(peers.iloc[:3])),
        ).reset_index()
        wanted = self.frames.elements[self.frames.elements["framework"] == FRAMEWORK]
        table = wanted.merge(found, on=["item", "element"], how="left")
        table["n"] = self.panel["country"].nunique()
        self._table(sheet, "Gap elements", table, "item element element_text k n peers")

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
        made = self.frames.instruments
        for name, frame in (("measures", self.frames.measures), ("links", self.frames.links)):
            count = frame.groupby(["holder", "instrument_id"]).size()
            count.index.names = ["country", "id"]
            made = made.merge(count.rename(name).reset_index(), how="left")
        self._table(sheet, "Instruments", made, INSTRUMENTS)

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
        self._table(sheet, "Evidence", made, EVIDENCE)
        column = EVIDENCE.split().index("url") + 1
        for (cell,) in sheet.iter_rows(min_row=5, min_col=column, max_col=column):
            if cell.value:
                cell.hyperlink = str(cell.value)

    def trend(self, sheet: Worksheet) -> None:
        """Write by item how many countries rose and fell since the cycle before."""
        both = self.matched
        change = both["change"]
        table = (
            both.assign(matched=1, drops=change < 0, rises=change > 0, same=change == 0)
            .groupby("item")[["matched", "drops", "rises", "same"]]
            .sum()
            .reindex(self.items["item"])
            .reset_index()
        )
        self._list(sheet, "Trend", list(table.columns), table.itertuples(index=False, name=None))

    def changes(self, sheet: Worksheet) -> None:
        """Write every cell that moved since the cycle before, drops first."""
        moved = self.matched[self.matched["change"] != 0].sort_values("change", kind="stable")
        names = "country country_name item item_title level_before level change"
        self._table(sheet, "Changes", moved, names)

    @cached_property
    def matched(self) -> pd.DataFrame:
        """The cells that are rated in both of the last two cycles."""
        before = panel_of(self.cells, int(self.cycles[-2]))
        both = self.panel.merge(before, on=["country", "method", "item"], suffixes=("", "_before"))
        both = both[both["value"].notna() & both["value_before"].notna()]
        return both.assign(change=both["value"] - both["value_before"])

    def data(self, sheet: Worksheet) -> None:
        """Write the tidy table."""
        self._table(sheet, "Data", self.cells, DATA)
        sheet.auto_filter.ref = None
        table = Table(
            displayName="data", ref=f"A4:{get_column_letter(len(DATA.split()))}{sheet.max_row}"
        )
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1")
        sheet.add_table(table)

    def _table(self, sheet: Worksheet, title: str, frame: pd.DataFrame, names: str) -> None:
        """Write some columns of a frame; what is missing is blank."""
        wanted = frame[names.split()].astype(object)
        rows = wanted.where(wanted.notna(), None).itertuples(index=False, name=None)
        self._list(sheet, title, names.split(), rows)

    def _list(
        self,
        sheet: Worksheet,
        title: str,
        heads: Sequence[str],
        rows: Iterable[tuple[Any, ...] | list[Any]],
        *,
        widths: Sequence[int] = (),
    ) -> None:
        sheet["A1"] = title
        sheet["A1"].font = Font(bold=True, size=14)
        sheet["A2"] = (
            "Levels tell how far policy texts address an item, not that the gap is smaller."
        )
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
        shown = (
            panel["value"]
            .astype(object)
            .where(panel["status"] == "rated", panel["status"].map(STATES).fillna("·"))
        )
        wide = panel.assign(shown=shown).pivot_table(
            index=["region", "country", "country_name"],
            columns="item",
            values="shown",
            aggfunc="first",
        )
        wide = wide.reindex(columns=codes)
        rated = panel[panel["status"] == "rated"]
        levels = list(self.scale["level"])
        beside = rated.groupby(["country", "level"]).size().unstack(fill_value=0)  # noqa: PD010 - counts, not values
        beside = beside.reindex(columns=levels, fill_value=0)
        beneath = rated.groupby(["level", "item"]).size().unstack(fill_value=0)  # noqa: PD010 - counts, not values
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
        glyphs = dict(zip(self.scale["value"], self.scale["glyph"], strict=True))
        for row in sheet.iter_rows(
            min_row=5, max_row=4 + len(wide), min_col=4, max_col=3 + len(codes)
        ):
            for cell in row:
                cell.alignment = CENTRE
                if isinstance(cell.value, int | float):
                    cell.fill = fills[int(cell.value)]
                    cell.number_format = f'"{glyphs[int(cell.value)]}"0'


def main() -> None:
    """Write the workbook."""
    parser = argparse.ArgumentParser(
        description="Matrices as a workbook, with pandas and openpyxl."
    )
    parser.add_argument("workspace", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--sheets", nargs="*", default=[], help="only these; default: all")
    given = parser.parse_args()
    report = Report(Frames(given.workspace))
    for name in report.write(given.output, given.sheets):
        print(f"not written: {name}")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
