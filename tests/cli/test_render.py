"""The small pieces of the drawing: shares, cut text, lanes, what a screen takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color_triplet import ColorTriplet
from rich.style import Style
from rich.text import Text

from tests import factory
from tracker.analysis.distribution import Share
from tracker.cli.render.glyphs import level_style, level_symbol, of_mark
from tracker.cli.render.lines import Lane, beside, set_row
from tracker.cli.render.screen import Screen
from tracker.cli.render.values import one_share, share_words
from tracker.method.rating import CellState, Rated
from tracker.model.framework import Level
from tracker.tables.table import Mark, Shares

SCREEN = Screen(width=80)


@pytest.mark.parametrize(
    ("k", "n", "words"),
    [
        (0, 0, "0/0"),
        (1, 4, "1/4"),
        (4, 4, "4/4"),
        (0, 5, "0/5 (0%)"),
        (5, 5, "5/5 (100%)"),
        (2, 7, "2/7 (29%)"),
        (5, 8, "5/8 (63%)"),
        (1, 8, "1/8 (13%)"),
        (1, 200, "1/200 (1%)"),
        (1, 201, "1/201 (<1%)"),
        (1, 300, "1/300 (<1%)"),
        (299, 300, "299/300 (>99%)"),
    ],
)
def test_a_share_is_k_of_n_and_never_rounded_to_none_or_all(k: int, n: int, words: str) -> None:
    assert one_share(Share(k, n)) == words


def test_a_share_names_its_parts_and_its_bounds() -> None:
    one = Shares((Share(3, 10),), explicit=2, supranational=1, population=40)
    assert share_words(one) == (
        "3/10 (30%), N 40, of which 2 on explicit wording, 1 only by supranational law"
    )
    assert share_words(one, short=True) == "3/10 (30%)"
    assert share_words(Shares((Share(3, 40), Share(33, 40)))) == "3/40 (8%) to 33/40 (83%)"


@given(st.text(max_size=60), st.integers(min_value=1, max_value=30))
def test_cut_text_never_takes_more_cells_than_it_has(text: str, width: int) -> None:
    for ascii_only in (False, True):
        cut = Screen(width=80, ascii_only=ascii_only).cut(text, width)
        assert cell_len(cut) <= width
        assert "\n" not in cut


def test_what_fits_is_not_cut() -> None:
    assert SCREEN.cut("Kenya", 5) == "Kenya"
    assert SCREEN.cut("Kenya!", 5) == "Keny…"
    assert SCREEN.cut("土壤生物", 8) == "土壤生物"
    assert cell_len(SCREEN.cut("土壤生物多", 8)) <= 8
    assert Screen(ascii_only=True).cut("Tanzania", 6) == "Tan..."


def test_lanes_align_by_cells_not_by_characters() -> None:
    lanes = [Lane(Text(), 6), Lane(Text(), 4, right=True)]
    (line,) = set_row(SCREEN, lanes, [Text("土壤"), Text("12")])
    assert line.plain == "土壤      12"
    assert cell_len(line.plain) == 12
    (line,) = set_row(SCREEN, lanes, [Text("soil"), Text("3")])
    assert line.plain == "soil       3"


def test_a_lane_wraps_where_it_may() -> None:
    lanes = [Lane(Text(), 2), Lane(Text(), 8, wrap=True)]
    lines = set_row(SCREEN, lanes, [Text("a"), Text("one two three")])
    assert [line.plain for line in lines] == ["a   one two", "    three"]


def test_blocks_stand_beside_each_other() -> None:
    lines = beside([[Text("a"), Text("b")], [Text("c")]], [3, 3], gap=2)
    assert [line.plain for line in lines] == ["a    c", "b"]


def level(glyph: str = "◑", colour: str = "#A6CBE6") -> Level:
    one = factory.scale()[2]
    return Level(
        id=one.id,
        value=one.value,
        when=one.when,
        label=one.label,
        definition=one.definition,
        glyph=glyph,
        ascii="2",
        colour=colour,
    )


@pytest.mark.parametrize("glyph", ["土", "ab", "", "\x1b", "\u0301", "\u202e"])
def test_a_glyph_that_is_not_one_cell_is_replaced(glyph: str) -> None:
    assert cell_len(level_symbol(level(glyph), SCREEN)) == 1


@pytest.mark.parametrize("colour", ["red", "", "#12", "#GGGGGG", "\x1b[31m"])
def test_a_colour_that_is_none_is_left_out(colour: str) -> None:
    assert not level_style(level(colour=colour))


def test_writing_on_a_fill_can_be_read() -> None:
    for one in factory.scale():
        style = level_style(one)
        assert style.color
        assert style.bgcolor
        light, dark = sorted(
            (0.299 * rgb.red + 0.587 * rgb.green + 0.114 * rgb.blue for rgb in triplets(style)),
            reverse=True,
        )
        assert light - dark > 100


def triplets(style: Style) -> list[ColorTriplet]:
    return [one.get_truecolor() for one in (style.color, style.bgcolor) if one]


def test_every_state_and_level_has_its_own_glyph() -> None:
    things = [
        *(Rated(CellState.RATED, one) for one in factory.scale()),
        *(Rated(state) for state in CellState if state is not CellState.RATED),
    ]
    for ascii_only in (False, True):
        screen = Screen(ascii_only=ascii_only)
        symbols = [of_mark(Mark(thing), screen).symbol for thing in things]
        assert len(set(symbols)) == len(things)


@pytest.mark.parametrize(
    ("mark", "sign"),
    [
        (Mark(Rated(CellState.RATED, level()), hand_set=1, example=True), "^"),
        (Mark(Rated(CellState.RATED, level()), hand_set=-1, hinders=True), "v"),
        (Mark(Rated(CellState.RATED, level()), hinders=True, example=True), "!"),
        (Mark(Rated(CellState.RATED, level()), example=True), "*"),
        (Mark(Rated(CellState.NOT_ASSESSED), example=True), " "),
        (Mark(Rated(CellState.NOT_ASSESSED), hinders=True), "!"),
    ],
)
def test_a_cell_has_the_first_mark_that_holds(mark: Mark, sign: str) -> None:
    assert of_mark(mark, SCREEN).mark == sign


@pytest.mark.parametrize(
    ("environ", "width"),
    [({}, 80), ({"COLUMNS": "132"}, 132), ({"COLUMNS": "x"}, 80), ({"COLUMNS": "10"}, 40)],
)
def test_the_width_is_that_of_columns_else_80(environ: dict[str, str], width: int) -> None:
    assert Screen.of_stdout(environ=environ).width == width
