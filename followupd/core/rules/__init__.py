"""The rules, by code. Adding one means one `Rule` in its family; tests, docs and `explain` follow."""

from followupd.core.rules import content, pace, recipients
from followupd.core.rules.base import Case, Rule, Verdict

RULES: tuple[Rule, ...] = pace.RULES + content.RULES + recipients.RULES
BY_CODE = {rule.code: rule for rule in RULES}

__all__ = ["BY_CODE", "RULES", "Case", "Rule", "Verdict"]
