"""The same data read another way: composed nodes of PyYAML, by the letter of YAML 1.2's core schema."""

import re

import yaml

from tracker.edit import Plain

CORE: list[tuple[str, str]] = [
    (r"null|Null|NULL|~|", "null"),
    (r"true|True|TRUE", "true"),
    (r"false|False|FALSE", "false"),
    (r"[-+]?[0-9]+", "int"),
    (r"0o[0-7]+", "octal"),
    (r"0x[0-9a-fA-F]+", "hex"),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "float"),
    (r"[-+]?(\.inf|\.Inf|\.INF)", "float"),
    (r"\.nan|\.NaN|\.NAN", "float"),
]


def read_by_nodes(text: str) -> Plain:
    """The data of a sound text without U+0085, U+2028 and U+2029."""
    return of_node(yaml.compose(text.removeprefix("\ufeff"), Loader=yaml.CSafeLoader))


def of_node(node: yaml.Node | None) -> Plain:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): of_node(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [of_node(value) for value in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return node.value if node.style else of_plain(node.value)


def of_plain(text: str) -> Plain:
    for pattern, kind in CORE:
        if re.fullmatch(pattern, text):
            return of_kind(text, kind)
    return text


def of_kind(text: str, kind: str) -> Plain:
    match kind:
        case "null":
            return None
        case "true" | "false":
            return kind == "true"
        case "int":
            return int(text)
        case "octal" | "hex":
            return int(text[2:], 8 if kind == "octal" else 16)
        case _:
            return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
