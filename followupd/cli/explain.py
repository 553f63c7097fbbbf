"""`explain`: a rule in its own words, with its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followupd.cli.frame import config_option, json_option
from followupd.cli.output import severity_text, write_json, write_table
from followupd.errors import UsageError

if TYPE_CHECKING:
    from followupd.core.rules import Rule


@click.command("explain")
@click.argument("code", required=False)
@json_option
@config_option
def explain_command(*, code: str | None, as_json: bool) -> None:
    """Explain a rule by its code or name (FU203, desperate), with examples; without CODE, list the rules."""
    from followupd.core.rules import RULES

    rules = [rule for rule in RULES if code is None or code.strip().lower() in (rule.code.lower(), rule.name)]
    if not rules:
        raise UsageError(f'There is no rule "{code}".', f"Known: {', '.join(rule.code for rule in RULES)}.")
    if as_json:
        for rule in rules:
            write_json(
                {
                    "code": rule.code,
                    "name": rule.name,
                    "severity": str(rule.severity),
                    "summary": rule.summary,
                    "bad": list(rule.bad),
                    "good": list(rule.good),
                }
            )
    elif code is None:
        rows = [(rule.code, rule.name, str(rule.severity), rule.summary) for rule in rules]
        write_table(("Code", "Name", "Severity", "When"), rows, "There are no rules.")
    else:
        _explain(rules[0])


def _explain(rule: Rule) -> None:
    click.echo(f"{rule.code} {rule.name} ({severity_text(rule.severity)})")
    click.echo(f"\n{rule.summary}")
    if rule.code.startswith(("FU1", "FU3")) and rule.bad:
        click.echo(
            "\nThe examples tell a story up to its last line. Each line: day, hour, who: what; day 0 is a Monday."
        )
    for heading, examples in (("Raised for:", rule.bad), ("Not raised for:", rule.good)):
        if examples:
            click.echo(f"\n{heading}")
            for example in examples:
                first, *rest = example.splitlines() or [""]
                click.echo(f"  - {first}")
                for line in rest:
                    click.echo(f"    {line}".rstrip())
    click.echo(f'\nTo switch it off: ignore = ["{rule.code}"] under [content] in the configuration.')
