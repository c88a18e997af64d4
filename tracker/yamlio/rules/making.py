"""How the rules about text and YAML are made: every one is an error."""

from tracker.finding import Rule, Severity


def error(code: str, name: str, template: str, page: str) -> Rule:
    """Make a rule whose findings are errors."""
    return Rule(code, name, Severity.ERROR, template, page)
