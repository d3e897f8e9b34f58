"""``reportlint explain``: a rule's page."""

from __future__ import annotations

from datetime import date

import click

from linter.commands import EXIT_CLEAN
from linter.commands.options import described
from linter.console import Session
from linter.diagnostics import Text
from linter.misuse import Misuse
from linter.output.explain import explain
from linter.rules import load_rules


@described(
    usage=Text("explain [选项] 代码或名称", "explain [OPTIONS] CODE-OR-NAME"),
    about=Text(
        "说明一条规则：查什么、为什么、依据、怎么办、正反例子。",
        "A rule's page: what it does, why, basis, what to do, examples.",
    ),
    below=Text(
        "例子：reportlint explain T101；reportlint explain request-balance",
        "Examples: reportlint explain T101; reportlint explain request-balance",
    ),
)
@click.argument("rule")
def command(session: Session, rule: str) -> int:
    every_rule = load_rules()
    for candidate in every_rule:
        if rule.lower() in (candidate.code.lower(), candidate.name, *candidate.aliases):
            session.console.result(explain(candidate, every_rule, session.language, date.today()))
            return EXIT_CLEAN
    raise Misuse(
        f"没有 {rule} 这条规则；reportlint rules 列出所有规则。",
        f"no rule {rule}; reportlint rules lists them.",
    )
