"""What holds for all data, all texts and all edits."""

import contextlib
import random
import re
from collections.abc import Iterator

import yaml
from hypothesis import assume, given, settings

from tests.yamlio.reference import read_by_nodes
from tests.yamlio.samples import DATA, RANDOMS, TEXTS, edit, some_order
from tracker.edit import Edit, Insert, Plain, Remove, SetValue
from tracker.errors import EditFailedError
from tracker.finding import Path
from tracker.yamlio import Missing, apply, apply_to_value, emit, format_text, read, read_text
from tracker.yamlio.comments import comments
from tracker.yamlio.nodes import Node, compose
from tracker.yamlio.values import same

settings.register_profile("yamlio", deadline=None, max_examples=200)
settings.load_profile("yamlio")


def value_of(text: str) -> Plain:
    done = read_text(text, file="")
    assert done.findings == ()
    assert not isinstance(done.value, Missing)
    return done.value


def sound(text: str) -> bool:
    return not read_text(text, file="").findings


def scalars(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """The scalars that are values, with their paths."""
    if node.kind == "scalar":
        yield path, node
    for index, value in enumerate(node.values):
        step = node.keys[index].text if node.keys else index
        yield from scalars(value, (*path, step))


def lines_of(text: str) -> list[str]:
    return re.split("\r\n|\r|\n", text)


@given(TEXTS)
def test_both_parsers_and_composed_nodes_read_the_same(text: str) -> None:
    assume(sound(text))
    value = value_of(text)
    python = read(text.encode(), file="", libyaml=False)
    assert not isinstance(python.value, Missing)
    assert same(value, python.value)
    if not re.search("[\x85\u2028\u2029]", text):
        assert same(value, read_by_nodes(text))


@given(DATA)
def test_what_is_written_is_read_back(value: Plain) -> None:
    text = emit(value, some_order)
    assert same(value_of(text), value)
    assert format_text(text, some_order) == text


@given(DATA)
def test_readers_of_yaml_1_1_take_for_text_what_is_text(value: Plain) -> None:
    """But for dates, which records have as text and write without quotes."""
    text = emit(value).replace("1998-03-17", "some day")
    assert same(yaml.safe_load(text), value_of(text))


@given(TEXTS)
def test_house_style_keeps_data_and_comments_and_settles(text: str) -> None:
    assume(sound(text))
    made = format_text(text, some_order)
    assert same(value_of(made), value_of(text))
    old, new = comments(text, compose(text)), comments(made, compose(made))
    assert sorted(one.text for one in old) == sorted(one.text for one in new)
    assert format_text(made, some_order) == made
    assert "\n\n\n" not in made.replace("\r\n", "\n").replace("\r", "\n")


@given(TEXTS, RANDOMS)
def test_an_edit_gives_its_data(text: str, choose: random.Random) -> None:
    assume(sound(text))
    value = value_of(text)
    done = edit(choose, value)
    with contextlib.suppress(EditFailedError):  # brackets with comments
        made = apply(text, [done], some_order)
        assert same(value_of(made), apply_to_value(value, [done]))
        assert made.startswith("\ufeff") == text.startswith("\ufeff")
        if isinstance(done, Insert):
            assert set(re.findall(r"# c\d+", made)) == set(re.findall(r"# c\d+", text))


@given(TEXTS, RANDOMS)
def test_a_scalar_swapped_for_a_word_changes_its_lines_only(
    text: str, choose: random.Random
) -> None:
    assume(sound(text))
    root = compose(text)
    assert root is not None
    found = [(path, node) for path, node in scalars(root) if node.start < node.end]
    assume(found)
    path, node = choose.choice(found)
    try:
        made = apply(text, [SetValue(path, "word")])
    except EditFailedError:
        return
    before = len(lines_of(text[: node.start])) - 1
    after = len(lines_of(text[node.end :])) - 1
    assert lines_of(made)[:before] == lines_of(text)[:before]
    assert not after or lines_of(made)[-after:] == lines_of(text)[-after:]


@given(TEXTS, RANDOMS)
def test_edits_one_after_the_other(text: str, choose: random.Random) -> None:
    assume(sound(text))
    value = value_of(text)
    edits: list[Edit] = []
    expected = value
    for _ in range(choose.randint(2, 7)):
        edits.append(edit(choose, expected))
        expected = apply_to_value(expected, edits[-1:])
    with contextlib.suppress(EditFailedError):  # brackets with comments
        assert same(value_of(apply(text, edits, some_order)), expected)


@given(TEXTS)
def test_a_new_key_adds_its_line_and_goes_without_trace(text: str) -> None:
    assume(sound(text) and text.endswith(("\n", "\r")))
    root = compose(text)
    assume(root is not None and root.kind == "mapping" and not root.flow)
    made = apply(text, [SetValue(("brand-new",), 1)])
    old, new = lines_of(text), lines_of(made)
    at = new.index("brand-new: 1")
    assert new[:at] + new[at + 1 :] == old
    bare = [line.strip() for line in old]
    assert [line.strip() for line in lines_of(apply(made, [Remove(("brand-new",))]))] == bare
