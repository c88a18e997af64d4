"""Scroll bars without the blocks that smooth their ends: for terminals that draw ASCII only."""

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class PlainBars(ScrollBarRender):
    """Bars whose ends are whole cells."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def use_plain_bars(*, plain: bool) -> None:
    """Draw all scroll bars so from now on, or no longer."""
    ScrollBar.renderer = PlainBars if plain else ScrollBarRender
