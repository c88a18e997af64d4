"""What a framework asks: sections, items, elements with their questions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from tracker.cli.render.glyphs import level_style, level_symbol
from tracker.cli.render.lines import Lane, beside, set_rows, wrapped
from tracker.cli.render.screen import Screen
from tracker.export.as_json import FORMAT, TOOL, dumps
from tracker.i18n import _, ngettext, text_of
from tracker.model.crosswalk import Crosswalk
from tracker.model.framework import Element, Framework, Item, Section

COLUMN = 74
"""Cells that an item needs; a screen twice as wide shows two beside each other."""
LABEL = 24
"""Cells that a level's name may take on its line; a longer one is wrapped."""


def listing(frameworks: Iterable[Framework], screen: Screen) -> Iterator[Text]:
    """Yield id, size and title of every framework."""
    for one in frameworks:
        elements = sum(len(item.elements) for item in one.items)
        size = _("version {version}, {items} items, {elements} elements").format(
            version=one.version, items=len(one.items), elements=elements
        )
        yield Text.assemble((screen.words(one.id), "bold"), "  ", screen.text(size, "dim"))
        yield from _indented(text_of(one.title), screen, screen.text_width, 2)


def listing_json(frameworks: Iterable[Framework]) -> str:
    """Return id, version, titles and size of every framework, one a row."""
    rows = [
        {
            "id": one.id,
            "version": one.version,
            "title": dict(one.title),
            "items": len(one.items),
            "elements": sum(len(item.elements) for item in one.items),
        }
        for one in frameworks
    ]
    return dumps({"format": FORMAT, "tool": TOOL, "rows": rows})


def framework_page(
    framework: Framework, sections: Sequence[Section], screen: Screen
) -> Iterator[Text]:
    """Yield a framework's head, its scale, and every item with its questions."""
    yield from wrapped(screen, screen.text(text_of(framework.title), "bold"), screen.text_width)
    source = framework.source
    parts = [source.body, source.meeting, source.item, source.date, source.based_on]
    words = "; ".join(part for part in parts if part)
    yield from wrapped(screen, screen.text(words, "dim"), screen.text_width)
    named = _("{id}, version {version}").format(id=framework.id, version=framework.version)
    yield screen.text(named, "dim")
    yield Text()
    yield from scale(framework, screen)
    for section in sections:
        yield Text()
        yield from _section(section, screen)
    yield Text()
    example = sections[0].items[0].id
    yield screen.text(
        _("`tracker framework --item {item}` says what counts and what does not.").format(
            item=example
        ),
        "dim",
    )


def scale(framework: Framework, screen: Screen) -> Iterator[Text]:
    """Yield the levels with their definitions."""
    labels = [screen.text(text_of(level.label), "bold") for level in framework.scale]
    width = min(max(label.cell_len for label in labels), LABEL)
    lanes = [
        Lane(Text(), 3),
        Lane(Text(), width, wrap=True),
        Lane(Text(), screen.text_width - width - 7, wrap=True),
    ]
    rows = [
        (
            Text(f" {level_symbol(level, screen)} ", style=level_style(level)),
            label,
            screen.text(text_of(level.definition)),
        )
        for level, label in zip(framework.scale, labels, strict=True)
    ]
    yield from set_rows(screen, lanes, rows)


def item_page(
    framework: Framework, item: Item, crosswalks: Mapping[str, Crosswalk], screen: Screen
) -> Iterator[Text]:
    """Yield all that is known of one item."""
    yield from _item_title(item, screen)
    section = framework.section_of[item.id]
    where = [text_of(section.title)]
    if item.paragraph is not None:
        where.append(_("paragraph {n}").format(n=item.paragraph))
    if item.bullet is not None:
        where.append(_("bullet {n}").format(n=item.bullet))
    yield screen.text(screen.dot.join(where), "dim")
    yield Text()
    yield from wrapped(screen, screen.text(text_of(item.text), "italic"), screen.text_width)
    for element in item.elements:
        yield Text()
        yield from _element(element, screen)
    yield from _related(framework, item, crosswalks, screen)


