"""A list of texts of several lines, as high as it is; what is around it scrolls."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tracker.i18n import N_
from tracker.tui.widgets.hanging import Hanging


class Blocks(OptionList):
    """Texts to choose from; the arrows go on to the next thing where the list ends."""

    NAME: ClassVar[str] = N_("Blocks")
    DEFAULT_CSS = """
    Blocks, Blocks:focus {
        height: auto; max-height: 10000; border: none; padding: 0;
        background: transparent; scrollbar-size: 0 0;
    }
    Blocks > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: none; }
    Blocks:focus > .option-list--option-highlighted { background: $primary 30%; color: $foreground; text-style: none; }
    Blocks > .option-list--option-hover { background: $primary 10%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False, id="blocks.up"),
        Binding("down,j", "step(1)", "Down", show=False, id="blocks.down"),
    ]

    _is_entered = False

    class Chosen(Message):
        """Enter or a click on a block; ``index`` counts from 0."""

        def __init__(self, blocks: "Blocks", index: int) -> None:
            self.blocks = blocks
            self.index = index
            super().__init__()

        @property
        def control(self) -> "Blocks":
            """The list."""
            return self.blocks

    def show(self, texts: Sequence[Hanging]) -> None:
        """Show other texts; the cursor stays at its place."""
        if self.option_count == len(texts) and all(
            option.prompt == text for option, text in zip(self.options, texts, strict=True)
        ):
            return
        at = self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            if self.option_count == len(texts):
                for index, text in enumerate(texts):
                    if self.options[index].prompt != text:
                        self.replace_option_prompt_at_index(index, text)
            else:
                self.set_options([Option(self._as_is(text)) for text in texts])
                if texts and at is not None:
                    self.highlighted = min(at, len(texts) - 1)

    @staticmethod
    def _as_is(text: Hanging) -> Hanging:
        return text

    def enter(self) -> None:
        """Take the focus without a cursor: what scrolls around stays at its top until a key moves."""
        self.highlighted = None
        self._is_entered = True
        self.screen.set_focus(self, scroll_visible=False)

    def on_focus(self) -> None:
        """Show where the cursor is."""
        is_entered, self._is_entered = self._is_entered, False
        if is_entered:
            return
        if self.highlighted is None and self.option_count:
            self.highlighted = 0
        self.scroll_to_highlight()

    def action_select(self) -> None:
        """Choose the block under the cursor; where there is none yet, put it on the first."""
        if self.highlighted is None:
            self.action_step(1)
        else:
            super().action_select()

    def action_step(self, by: int) -> None:
        """Move by one block; from the last on to what comes next, from the first back."""
        at = (self.highlighted if self.highlighted is not None else -1) + by
        if 0 <= at < self.option_count:
            self.highlighted = at
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass it on by its place."""
        event.stop()
        self.post_message(self.Chosen(self, event.option_index))

    def scroll_to_region(self, region: Region, **options: Any) -> Offset:  # noqa: ANN401 - Textual's own
        """Bring a block into view in what scrolls around the list."""
        around = next((one for one in self.ancestors if isinstance(one, VerticalScroll)), None)
        if around is None or not self.has_focus:
            return Offset()
        options.pop("top", None)
        return around.scroll_to_region(region.translate(self.virtual_region.offset), **options)
