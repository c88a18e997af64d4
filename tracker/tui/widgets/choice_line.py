"""One of some words, in a line or two: arrows choose, or the start of a word, a click too.

What is typed while the line has the focus stays here, whether a word starts so or not: a text that
somebody thought to type into a field must never come to the page, where letters do things.
"""

import re
from collections.abc import Sequence
from time import monotonic
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from tracker.i18n import N_
from tracker.tui import door

LABEL = 15
"""Cells of the label before the words."""
MOST = 8
"""More words than this are not all shown, only the chosen one."""
TOGETHER = 0.7
"""Seconds within which letters are the start of one word."""


class ChoiceLine(Widget, can_focus=True):
    """A label and the words to choose from; only the chosen one where there are many.

    Args:
        label: what is chosen.
        options: what is meant, and its word; what is meant is empty for "nothing chosen".
    """

    NAME: ClassVar[str] = N_("Choice")
    DEFAULT_CSS = """
    ChoiceLine { height: auto; width: 1fr; }
    ChoiceLine:focus { background: $primary 25%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "by(-1)", "Before", show=False, id="choice.before"),
        Binding("right,space", "by(1)", "Next", show=False, id="choice.next"),
        Binding("enter", "say", "Take", show=False, id="choice.take"),
    ]

    class Changed(Message):
        """Another word was chosen."""

        def __init__(self, line: "ChoiceLine", value: str) -> None:
            self.line = line
            self.value = value
            super().__init__()

        @property
        def control(self) -> "ChoiceLine":
            """The line."""
            return self.line

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.label = label
        self.mark = ""
        self.options = tuple(options)
        self.value = ""
        self._spans: tuple[tuple[int, int, int, str], ...] = ()
        self._typed = ""
        self._typed_at = 0.0
        self._said: str | None = None
        """What was chosen before letters were typed; None where nothing waits to be said."""
        self._waiting: Timer | None = None

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Take other words."""
        if self.options != tuple(options):
            self.options = tuple(options)
            self.refresh(layout=True)

    def show(self, value: str) -> None:
        """Show what is chosen, without saying so."""
        self._said = None
        self._stop_waiting()
        if value != self.value:
            self.value = value
            self.refresh()

    def set_mark(self, mark: str) -> None:
        """Put a sign after the label."""
        if mark != self.mark:
            self.mark = mark
            self.refresh()

    def choose(self, value: str) -> None:
        """Choose, and say so."""
        before = self.value if self._said is None else self._said
        self.show(value)
        if value != before:
            self.post_message(self.Changed(self, value))

    def action_by(self, by: int) -> None:
        """Choose the word after or before."""
        if self.options:
            self.choose(self.options[(self._at + by) % len(self.options)][0])

    @property
    def _at(self) -> int:
        values = [value for value, _word in self.options]
        return values.index(self.value) if self.value in values else (-1 if "" not in values else 0)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say which keys stay here, so that no hint promises what they would do elsewhere."""
        del key
        return character is not None and character.isprintable() and character != " "

    def on_key(self, event: events.Key) -> None:
        """Choose the word that starts with what is typed; nothing typed goes on to the page."""
        letter = event.character or ""
        now = monotonic()
        goes_on = bool(self._typed) and now - self._typed_at < TOGETHER
        if not letter.isprintable() or (letter == " " and not goes_on) or not letter:
            return
        event.stop()
        event.prevent_default()
        self._typed = (self._typed if goes_on else "") + letter.casefold()
        self._typed_at = now
        self._choose_typed(is_first=not goes_on)

    def on_paste(self, event: events.Paste) -> None:
        """Choose the word that starts with what is pasted."""
        event.stop()
        self._typed, self._typed_at = event.text.strip().casefold(), 0.0
        if self._typed:
            self._choose_typed(is_first=True)

    def _choose_typed(self, *, is_first: bool) -> None:
        """Choose the next word that starts so, or in which a word does; one letter goes round.

        Where more letters may mean another word it is shown at once, and said once they rest:
        what follows from a choice, such as a question, would take them.
        """
        start = self._at + is_first
        turned = [*self.options[max(0, start) :], *self.options[: max(0, start)]]
        folded = [(value, word.casefold()) for value, word in turned]
        sure = [value for value, word in folded if word.startswith(self._typed)]
        found = sure or [value for value, word in folded if self._is_inside(word)]
        if not found:
            return
        if self._said is None:
            self._said = self.value
        self.value = found[0]
        self.refresh()
        self._stop_waiting()
        if len(sure) == 1:
            self._say()
        else:
            self._waiting = self.set_timer(TOGETHER, self._say)

    def _is_inside(self, words: str) -> bool:
        """Say whether one of several words starts as was typed."""
        starts = (found.start() for found in re.finditer(r"\b\w", words))
        return any(words.startswith(self._typed, start) for start in starts)

    def _say(self) -> None:
        """Say what was chosen by typing, if it is not what was said last."""
        self._stop_waiting()
        said, self._said = self._said, None
        if said is not None and said != self.value:
            self.post_message(self.Changed(self, self.value))

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def on_blur(self) -> None:
        """Say what was chosen before the focus goes on."""
        self._say()

    def action_say(self) -> None:
        """Take the word that is shown."""
        self._say()

    def on_click(self, event: events.Click) -> None:
        """Choose the word that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for start, end, line, value in self._spans:
            if line == offset.y and start <= offset.x < end:
                self.choose(value)
                return
        if not self._spans:
            self.action_by(1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the words take."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw label and words; the chosen one by a sign, bold."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        """Return the lines, and remember where each word stands."""
        label = door.cut(self.label + self.mark, LABEL - 1).ljust(LABEL)
        style = "bold $warning" if self.mark else "dim"
        if len(self.options) > MOST:
            self._spans = ()
            return [self._one(label, style, width)]
        lines: list[list[tuple[str, str]]] = [[(label, style)]]
        at, spans = LABEL, []
        for value, word in self.options:
            chosen = value == self.value
            text = door.cut(f"({'•' if chosen else ' '}) {word}", max(LABEL, width - LABEL))
            if at > LABEL and at + cell_len(text) > width:
                lines.append([(" " * LABEL, "")])
                at = LABEL
            spans.append((at, at + cell_len(text), len(lines) - 1, value))
            lines[-1] += [(text, "bold" if chosen else ""), ("  ", "")]
            at += cell_len(text) + 2
        if self.value not in {value for value, _word in self.options}:
            lines[-1].append((door.words(self.value), "bold $error"))
        self._spans = tuple(spans)
        return [Content.assemble(*line) for line in lines]

    def _one(self, label: str, style: str, width: int) -> Content:
        word = next((word for value, word in self.options if value == self.value), self.value)
        left, right = ("<", ">") if door.ascii_only() else ("‹", "›")
        count = f"{self._at + 1}/{len(self.options)}" if self._at >= 0 else ""
        return Content.assemble(
            (label, style),
            (f"{left} ", "dim"),
            (door.cut(word, max(LABEL, width - LABEL - 2 * MOST)), "bold"),
            (f" {right}", "dim"),
            (f"  {count}", "dim"),
        )
