"""Random YAML: data of all kinds, and texts with comments, blank lines and odd layout."""

import random
from collections.abc import Iterator

from hypothesis import strategies as st

from tracker.edit import Edit, Insert, Plain, Remove, SetValue
from tracker.finding import Path
from tracker.yamlio.scalar_style import inline, literal

WORDS = [
    "a", "soil", "NO", "on", "y", "1998-03-17", "2001-1-1 10:00:00", "12:30", "1_000", "012", "0x1F",
    "1e5", ".inf", "0o7", "+1", "-1", "1.5", "1.", ".", "-", "", "~", "null", "True", "=", "<<",
    "- x", "-x", "--- a", "...", "a: b", "a:b", "a:", "::", ":", "a #b", "#", "it's", "'", '"q"',
    "[", "{a}", "a,b", "@x", "%x", "*a", "&a", "!t", "|", ">", "? a", "?", "x:\ty",
    "x\ny", "x\ny\n", "x\n\ny\n", " lead\nx", "x\n ", "\n", "x\n\n", "\nx", "#\nx", "- a\n- b\n",
    "k: v\n", "a\n\tb\n", "\ttab\nx", "tab\there", "cr\rx", "\x85", "a\u2028b", "a\\b", "\u202ex",
    "é", "\U0001f600", "\xa0x\xa0", "w " * 60, "long " * 30 + "\nx", "https://x.y/?a=b#c",
    "§ 17 (2) 6",
]  # fmt: skip
KEYS = [
    "a", "b", "id", "evidence", "answers", "searches", "measure", "en", "G1", "x y", "NO", "1", "",
    "k: v", "#k", "é", "null", "a\nb", '"', "- k", "<<",
]  # fmt: skip
OTHERS: list[Plain] = [None, True, False, 0, -5, 2026, 2**62, 1.5, 1e20, 1e-7, -0.0, float("inf")]


def scalar(choose: random.Random) -> Plain:
    return choose.choice(OTHERS) if choose.random() < 0.2 else choose.choice(WORDS)


def data(choose: random.Random, depth: int = 0) -> Plain:
    """Random data, a list or map at the top."""
    kind = choose.random()
    if depth > 3 or (depth and kind < 0.35):
        return scalar(choose)
    size = choose.randint(0, 4)
    if depth == 0 or kind < 0.7:
        return {key: data(choose, depth + 1) for key in choose.sample(KEYS, size)}
    return [data(choose, depth + 1) for _ in range(size)]


