"""``reportlint test-rules``: does every rule find its bad example and pass its good one?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from linter.commands import EXIT_CLEAN, EXIT_FINDINGS
from linter.commands.options import described, laws_option
from linter.commands.settings import catalogue
from linter.console import Session
from linter.diagnostics import Text
from linter.examples import Trial, try_examples
from linter.linting import Terms
from linter.misuse import Misuse
from linter.output.display import printable
from linter.rules import load_rules


@described(
    usage=Text("test-rules [选项] [规则文件...]", "test-rules [OPTIONS] [FILE...]"),
    about=Text(
        """\
试一遍规则的正反例子：反例要被这条规则查出，并且没有别的警告和错误；正例不能被它查出。
不写文件就试程序自带的规则。""",
        """\
Tries the examples of rules: a rule must find its bad example, in which nothing else is a warning
or an error, and must not find its good one.  Without a file the rules of the program are tried.""",
    ),
    below=Text(
        "退出代码：0 全部通过；1 有例子不通过；2 规则文件有误。",
        "Exit codes: 0 all pass; 1 an example does not; 2 a wrong rule file.",
    ),
)
@click.argument("files", nargs=-1)
@laws_option
def command(session: Session, files: Sequence[str], laws: Sequence[str]) -> int:
    try:
        rules = load_rules(files)
    except OSError as error:
        raise Misuse(
            f"规则文件打不开：{error.filename}（{error.strerror}）",
            f"the rule file {error.filename} cannot be opened: {error.strerror}",
        ) from error
    terms = Terms(date.today(), laws=catalogue(laws))
    own = [rule for rule in rules if not files or rule.source.rpartition(":")[0] in files]
    failed = 0
    for rule in own:
        for trial in try_examples(rule, rules, terms, session.language):
            if not trial.passed:
                failed += 1
                session.console.result(printable(_words(session, trial)) + "\n")
    session.console.note(
        session.say(
            f"试了 {len(own)} 条规则的例子，{failed} 个不通过。\n",
            f"{len(own)} rules tried, {failed} examples fail.\n",
        )
    )
    return EXIT_FINDINGS if failed else EXIT_CLEAN


def _words(session: Session, trial: Trial) -> str:
    rule = trial.rule
    where = f"{rule.source}: {rule.code} {trial.example}"
    if trial.fault == "no example":
        return where + session.say("：没有反例", ": there is no bad example")
    if trial.fault:
        return where + session.say(f"：例子不成立：{trial.fault}", f": not an example: {trial.fault}")
    if trial.example == "good":
        return where + session.say("：正例被查出问题", ": the good example is found fault with")
    if not trial.fired:
        return where + session.say("：反例没有被查出", ": the bad example is not found")
    others = session.say("；", "; ").join(f"{each.code} {each.message}" for each in trial.others)
    return where + session.say(f"：反例里还有别的问题：{others}", f": other findings in it: {others}")
