"""``reportlint rules``: the list of the rules."""

from __future__ import annotations

from linter.commands import EXIT_CLEAN
from linter.commands.options import described, option
from linter.console import Session
from linter.diagnostics import Text
from linter.output.explain import rule_list, rule_table
from linter.rules import load_rules


@described(
    usage=Text("rules [选项]", "rules [OPTIONS]"),
    about=Text("列出所有规则。", "Lists the rules."),
)
@option("--markdown", is_flag=True, zh="输出 Markdown 表格", en="print a Markdown table")
def command(session: Session, markdown: bool) -> int:
    listing = rule_table if markdown else rule_list
    session.console.result(listing(load_rules(), session.language))
    return EXIT_CLEAN
