"""The help pages and the words for a wrong command line, in both languages."""

from __future__ import annotations

import click

from linter.commands import COMMANDS
from linter.commands.options import Command, Option
from linter.diagnostics import Text
from linter.output.display import columns

_COLUMN = 24  # where the words of an option begin
_PROGRAM = Text(
    """\
用法：reportlint [选项] 文件或文件夹...
      reportlint 命令 [选项] ...

在发布之前检查政府信息公开工作年度报告：六个部分是否齐全，三张表是否平衡，
引用的法规文件是否现行有效。- 表示从标准输入读取。

命令：
{commands}

选项：
  --version   显示版本
  -h, --help  显示本页；reportlint 命令 --help 显示该命令的选项

例子：
  reportlint 年报.txt
  reportlint 各单位年报/ --output-format concise
  reportlint explain T101""",
    """\
Usage: reportlint [OPTIONS] PATH...
       reportlint COMMAND [OPTIONS] ...

Checks annual reports on open government information before they are published:
the six sections, the three tables, the instruments quoted.  - reads standard input.

Commands:
{commands}

Options:
  --version   show the version
  -h, --help  show this page; reportlint COMMAND --help shows a command's options

Examples:
  reportlint draft.txt
  reportlint reports/ --output-format concise
  reportlint explain T101""",
)
_USAGE = Text("用法：reportlint ", "Usage: reportlint ")
_OPTIONS = Text("选项：", "Options:")
_SHOW_HELP = Text("显示本页", "show this page")
_ARGUMENTS = {
    "paths": "要检查的文件或文件夹",
    "path": "文件",
    "rule": "规则的代码或名称",
    "instrument": "标题或文号",
    "shell": "终端的种类",
}


def program_page(language: str) -> str:
    """The page of the program: its commands and how to go on."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {words.in_language(language)}" for name, words in COMMANDS.items()]
    return _PROGRAM.in_language(language).format(commands="\n".join(lines))


def command_page(command: Command, language: str) -> str:
    """The page of one command."""
    options = [
        _option_lines(_spelling(parameter, language), parameter.words.in_language(language))
        for parameter in command.params
        if isinstance(parameter, Option)
    ]
    options.append(_option_lines("-h, --help", _SHOW_HELP.in_language(language)))
    parts = [
        _USAGE.in_language(language) + command.usage.in_language(language),
        command.about.in_language(language),
        "\n".join([_OPTIONS.in_language(language), *options]),
        command.below.in_language(language) if command.below else "",
    ]
    return "\n\n".join(filter(None, parts))


def _spelling(option: Option, language: str) -> str:
    name = next(name for name in option.opts if name.startswith("--"))
    if option.value:
        return f"{name} {option.value.in_language(language)}"
    return f"{name} {'|'.join(option.type.choices)}" if isinstance(option.type, click.Choice) else name


def _option_lines(spelling: str, words: str) -> str:
    lines = words.replace("\n", "\n" + " " * _COLUMN)
    gap = _COLUMN - columns(spelling) - 2
    return f"  {spelling}{' ' * gap if gap > 0 else chr(10) + ' ' * _COLUMN}{lines}"


def usage_words(error: click.UsageError, language: str) -> str:
    """What is wrong with the command line, in one line."""
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.DateTime):
        name = error.param.opts[0]
        wrong = {
            "zh": f"选项 {name} 的值不对，日期要写成 YYYY-MM-DD，如 2025-01-31。",
            "en": f"the value of {name} is no date; write YYYY-MM-DD, such as 2025-01-31.",
        }
        return wrong[language]
    if language == "en":
        return error.format_message()
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {'、'.join(sorted(error.possibilities))}" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的写法不对，它需要一个值，或者不能带值。"
    name = _parameter(error)
    if isinstance(error, click.MissingParameter):
        return f"缺少{name or '参数'}。"
    if isinstance(error, click.BadParameter):
        choices = f"可以用：{'、'.join(_choices(error))}。" if _choices(error) else ""
        return f"{name} 的值不对。{choices}"
    return f"多余的参数或写法有误：{error.format_message()}"


def _parameter(error: click.UsageError) -> str:
    parameter = error.param if isinstance(error, click.BadParameter) else None
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return f"选项 {parameter.opts[0]}"
    return _ARGUMENTS.get(parameter.name or "", "参数")


def _choices(error: click.BadParameter) -> list[str]:
    kind = error.param.type if error.param else None
    return [str(choice) for choice in kind.choices] if isinstance(kind, click.Choice) else []
