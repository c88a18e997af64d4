"""The palette: actions with their keys, themes, places; nothing that does not answer what is typed."""

from pathlib import Path

import pytest
from textual.command import CommandPalette, DiscoveryHit, Hit
from textual.content import Content
from textual.pilot import Pilot

from tests.cli.test_hostile import harmful
from tests.tui.harness import drive, press, said, settled
from tracker import config
from tracker.config import Settings
from tracker.tui import kept_theme, matching, palette
from tracker.tui.app import TrackerApp
from tracker.tui.messages import Goto
from tracker.tui.palette import Everything, Themes
from tracker.tui.screens.export import Export
from tracker.tui.screens.review import Review
from tracker.tui.themes import THEMES


async def found(app: TrackerApp, query: str, of: type = Everything) -> list[tuple[str, str]]:
    """Return what is offered for a query, best first: words and help."""
    provider = of(app.screen)
    hits = [one async for one in (provider.search(query) if query else provider.discover())]
    if query:
        hits.sort(key=lambda one: -one.score)
    for one in hits:
        shown = one.match_display if isinstance(one, Hit) else one.display
        assert isinstance(shown, Content)
        assert one.help is None or isinstance(one.help, Content)
    return [(str(one.text), str(one.help or "")) for one in hits]


async def choose(app: TrackerApp, pilot: Pilot[None], query: str) -> None:
    """Choose the first hit."""
    hits: list[Hit | DiscoveryHit] = [one async for one in Everything(app.screen).search(query)]
    answer = max(hits, key=lambda one: one.score).command()
    if answer is not None:
        await answer
    await settled(pilot)


def test_what_is_typed_is_found_by_words() -> None:
    assert matching.score("export", "Export") > matching.score("exprt", "Export") > 0
    assert matching.score("exp", "Export") > 0
    assert matching.score("copy list", "Copy the list") > 0
    assert matching.score("contrast", "Theme tracker-contrast-dark") > 0
    assert matching.score("curacao", "CUW Curaçao") > 0
    for title in ("N3 Sound management of data", "Unlink; delete", "A7 Coordination of networks"):
        assert matching.score("undo", title) == 0
    assert matching.score("", "Export") == 0
    assert matching.score("[/]", "Export") == 0


@pytest.mark.parametrize(
    ("query", "first", "key"),
    [
        ("export", "Export", "e"),
        ("undo", "Undo", "^z"),
        ("review", "Review", ""),
        ("sort", "Sort", "s"),
        ("next problem", "Next problem", "F8"),
        ("duplicate", "Duplicate", "d, in Country"),
        ("contrast", "Theme tracker-contrast-dark", ""),
        ("xac", "XAC Bellora (fictitious)", "open the record"),
        ("G7", "G7 Conservation", "go to the item"),
        ("matrix", "Matrix", "Countries × items"),
    ],
)
def test_actions_themes_and_places_are_found(
    query: str, first: str, key: str, demonstrated: Path
) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        assert (await found(app, query))[0] == (first, key)

    drive(demonstrated, steps)


def test_nonsense_is_not_offered(demonstrated: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        assert [one for one, _help in await found(app, "undo")] == ["Undo"]
        assert not await found(app, "qqqq")

    drive(demonstrated, steps)


def test_without_words_pages_and_actions_are_listed_with_the_keys_in_force(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        listed = dict(await found(app, ""))
        assert listed["Save"] == "F12"
        assert listed["New"] == "n"
        assert listed["Theme"] == ""
        assert "Level" not in listed

    drive(small, steps, settings=Settings(keys={"app.save": "f12"}))


def test_an_action_that_is_chosen_is_done(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        await choose(app, pilot, "export")
        assert [type(one) for one in app.screen_stack[1:]] == [Export]
        listed = dict(await found(app, ""))
        assert listed["Write"] == "^s"
        assert "Matrix" not in listed
        await press(pilot, "escape")
        await choose(app, pilot, "review")
        assert [type(one) for one in app.screen_stack[1:]] == [Review]
        await press(pilot, "escape")
        await choose(app, pilot, "contrast dark")
        assert app.theme == "tracker-contrast-dark"
        app.go(Goto("country", code="KEN"))
        await settled(pilot)
        await choose(app, pilot, "instruments")
        assert getattr(app.page, "tab", "") == "instruments"

    drive(small, steps)


def test_our_themes_come_first(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        listed = [one for one, _help in await found(app, "", Themes)]
        assert listed[:4] == [one.name for one in THEMES]
        assert sorted(listed) == sorted(app.available_themes)
        app.action_change_theme()
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await pilot.press("escape")

    drive(small, steps)


def test_names_are_no_markup(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "[/] [@click=app.quit]Land \x1b]0;t\x07"
    monkeypatch.setattr(palette, "country_name", lambda _collection, _code: name)

    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        del pilot
        ((words, _help),) = await found(app, "ken")
        assert "[@click=app.quit]" in words
        assert not harmful(words)

    drive(small, steps)


def test_a_theme_that_is_chosen_is_there_next_time(small: Path) -> None:
    async def steps(app: TrackerApp, pilot: Pilot[None]) -> None:
        app.theme = "tracker-light"
        await pilot.pause()
        assert "kept in" in said(app)[-1]

    drive(small, steps)
    written = (config.config_folder() / config.SETTINGS).read_bytes()
    assert config.settings(written).theme == "tracker-light"


def test_keeping_the_theme_changes_its_line_alone(tmp_path: Path) -> None:
    path = tmp_path / config.SETTINGS
    before = '# mine\nadvance = true\ntheme = "a"  # dark\n[keys]\n"app.save" = "f12"\n'
    path.write_text(before, encoding="utf-8")
    assert kept_theme.keep("tracker-dark", tmp_path)
    assert path.read_text("utf-8") == before.replace('"a"', '"tracker-dark"')
    path.write_text('[keys]\n"app.save" = "f12"\n', encoding="utf-8")
    assert kept_theme.keep("tracker-dark", tmp_path)
    assert path.read_text("utf-8").startswith('theme = "tracker-dark"\n[keys]\n')
    path.write_text("no settings at all", encoding="utf-8")
    assert not kept_theme.keep("tracker-dark", tmp_path)
    assert path.read_text("utf-8") == "no settings at all"
