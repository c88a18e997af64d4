"""A crosswalk from its file: text, shape, and that every item of both sides is accounted for."""

from collections.abc import Iterator, Mapping

from tracker.finding import Finding, Path
from tracker.load.framework import named_for, unknown_reference
from tracker.load.shaping import Places, Shaped, shape
from tracker.load.unique import repeated
from tracker.model import Crosswalk, Framework
from tracker.model.crosswalk import Side, Unmapped
from tracker.schema.rules import framework as rules


def load_crosswalk(source: bytes, *, file: str) -> Shaped[Crosswalk]:
    """Load a crosswalk; whether its items exist is not looked at.

    Args:
        source: the whole file.
        file: its name for findings; its last part is the crosswalk's id and ``.yaml``.
    """
    shaped = shape(source, file=file, name="crosswalk", kind=Crosswalk)
    crosswalk, places = shaped.thing, shaped.places
    if crosswalk is None:
        return shaped
    return shaped.and_also(
        [
            *named_for(file, crosswalk.id, places),
            *_duplicates(crosswalk, file, places),
            *_listed_wrongly(crosswalk, file, places),
        ]
    )


def items_of(
    shaped: Shaped[Crosswalk], *, file: str, frameworks: Mapping[str, Framework]
) -> Iterator[Finding]:
    """Report sides and items that are not there, and items that the crosswalk says nothing of."""
    crosswalk = shaped.thing
    for name, side, related, listed in _sides(crosswalk) if crosswalk else ():
        unknown = tuple(_unknown_side(name, side, frameworks))
        for path, label, what, known in unknown:
            yield unknown_reference(
                label, what, known=known, file=file, path=path, places=shaped.places
            )
        if unknown:
            continue
        items = _items(side, frameworks[side.framework])
        what = f"an item of {', '.join(side.sections)} in {side.framework}"
        named: list[tuple[Path, str]] = [
            (("relations", i, name), item) for i, item in enumerate(related)
        ]
        named += [(("unmapped", name, i, "item"), one.item) for i, one in enumerate(listed)]
        for place, item in named:
            if item not in items:
                yield unknown_reference(
                    item, what, known=items, file=file, path=place, places=shaped.places
                )
        told = {item for _, item in named}
        for item in items:
            if item not in told:
                at = shaped.places.value((name,))
                yield rules.UNMAPPED.at(file, at, values={"item": item, "side": name})


def _sides(
    crosswalk: Crosswalk,
) -> Iterator[tuple[str, Side, tuple[str, ...], tuple[Unmapped, ...]]]:
    """Yield for either side its name, itself, the items in relations and those listed."""
    relations, unmapped = crosswalk.relations, crosswalk.unmapped
    yield "source", crosswalk.source, tuple(one.source for one in relations), unmapped.source
    yield "target", crosswalk.target, tuple(one.target for one in relations), unmapped.target


def _unknown_side(
    name: str, side: Side, frameworks: Mapping[str, Framework]
) -> Iterator[tuple[Path, str, str, list[str]]]:
    framework = frameworks.get(side.framework)
    if framework is None:
        yield (name, "framework"), side.framework, "a framework", list(frameworks)
        return
    for index, section in enumerate(side.sections):
        if section not in framework.section:
            what = f"a section of {framework.id}"
            yield (name, "sections", index), section, what, list(framework.section)


def _items(side: Side, framework: Framework) -> list[str]:
    return [item.id for section in side.sections for item in framework.section[section].items]


def _duplicates(crosswalk: Crosswalk, file: str, places: Places) -> Iterator[Finding]:
    pairs = [(relation.source, relation.target) for relation in crosswalk.relations]
    for index, earlier in repeated(pairs):
        source, target = pairs[index]
        line = places.value(("relations", earlier)).line
        values = {"source": source, "target": target, "first": line}
        place = places.value(("relations", index))
        yield rules.DUPLICATE_RELATION.at(file, place, values=values)


def _listed_wrongly(crosswalk: Crosswalk, file: str, places: Places) -> Iterator[Finding]:
    for name, _, related, listed in _sides(crosswalk):
        twice = dict(repeated([one.item for one in listed]))
        for index, one in enumerate(listed):
            path = ("unmapped", name, index, "item")
            reason = "and is in a relation" if one.item in related else ""
            if index in twice:
                reason = "twice"
            if reason:
                values = {"item": one.item, "reason": reason}
                yield rules.MAPPED_AND_UNMAPPED.at(file, places.value(path), values=values)
