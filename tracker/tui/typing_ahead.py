"""Keys that were typed before the focus had moved go to where it is now.

Textual hands every key to the widget that has the focus when the key comes in. On a slow line keys
come in bunches: of `/ken`, the letters would go to the list that `/` is about to leave, and be
lost. So a key that nobody used is handed on when the focus is elsewhere by then.
"""

from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.dom import DOMNode


class TypingAhead(App[None]):
    """An app that loses no key to a focus that is about to move."""

    def __init__(self) -> None:
        super().__init__()
        self._handed: WeakKeyDictionary[events.Key, DOMNode] = WeakKeyDictionary()

    async def on_event(self, event: events.Event) -> None:
        """Remember to whom a key is handed."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._handed[event] = self.focused or self.screen
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Hand a key that came back unused to whoever has the focus now."""
        now = self.focused or self.screen
        if self._handed.get(event, now) is not now:
            event.stop()
            event.prevent_default()
            again = events.Key(event.key, event.character)
            self._handed[again] = now
            now._forward_event(again)  # noqa: SLF001 - as App.on_event itself does
