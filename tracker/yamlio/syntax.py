"""What a parser's error means to someone who wrote a record, and where the cause is."""

import re
from dataclasses import dataclass
from typing import Final

from yaml.error import MarkedYAMLError, YAMLError

from tracker.finding import Finding, Rule
from tracker.yamlio import rules
from tracker.yamlio.limits import MAX_DEPTH
from tracker.yamlio.source import BOM, place_of

_CLOSING: Final = {"[": "]", "{": "}"}
_TABBED: Final = re.compile("[ ]*\t")

_BY_CONTEXT: Final = (
    # what the parser was about, the rule; the finding is where that thing begins
    ("while scanning an alias", rules.RESERVED),
    ("while scanning an anchor", rules.RESERVED),
    ("while scanning a tag", rules.RESERVED),
    ("while parsing a tag", rules.RESERVED),
    ("while parsing a node", rules.RESERVED),
    ("while scanning a block scalar", rules.RESERVED),
    ("while scanning a directive", rules.DIRECTIVE),
    ("while scanning a %", rules.DIRECTIVE),
    ("while scanning a simple key", rules.MISSING_COLON),
)
_BY_PROBLEM: Final = (
    # what went wrong, the rule; the finding is there
    ("cannot start any token", rules.RESERVED),
    ("incompatible YAML document", rules.DIRECTIVE),
    ("incompatible version", rules.DIRECTIVE),
    ("%YAML directive", rules.DIRECTIVE),
    ("duplicate tag handle", rules.DIRECTIVE),
    ("mapping keys are not allowed", rules.RESERVED),
    ("mapping values are not allowed", rules.COLON),
    ("sequence entries are not allowed", rules.LIST_ITEM),
)


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What the parser said, with indexes of the whole text."""

    text: str
    file: str
    problem: str
    context: str
    at: int
    begin: int

    def found(self, rule: Rule, index: int, **values: object) -> Finding:
        return rule.at(self.file, place_of(self.text, index), values=values)

    def found_at(self, rule: Rule, index: int) -> Finding:
        return self.found(rule, index, character=self.text[index : index + 1])


def finding_of(error: YAMLError, text: str, file: str) -> Finding:
    """Return the finding for an error that the parser raised on the text of a file."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return rules.SYNTAX.at(file, place_of(text, 0), values={"problem": error})
    offset = 1 if text.startswith(BOM) else 0  # the parser doesn't see the byte order mark
    at = min(error.problem_mark.index + offset, len(text))
    begin = error.context_mark.index + offset if error.context_mark else at
    trouble = _Trouble(text, file, error.problem or "", error.context or "", at, begin)
    return _in_indentation(trouble) or _by_what_was_said(trouble) or _by_where_it_is(trouble)


def _in_indentation(trouble: _Trouble) -> Finding | None:
    if "quoted" in trouble.context:
        return None
    found = _TABBED.match(trouble.text, _line_start(trouble))
    if found:
        return trouble.found(rules.TAB, found.end() - 1)
    if trouble.text.startswith("\t", trouble.at):
        return trouble.found(rules.TAB, trouble.at)
    return None


def _by_what_was_said(trouble: _Trouble) -> Finding | None:
    begin = trouble.begin
    if "nesting depth" in trouble.problem:  # libyaml from 0.2.6 on stops before the first event
        return trouble.found(rules.TOO_DEEP, trouble.at, limit=MAX_DEPTH)
    if "quoted scalar" in trouble.context:
        if "scape" in trouble.problem:
            backslash = trouble.text.rfind("\\", begin, trouble.at + 1)
            return trouble.found(rules.ESCAPE, backslash)
        return trouble.found(rules.UNCLOSED_QUOTE, begin, quote=trouble.text[begin])
    for part, rule in _BY_CONTEXT:
        if trouble.context.startswith(part):
            return trouble.found_at(rule, begin)
    for part, rule in _BY_PROBLEM:
        if part in trouble.problem:
            return trouble.found_at(rule, trouble.at)
    return _in_brackets(trouble) if "flow" in trouble.context else None


def _in_brackets(trouble: _Trouble) -> Finding:
    """Point at the place where it shows when that is on the same line, else at the bracket."""
    text, begin = trouble.text, trouble.begin
    at_end = trouble.at >= len(text.rstrip())
    if text[begin : begin + 1] not in _CLOSING or "flow node" in trouble.context:
        if not at_end:
            return trouble.found_at(rules.RESERVED, trouble.at)
        begin = max(text.rfind(bracket) for bracket in _CLOSING)
    bracket = text[begin]
    line = place_of(text, begin).line
    shows = not at_end and place_of(text, trouble.at).line == line
    return trouble.found(
        rules.UNCLOSED_BRACKET,
        trouble.at if shows else begin,
        open=bracket,
        close=_CLOSING[bracket],
        line=line,
    )


def _by_where_it_is(trouble: _Trouble) -> Finding:
    before = trouble.text[_line_start(trouble) : trouble.at].strip(" -" + BOM)
    if before.endswith(":") and trouble.text[trouble.at : trouble.at + 1] in "]},":
        return trouble.found_at(rules.RESERVED, trouble.at)
    if before:
        return trouble.found(rules.AFTER_VALUE, trouble.at)
    if trouble.text[trouble.at :].strip() and "document start" not in trouble.problem:
        return trouble.found(rules.INDENTATION, trouble.at)
    return trouble.found(rules.SYNTAX, trouble.at, problem=trouble.problem)


def _line_start(trouble: _Trouble) -> int:
    return max(trouble.text.rfind(end, 0, trouble.at) for end in "\r\n") + 1
