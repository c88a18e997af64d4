"""Every rule is documented, and what its page shows is so."""

import re
import string
import textwrap

import pytest

from tests.checks.sample import check_piece, codes
from tracker.checks import ALL_RULES, UnknownRuleError, explain, rule
from tracker.checks.register import CATALOGUE_RULES, COMMENT_RULES, RECORD_RULES
from tracker.finding import Rule, Severity
from tracker.yamlio import RULES as YAML_RULES
from tracker.yamlio import read

ON_RECORDS = (*(module.RULE for module in RECORD_RULES), *COMMENT_RULES)
PARTS = ("Why:", "Bad:", "Good:", "Fix:")


def part(page: str, name: str) -> str:
    """The text of one part of a page, without its indentation."""
    begin = page.index(f"\n{name}") + len(name) + 1
    ends = [at for other in PARTS if (at := page.find(f"\n{other}", begin)) > 0]
    return textwrap.dedent(page[begin : min(ends, default=len(page))]).strip("\n") + "\n"


def by_code(rules: tuple[Rule, ...]) -> list[object]:
    return [pytest.param(one, id=f"{one.code}-{one.name}") for one in rules]


def test_codes_and_names_are_unique_and_formed_alike() -> None:
    assert len({one.code for one in ALL_RULES}) == len(ALL_RULES)
    assert len({one.name for one in ALL_RULES}) == len(ALL_RULES)
    assert all(re.fullmatch(r"[YSC][0-9]{3}", one.code) for one in ALL_RULES)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.name) for one in ALL_RULES)


def test_rules_are_listed_by_family_and_code() -> None:
    order = [("YSC".index(one.code[0]), one.code) for one in ALL_RULES]
    assert order == sorted(order)


def test_text_and_shape_are_always_errors() -> None:
    assert {one.severity for one in ALL_RULES if one.code[0] in "YS"} == {Severity.ERROR}


def test_a_module_is_named_for_its_rule() -> None:
    modules = [(one.RULE, one) for one in RECORD_RULES]
    more = [(one.RULE, one) for one in CATALOGUE_RULES]
    for rule_, module in (*modules, *more):
        name = str(getattr(module, "__name__", "")).rpartition(".")[2]
        assert name == f"{rule_.code.lower()}_{rule_.name.replace('-', '_')}"


@pytest.mark.parametrize("one", by_code(ALL_RULES))
def test_every_page_is_complete(one: Rule) -> None:
    page = one.page.strip()
    assert page.partition("\n")[0].endswith((".", "?"))
    assert re.search(r"\n\nWhy:  .+\nBad:[ \n].+[ \n]Good:[ \n].+\nFix:  .", page, re.DOTALL)


def test_pages_fit_a_terminal() -> None:
    wide = [one.code for one in ALL_RULES for line in one.page.splitlines() if len(line) > 100]
    assert [code for code in wide if code.startswith("C")] == []


@pytest.mark.parametrize("one", by_code(ALL_RULES))
def test_messages_have_named_placeholders_only(one: Rule) -> None:
    fields = [
        field for _, field, _, _ in string.Formatter().parse(one.template) if field is not None
    ]
    assert all(field.isidentifier() for field in fields)
    assert not one.template.endswith(".")


@pytest.mark.parametrize("one", by_code(ON_RECORDS))
def test_bad_example_breaks_this_rule_and_no_other(one: Rule) -> None:
    assert set(codes(part(one.page, "Bad:"))) == {one.code}


@pytest.mark.parametrize("one", by_code(ON_RECORDS))
def test_good_example_has_no_finding(one: Rule) -> None:
    assert check_piece(part(one.page, "Good:")) == ()


@pytest.mark.parametrize("one", by_code(YAML_RULES))
def test_examples_of_text_rules(one: Rule) -> None:
    """Where the page has a snippet, indented under ``Bad:``; some mistakes can't be shown."""
    if re.search(r"\nBad:\n {4}", one.page):
        bad, good = (read(part(one.page, name).encode(), file="x") for name in ("Bad:", "Good:"))
        assert {finding.code for finding in bad.findings} == {one.code}
        assert good.findings == ()


@pytest.mark.parametrize("one", by_code(ON_RECORDS))
def test_messages_of_examples_are_filled(one: Rule) -> None:
    for finding in check_piece(part(one.page, "Bad:")):
        assert finding.message == finding.message_en
        assert "{" not in re.sub(r"`[^`]*`", "", finding.message_en)
        assert None not in finding.values.values()
        assert finding.place.line > 1


@pytest.mark.parametrize("asked", ["C201", "c201", "unknown-item", " Unknown-Item "])
def test_a_rule_is_found_by_code_or_name(asked: str) -> None:
    assert rule(asked).code == "C201"


def test_a_page_has_a_head() -> None:
    text = explain("C201")
    assert text.startswith("C201 unknown-item (error)\n\nAnswer to an item that")
    assert text.endswith("\n")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("C999", "There is no rule C999"),
        ("unknown-itme", "There is no rule unknown-itme; did you mean unknown-item?"),
    ],
)
def test_an_unknown_rule_says_so(asked: str, words: str) -> None:
    with pytest.raises(UnknownRuleError, match=re.escape(words)):
        explain(asked)