def as_json(framework: Framework, sections: Sequence[Section], item: str | None) -> str:
    """Return a framework as JSON: all of it, some sections, or one item."""
    import msgspec

    found: Any = msgspec.to_builtins(framework)
    if item:
        found = next(
            one for section in found["sections"] for one in section["items"] if one["id"] == item
        )
    elif sections:
        wanted = {section.id for section in sections}
        found["sections"] = [one for one in found["sections"] if one["id"] in wanted]
    return dumps(found)


def _section(section: Section, screen: Screen) -> Iterator[Text]:
    count = sum(len(item.elements) for item in section.items)
    size = ngettext("{n} element", "{n} elements", count).format(n=count)
    core = _("core") if section.core else _("not core")
    yield Text.assemble(
        (f"{screen.words(section.id)}  {screen.words(text_of(section.title))}", "bold underline"),
        (f"  {size}, {core}", "dim"),
    )
    abreast = max(1, (screen.width + 4) // (COLUMN + 4))
    width = min((screen.width - 4 * (abreast - 1)) // abreast, 96)
    for start in range(0, len(section.items), abreast):
        blocks = [
            list(_item(item, screen, width)) for item in section.items[start : start + abreast]
        ]
        yield Text()
        yield from beside(blocks, [width] * len(blocks))


def _item(item: Item, screen: Screen, width: int) -> Iterator[Text]:
    title = screen.text(f"{item.id}  {text_of(item.title)}", "bold")
    yield from wrapped(screen, title, width, indent=4)
    for element in item.elements:
        optional = _(" (optional)") if element.optional else ""
        yield from _indented(f"{element.id}  {text_of(element.text)}{optional}", screen, width, 2)
        question = screen.text(text_of(element.question), "dim")
        yield from (
            Text("     ").append_text(line) for line in wrapped(screen, question, width - 5)
        )


def _item_title(item: Item, screen: Screen) -> Iterator[Text]:
    title = screen.text(f"{item.id}  {text_of(item.title)}", "bold")
    yield from wrapped(screen, title, screen.text_width, indent=4)


def _element(element: Element, screen: Screen) -> Iterator[Text]:
    optional = _(" (optional)") if element.optional else ""
    text = screen.text(f"{element.id}  {text_of(element.text)}{optional}", "bold")
    yield from wrapped(screen, text, screen.text_width, indent=3)
    for label, words in (
        (_("Question"), text_of(element.question)),
        (_("Counts"), text_of(element.counts)),
        (_("Does not count"), text_of(element.does_not_count)),
    ):
        line = screen.text(f"{label}: ", "dim").append_text(screen.text(words))
        lines = wrapped(screen, line, screen.text_width - 3, indent=2)
        yield from (Text("   ").append_text(one) for one in lines)


def _related(
    framework: Framework, item: Item, crosswalks: Mapping[str, Crosswalk], screen: Screen
) -> Iterator[Text]:
    """Yield the items that answer this one, and those that it answers."""
    answering = [
        relation.source
        for crosswalk in crosswalks.values()
        if crosswalk.target.framework == framework.id
        for relation in crosswalk.answering.get(item.id, ())
    ]
    answered = [
        relation.target
        for crosswalk in crosswalks.values()
        if crosswalk.source.framework == framework.id
        for relation in crosswalk.relations
        if relation.source == item.id
    ]
    for label, ids in ((_("Answered by"), answering), (_("Answers"), answered)):
        if ids:
            yield Text()
            yield screen.text(label, "bold")
            for one in dict.fromkeys(ids):
                known = framework.item.get(one)
                title = text_of(known.title) if known else ""
                yield Text("  ").append(screen.cut(f"{one}  {title}", screen.width - 2))


def _indented(text: str, screen: Screen, width: int, indent: int) -> Iterator[Text]:
    lines = wrapped(screen, screen.text(text), width - indent, indent=3)
    yield from (Text(" " * indent).append_text(line) for line in lines)
