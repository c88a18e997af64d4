"""Comments that silence a finding: `# tracker: ignore[C204] reason`.

Such a comment stands at the end of the finding's line, or alone above it; comments between the two
don't part them. It may stand behind another comment, and another behind it. It silences C rules
only. What is wrong with it is itself a finding (C9), which nothing silences.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

import msgspec

from tracker.checks.comments import Comment, comments
from tracker.checks.rules import (
    c901_useless_silence as useless,
)
from tracker.checks.rules import (
    c902_silence_without_reason as without_reason,
)
from tracker.checks.rules import (
    c903_silence_of_unknown_rule as unknown,
)
from tracker.checks.rules import (
    c904_silence_not_possible as not_possible,
)
from tracker.checks.rules import (
    c905_silence_without_code as without_code,
)
from tracker.finding import Finding, Place, Rule
from tracker.schema.words import meant

_MARK = "tracker:"
"""A text without this has no such comment."""
_NEXT = re.compile(r"\s+(?=#\s)")
"""Where another comment begins within a comment."""
_SILENCE = re.compile(r"#\s*tracker:\s*ignore(?:\s*\[(?P<codes>[^\]]*)\](?P<reason>.*)|\b.*)")


class Silence(msgspec.Struct, frozen=True):
    """One comment that silences, or tries to."""

    codes: tuple[str, ...]
    """As written; empty where none is named."""
    reason: str
    place: Place
    """Of the comment."""
    line: int
    """The line whose findings it is about, 1-based."""


def suppress(
    findings: Sequence[Finding],
    text: str,
    *,
    file: str,
    rules: Mapping[str, Rule],
    is_whole: bool,
) -> Iterator[Finding]:
    """Yield the findings that no comment silences, and what is wrong with the comments.

    Args:
        findings: the C findings of a record.
        text: the record's text as in the file.
        file: its name for findings.
        rules: every rule there is, by code and by name.
        is_whole: whether the record has no Y or S finding. Where it has, a silence is not called
            useless: what it silences may be hidden by them.
    """
    found = silences(text)
    wanted = {(one.line, rules[code].code) for one in found for code in one.codes if code in rules}
    kept = [one for one in findings if (one.place.line, one.code) not in wanted]
    yield from kept
    broken = {(one.place.line, one.code) for one in findings}
    for silence in found:
        yield from _judged(silence, file, rules, broken if is_whole else None)


def silences(text: str) -> tuple[Silence, ...]:
    """Return the comments of a text that silence; costs one search where there is none."""
    if _MARK not in text:
        return ()
    every = comments(text)
    alone = {comment.line for comment in every if comment.is_alone}
    return tuple(
        _silence(comment, match, alone)
        for comment in every
        for part in _NEXT.split(comment.text)
        if (match := _SILENCE.match(part))
    )


def _silence(comment: Comment, match: re.Match[str], alone: Container[int]) -> Silence:
    line = comment.line
    while comment.is_alone and line in alone:
        line += 1
    codes = [code.strip() for code in (match["codes"] or "").split(",")]
    return Silence(
        codes=tuple(code for code in codes if code),
        reason=(match["reason"] or "").strip(),
        place=Place(comment.line, comment.column),
        line=line,
    )


def _judged(
    silence: Silence,
    file: str,
    rules: Mapping[str, Rule],
    broken: Container[tuple[int, str]] | None,
) -> Iterator[Finding]:
    """Yield what is wrong with a silence; ``broken`` is None where it can't be known."""
    if not silence.codes:
        yield without_code.RULE.at(file, silence.place)
        return
    used = []
    for written in silence.codes:
        rule = rules.get(written)
        if rule is None:
            yield _unknown(written, silence, file, rules)
        elif rule.code[0] in "YS" or rule.code.startswith("C9"):
            yield not_possible.RULE.at(file, silence.place, values={"code": rule.code})
        elif broken is not None and (silence.line, rule.code) not in broken:
            yield useless.RULE.at(file, silence.place, values={"code": rule.code})
        else:
            used.append(rule.code)
    if used and not silence.reason:
        values = {"code": ", ".join(used)}
        yield without_reason.RULE.at(file, silence.place, values=values)


def _unknown(written: str, silence: Silence, file: str, rules: Mapping[str, Rule]) -> Finding:
    close = meant(written, rules)
    values = {"code": written, "close": close} if close else {"code": written}
    found = unknown.RULE.at(file, silence.place, values=values)
    return msgspec.structs.replace(found, template=unknown.CLOSE) if close else found
