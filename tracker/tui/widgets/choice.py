"""Radio buttons and ticks that show their state by a sign, not by colour alone.

``Button``s too: their labels come through the door, since Textual reads a str as markup.
"""

from textual.content import Content
from textual.widgets import Checkbox, RadioButton

from tracker.tui import door


class Radio(RadioButton):
    """One of several; ``(•)`` or ``( )``."""

    def __init__(self, label: str, *, value: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(door.text(label), value, id=id, compact=True)

    @property
    def _button(self) -> Content:
        return door.text("(•)" if self.value else "( )")


class Tick(Checkbox):
    """On or off; ``[x]`` or ``[ ]``."""

    def __init__(self, label: str, *, value: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(door.text(label), value, id=id, compact=True)

    @property
    def _button(self) -> Content:
        return door.text("[x]" if self.value else "[ ]")
