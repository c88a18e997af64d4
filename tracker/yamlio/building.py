"""Plain data from the parser's events, with a finding for all that records may not use."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final

from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tracker.edit import Plain
from tracker.finding import Finding, Path, Place, Rule
from tracker.yamlio import rules
from tracker.yamlio.events import Source
from tracker.yamlio.limits import MAX_DEPTH, MAX_FINDINGS, MAX_NODES, MAX_SCALAR
from tracker.yamlio.scalars import SPECIAL_FIRST, NumberTooLargeError, resolve
from tracker.yamlio.source import FORBIDDEN, name_of


class Missing(Enum):
    """The type of MISSING, where there is no value (null is a value)."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING

_NAME_LENGTH: Final = 60
_STANDARD_TAG: Final = "tag:yaml.org,2002:"
_NOT_A_KEY: Final = ""
"""Stands for a key that is no text; the document is lost anyway."""


class Builder:
    """Builds the data of one file; ``findings`` grow on the way, in the order of the text."""

    def __init__(self, file: str) -> None:
        self.findings: list[Finding] = []
        self._file = file
        self._root: list[Plain] = []
        self._holder: list[Plain] | dict[str, Plain] = self._root
        self._key: str | None = None
        self._stack: list[tuple[list[Plain] | dict[str, Plain], str | None]] = []
        self._restore: Callable[[str], str] | None = None
        self._nodes = 0
        self._lost = False
        self._ended = False

    def build(self, source: Source) -> Plain | Missing:
        """Return the data of the first document, MISSING where nothing may be computed.

        Raises:
            YAMLError: at a syntax error; ``findings`` are those before it.
        """
        self._restore = source.restore
        next_event = source.next_event
        scalar = self._scalar
        handlers: dict[type[Event], Callable[[Any], None]] = {
            MappingStartEvent: self._open,
            SequenceStartEvent: self._open,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            DocumentStartEvent: self._document,
            AliasEvent: self._alias,
            StreamEndEvent: self._end,
        }
        while not self._ended:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                scalar(event)
            elif kind in handlers:
                handlers[kind](event)
        return MISSING if self._lost else self._root[0]

    def _scalar(self, event: ScalarEvent) -> None:
        self._nodes += 1
        value: str = event.value
        style = event.style
        if event.anchor is not None or event.tag is not None:
            self._labels(event)
        if len(value) > MAX_SCALAR or self._nodes > MAX_NODES:
            self._over_limit(len(value), event.start_mark)
            return
        if self._restore is not None:
            value = self._restore(value)
        holder = self._holder
        if type(holder) is dict and self._key is None:
            self._name(value, event)
            return
        if style:
            if style == '"' and FORBIDDEN.search(value):
                self._escaped(value, event.start_mark)
            self._put(value)
        elif not value or value[0] in SPECIAL_FIRST:
            self._put(self._resolved(value, event.start_mark))
        else:
            self._put(value)

    def _put(self, value: Plain) -> None:
        holder = self._holder
        if type(holder) is dict:
            holder[self._key or ""] = value
            self._key = None
        else:
            holder.append(value)  # type: ignore[union-attr]  # a list, where no dict

    def _resolved(self, plain: str, mark: Mark) -> Plain:
        if not plain and self._holder is self._root:
            self._report(rules.EMPTY, None)
            self._lost = True
        try:
            return resolve(plain)
        except NumberTooLargeError:
            self._report(rules.NUMBER, mark, number=_shortened(plain))
            return plain

    def _name(self, key: str, event: ScalarEvent) -> None:
        holder = self._holder
        self._key = key
        if key in holder:
            self._report(rules.DUPLICATE_KEY, event.start_mark, key=_shortened(key))
        if event.style == '"' and FORBIDDEN.search(key):
            self._escaped(key, event.start_mark)
        elif not event.style and key in ("", "<<"):
            self._report(rules.MERGE_KEY if key else rules.KEY_NOT_TEXT, event.start_mark)
            self._lost = True

    def _open(self, event: CollectionStartEvent) -> None:
        self._nodes += 1
        if event.anchor is not None or event.tag is not None:
            self._labels(event)
        if len(self._stack) >= MAX_DEPTH or self._nodes > MAX_NODES:
            self._over_limit(0, event.start_mark)
            return
        new: list[Plain] | dict[str, Plain] = [] if type(event) is SequenceStartEvent else {}
        holder, key = self._holder, self._key
        if type(holder) is not dict:
            holder.append(new)  # type: ignore[union-attr]  # a list, where no dict
        elif key is None:
            self._report(rules.KEY_NOT_TEXT, event.start_mark)
            self._lost = True
        else:
            holder[key] = new
        self._stack.append((holder, key))
        self._holder, self._key = new, None

    def _close(self, _event: Event) -> None:
        self._holder, key = self._stack.pop()
        is_key = type(self._holder) is dict and key is None
        self._key = _NOT_A_KEY if is_key else None

    def _alias(self, event: AliasEvent) -> None:
        self._report(rules.ALIAS, event.start_mark, alias="*" + _shortened(event.anchor))
        self._lost = True
        if type(self._holder) is dict and self._key is None:
            self._key = _NOT_A_KEY
        else:
            self._put(None)

    def _document(self, event: DocumentStartEvent) -> None:
        if self._root:
            self._report(rules.SECOND_DOCUMENT, event.start_mark)
            self._ended = True
        elif event.version or event.tags:
            self._report(rules.DIRECTIVE, event.start_mark)

    def _end(self, _event: Event) -> None:
        self._ended = True
        if not self._root:
            self._report(rules.EMPTY, None)
            self._lost = True

    def _labels(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self._report(rules.ANCHOR, event.start_mark, anchor="&" + _shortened(event.anchor))
        tag = getattr(event, "tag", None)
        if tag is not None:
            name = tag.replace(_STANDARD_TAG, "!!", 1)
            self._report(rules.TAG, event.start_mark, tag=_shortened(name))

    def _escaped(self, value: str, mark: Mark) -> None:
        found = FORBIDDEN.search(value)
        self._report(rules.CONTROL, mark, character=name_of(found.group() if found else ""))

    def _over_limit(self, size: int, mark: Mark) -> None:
        if self._nodes > MAX_NODES:
            self._report(rules.TOO_MANY, mark, limit=MAX_NODES)
        elif size > MAX_SCALAR:
            self._report(rules.TOO_LONG, mark, size=size, limit=MAX_SCALAR)
        else:
            self._report(rules.TOO_DEEP, mark, limit=MAX_DEPTH)
        self._lost = self._ended = True

    def _report(self, rule: Rule, mark: Mark | None, **values: object) -> None:
        if len(self.findings) > MAX_FINDINGS:
            return
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = Place(line, column, self._path())
        self.findings.append(rule.at(self._file, place, values=values))

    def _path(self) -> Path:
        steps = [*self._stack, (self._holder, self._key)]
        path: list[str | int] = []
        for holder, key in steps[1:]:
            if type(holder) is dict:
                path += [] if key is None else [key]
            else:
                path.append(len(holder))
        return tuple(path)


def _shortened(name: str) -> str:
    return name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - 1] + "…"
