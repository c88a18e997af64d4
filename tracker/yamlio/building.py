"""Plain data from the parser's events, with a finding for all that records may not use."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final

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
_NOT_A_KEY: Final = "\0"
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
        scalar: Callable[[Any], None] = self._scalar
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
            self._over_limit(len(value), event)
            return
        if self._restore is not None:
            value = self._restore(value)
        holder = self._holder
        if self._key is None and isinstance(holder, dict):
            self._name(value, event)
            return
        if style:
            if style == '"' and FORBIDDEN.search(value):
                self._escaped(value, event)
            self._put(value)
        elif not value or value[0] in SPECIAL_FIRST:
            self._put(self._resolved(value, event))
        else:
            self._put(value)

    def _put(self, value: Plain) -> None:
        holder = self._holder
        if isinstance(holder, list):
            holder.append(value)
        elif self._key is not None:
            holder[self._key] = value
            self._key = None

    def _resolved(self, plain: str, event: Event) -> Plain:
        if not plain and self._holder is self._root:
            self._report(rules.EMPTY, None)
            self._lost = True
        try:
            return resolve(plain)
        except NumberTooLargeError:
            self._report(rules.NUMBER, event, number=_shortened(plain))
            return plain

    def _name(self, key: str, event: ScalarEvent) -> None:
        holder = self._holder
        self._key = key
        if not event.style and key in ("", "<<"):
            self._report(rules.MERGE_KEY if key else rules.KEY_NOT_TEXT, event)
            self._lost = True
        elif key in holder:
            self._report(rules.DUPLICATE_KEY, event, key=_shortened(key))
        if event.style == '"' and FORBIDDEN.search(key):
            self._escaped(key, event)

    def _open(self, event: CollectionStartEvent) -> None:
        self._nodes += 1
        if event.anchor is not None or event.tag is not None:
            self._labels(event)
        if len(self._stack) >= MAX_DEPTH or self._nodes > MAX_NODES:
            self._over_limit(0, event)
            return
        new: list[Plain] | dict[str, Plain] = [] if type(event) is SequenceStartEvent else {}
        holder, key = self._holder, self._key
        if isinstance(holder, list):
            holder.append(new)
        elif key is None:
            self._report(rules.KEY_NOT_TEXT, event)
            self._lost = True
        else:
            holder[key] = new
        self._stack.append((holder, key))
        self._holder, self._key = new, None

    def _close(self, _event: Event) -> None:
        self._holder, key = self._stack.pop()
        is_key = key is None and isinstance(self._holder, dict)
        self._key = _NOT_A_KEY if is_key else None

    def _alias(self, event: AliasEvent) -> None:
        self._report(rules.ALIAS, event, alias="*" + _shortened(event.anchor or ""))
        self._lost = True
        if self._key is None and isinstance(self._holder, dict):
            self._key = _NOT_A_KEY
        else:
            self._put(None)

    def _document(self, event: DocumentStartEvent) -> None:
        if self._root:
            self._report(rules.SECOND_DOCUMENT, event)
            self._ended = True
        elif event.version or event.tags:
            self._report(rules.DIRECTIVE, event)

    def _end(self, _event: Event) -> None:
        self._ended = True
        if not self._root:
            self._report(rules.EMPTY, None)
            self._lost = True

    def _labels(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self._report(rules.ANCHOR, event, anchor="&" + _shortened(event.anchor or ""))
        tag = getattr(event, "tag", None)
        if tag is not None:
            name = tag.replace(_STANDARD_TAG, "!!", 1)
            self._report(rules.TAG, event, tag=_shortened(name))

    def _escaped(self, value: str, event: Event) -> None:
        found = FORBIDDEN.search(value)
        self._report(rules.CONTROL, event, character=name_of(found.group() if found else ""))

    def _over_limit(self, size: int, event: Event) -> None:
        if self._nodes > MAX_NODES:
            self._report(rules.TOO_MANY, event, limit=MAX_NODES)
        elif size > MAX_SCALAR:
            self._report(rules.TOO_LONG, event, size=size, limit=MAX_SCALAR)
        else:
            self._report(rules.TOO_DEEP, event, limit=MAX_DEPTH)
        self._lost = self._ended = True

    def _report(self, rule: Rule, event: Event | None, **values: object) -> None:
        if len(self.findings) > MAX_FINDINGS:
            return
        mark = event.start_mark if event else None
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = Place(line, column, self._path())
        self.findings.append(rule.at(self._file, place, values=values))

    def _path(self) -> Path:
        path: list[str | int] = []
        for holder, key in self._stack[1:]:
            if isinstance(holder, list):
                path.append(len(holder) - 1)
            elif key is not None:
                path.append(key)
        if isinstance(self._holder, dict):
            path += [] if self._key is None else [self._key]
        elif self._stack:
            path.append(len(self._holder))
        return tuple(path)


def _shortened(name: str) -> str:
    return name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - 1] + "…"