class Writer:
    """Writes random texts: what people write, not what the house writes."""

    def __init__(self, choose: random.Random) -> None:
        self.choose = choose
        self.count = 0

    def text(self) -> str:
        chance = self.choose.random
        lines = [*self.noise(0), *self.block(0, 0, is_map=chance() < 0.85), *self.noise(0)]
        text = "\n".join(lines) + ("\n" if chance() < 0.8 else "")
        if chance() < 0.05:
            text = "---\n" + text
        text = text.replace("\n", self.choose.choice(["\n", "\n", "\n", "\r\n", "\r"]))
        return ("\ufeff" if chance() < 0.1 else "") + text

    def comment(self) -> str:
        self.count += 1
        return f"# c{self.count}"

    def beside(self) -> str:
        chance = self.choose.random() < 0.25
        return " " * self.choose.randint(1, 3) + self.comment() if chance else ""

    def noise(self, indent: int) -> list[str]:
        lines = []
        while self.choose.random() < 0.25:
            deep = " " * self.choose.choice([0, indent, indent, self.choose.randint(0, 8)])
            lines.append(self.choose.choice(["", "   ", deep + self.comment()]))
        return lines

    def scalar(self, *, flow: bool = False) -> str:
        value = scalar(self.choose)
        like = self.choose.choice(["", "", "", "'", '"']) if isinstance(value, str) else ""
        return inline(value, flow=flow, like=like)

    def flow(self, depth: int, *, several_lines: bool) -> str:
        if depth > 2 or self.choose.random() < 0.5:
            return self.scalar(flow=True)
        size = self.choose.randint(0, 3)
        parts = [self.flow(depth + 1, several_lines=several_lines) for _ in range(size)]
        is_map = self.choose.random() < 0.5
        if is_map:
            keys = self.choose.sample(KEYS, size)
            parts = [f"{inline(k, flow=True)}: {p}" for k, p in zip(keys, parts, strict=True)]
        text = ""
        for part in parts:
            text += part + ", "
            if several_lines and self.choose.random() < 0.4:
                text += self.choose.choice([self.comment(), ""]) + "\n" + " " * 30
        return ("{%s}" if is_map else "[%s]") % (text if several_lines else text[:-2])

    def value(self, indent: int, depth: int, *, in_list: bool) -> tuple[str, list[str]]:
        """What follows a key or dash on its line, and the lines after."""
        kind, beside = self.choose.random(), self.beside()
        if depth > 3 or kind < 0.4:
            return self.leaf(indent, beside)
        if kind < 0.55:
            return f" {self.flow(0, several_lines=kind < 0.45)}{beside}", []
        is_map = self.choose.random() < 0.6
        deeper = indent + self.choose.choice([2, 2, 4])
        if not is_map and not in_list and self.choose.random() < 0.3:
            deeper = indent
        lines = self.block(deeper, depth + 1, is_map=is_map)
        if not lines:
            return " {}" if is_map else " []", []
        first = lines[0][deeper:]
        if in_list and self.choose.random() < 0.8 and first and first[0] not in "# ":
            return " " * (deeper - indent - 1) + first, lines[1:]
        return beside, lines

    def leaf(self, indent: int, beside: str) -> tuple[str, list[str]]:
        value = scalar(self.choose)
        block = literal(value) if isinstance(value, str) else None
        if block and self.choose.random() < 0.6:
            header, lines = block
            keep = "+" if header == "|" and self.choose.random() < 0.2 else ""
            deeper = " " * (indent + (2 if "2" in header else self.choose.choice([2, 4])))
            return f" {header}{keep}{beside}", [deeper + line if line else "" for line in lines]
        kind = self.choose.random()
        if kind < 0.1:
            return beside, []
        if kind < 0.2:
            return f" plain words\n{' ' * (indent + 3)}going on{beside}", []
        if kind < 0.3:
            return beside, [" " * (indent + 4) + "v" + self.beside()]
        return f" {self.scalar()}{beside}", []

    def block(self, indent: int, depth: int, *, is_map: bool) -> list[str]:
        lines: list[str] = []
        for key in self.choose.sample(KEYS, self.choose.randint(0 if depth else 1, 4)):
            if self.choose.random() < 0.5:
                lines += self.noise(indent)
            first, rest = self.value(indent, depth, in_list=not is_map)
            lead = f"{inline(key)}:" if is_map else "-"
            lines += [" " * indent + lead + first, *rest]
        return lines


def places(value: Plain, path: Path = ()) -> Iterator[tuple[Path, Plain]]:
    """Every path into data, with what is there."""
    yield path, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from places(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from places(part, (*path, index))


def edit(choose: random.Random, value: Plain) -> Edit:
    """A random edit that data can take."""
    everywhere = list(places(value))
    new = scalar(choose) if choose.random() < 0.6 else data(choose, choose.randint(1, 3))
    kind = choose.random()
    maps = [path for path, part in everywhere if isinstance(part, dict)]
    lists = [(path, len(part)) for path, part in everywhere if isinstance(part, list)]
    within = [path for path, _ in everywhere if path]
    if kind < 0.2 and lists:
        path, size = choose.choice(lists)
        return Insert(path, new, choose.choice([None, choose.randint(0, size)]))
    if kind < 0.45 and maps:
        deeper = ("deep",) if choose.random() < 0.2 else ()
        return SetValue((*choose.choice(maps), f"new{choose.randint(0, 9999)}", *deeper), new)
    if kind < 0.65 and within:
        return Remove(choose.choice(within))
    return SetValue(choose.choice(everywhere)[0], new)


RANDOMS = st.integers(0, 2**32).map(random.Random)
DATA = RANDOMS.map(data)
TEXTS = RANDOMS.map(lambda choose: Writer(choose).text())


def some_order(path: Path) -> tuple[str, ...]:
    """A house order that is not that of KEYS."""
    return ("measure", "a", "answers", "new", "id") if len(path) % 2 == 0 else ()
