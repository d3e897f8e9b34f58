"""The help pages and the words for a wrong command line, in both languages."""

from __future__ import annotations

import click

from linter.diagnostics import Text

_PAGES = {
    "reportlint": Text(
        """\
用法：reportlint [选项] 文件或文件夹...
      reportlint 命令 [选项] ...

在发布之前检查政府信息公开工作年度报告：六个部分是否齐全，三张表是否平衡，
引用的法规文件是否现行有效。- 表示从标准输入读取。

命令：
  check      检查（不写命令就是它）
  extract    把草稿里的表格、标题、引用按 JSON 列出
  explain    说明一条规则：查什么、为什么、依据、怎么办、正反例子
  laws       查一件法规文件在某一天是否有效
  rules      列出所有规则

选项：
  --version   显示版本
  -h, --help  显示本页；reportlint 命令 --help 显示该命令的选项

例子：
  reportlint 年报.txt
  reportlint 各单位年报/ --output-format concise
  reportlint explain T101
""",
        """\
Usage: reportlint [OPTIONS] PATH...
       reportlint COMMAND [OPTIONS] ...

Checks annual reports on open government information before they are published:
the six sections, the three tables, the instruments quoted.  - reads standard input.

Commands:
  check      lint (what happens without a command)
  extract    print the draft's tables, headings and citations as JSON
  explain    a rule's page: what it does, why, basis, what to do, examples
  laws       look an instrument up on a day
  rules      list the rules

Options:
  --version   show the version
  -h, --help  show this page; reportlint COMMAND --help shows a command's options

Examples:
  reportlint draft.txt
  reportlint reports/ --output-format concise
  reportlint explain T101
""",
    ),
    "check": Text(
        """\
用法：reportlint [check] [选项] 文件或文件夹...

可以检查 Word（.docx）、网页（.html）、PDF、Markdown 和纯文本；文件夹和 .zip 会逐层查找这些
文件；- 表示从标准输入读取。文件是什么种类看内容，不看名字。

选项：
  --output-format full|concise|json|lsp
                        full 给人看（默认），concise 一行一个问题，
                        json 给其他程序，lsp 每份一个 PublishDiagnosticsParams
  --fail-on error|warning|info|never
                        达到这个级别就以 1 退出（默认 error）
  --select 代码,...     只用这些规则（代码、名称，或代码开头如 T1）
  --ignore 代码,...     不用这些规则
  --rules 规则文件      再加上这个文件里的规则（YAML）
  --laws 目录文件       再加上这个文件里的法规文件（YAML），如本省的办法
  --form 2019|2021|legacy
                        按这个格式检查，不按报告年度推定
  --as-of 日期          法规是否有效以这一天为准，如 2025-03-31
  --lang zh|en          语言（默认中文；英文环境为英文）
  --no-color            不用颜色（环境变量 NO_COLOR、FORCE_COLOR 同样有效）
  -h, --help            显示本页

退出代码：0 没有达到级别的问题；1 有问题；2 用法有误或文件读不了；3 程序内部错误。
""",
        """\
Usage: reportlint [check] [OPTIONS] PATH...

Reads Word (.docx), HTML, PDF, Markdown and plain text, told apart by their content. A folder or a
.zip is searched for them at any depth; - reads standard input.

Options:
  --output-format full|concise|json|lsp
                        full for people (default), concise one finding a line,
                        json for programs, lsp one PublishDiagnosticsParams a file
  --fail-on error|warning|info|never
                        exit with 1 from this severity on (default error)
  --select CODE,...     only these rules (code, name, or the start of a code: T1)
  --ignore CODE,...     without these rules
  --rules FILE          with the rules of this file too (YAML)
  --laws FILE           with the instruments of this file too (YAML), such as a province's
  --form 2019|2021|legacy
                        judge by this form, not by the one of the report's year
  --as-of DATE          the day whose law applies, such as 2025-03-31
  --lang zh|en          language (Chinese by default, English in an English locale)
  --no-color            no colours (NO_COLOR and FORCE_COLOR are heeded too)
  -h, --help            show this page

Exit codes: 0 nothing at or above the severity; 1 findings; 2 wrong usage or unreadable
input; 3 internal fault.
""",
    ),
    "extract": Text(
        """\
用法：reportlint extract [选项] 文件

把草稿读成数据（JSON）：格式、年度、机关、标题、各部分、三张表、引用。不作判断。

选项：
  --text                只输出读到的文字，问题的行列号就指它
  --form 2019|2021|legacy
                        按这个格式读
  --as-of 日期          引用的状态以这一天为准
  --lang zh|en          出错信息的语言
  --no-color            不用颜色
  -h, --help            显示本页
""",
        """\
Usage: reportlint extract [OPTIONS] FILE

Reads the draft as data (JSON): form, year, agency, title, sections, tables, citations.

Options:
  --text                only the text that was read; locations of findings point into it
  --form 2019|2021|legacy
                        read by this form
  --as-of DATE          the day that decides the status of citations
  --lang zh|en          the language of error messages
  --no-color            no colours
  -h, --help            show this page
""",
    ),
    "explain": Text(
        """\
用法：reportlint explain [选项] 代码或名称

选项：
  --lang zh|en          语言
  --no-color            不用颜色
  -h, --help            显示本页

例子：reportlint explain T101；reportlint explain request-balance
""",
        """\
Usage: reportlint explain [OPTIONS] CODE-OR-NAME

Options:
  --lang zh|en          language
  --no-color            no colours
  -h, --help            show this page

Examples: reportlint explain T101; reportlint explain request-balance
""",
    ),
    "laws": Text(
        """\
用法：reportlint laws [选项] 标题或文号

查法规文件目录：制定机关、各次文本、在某一天是否有效、现行的是哪一件。

选项：
  --on 日期             哪一天（默认今天），如 2025-01-31
  --laws 目录文件       再加上这个文件里的法规文件（YAML）
  --lang zh|en          语言
  --no-color            不用颜色
  -h, --help            显示本页

例子：reportlint laws 国办发〔2010〕5号 --on 2025-01-31
""",
        """\
Usage: reportlint laws [OPTIONS] TITLE-OR-NUMBER

Looks an instrument up: who issued it, its texts, whether it is law on a day, what is in force instead.

Options:
  --on DATE             the day (default today), such as 2025-01-31
  --laws FILE           with the instruments of this file too (YAML)
  --lang zh|en          language
  --no-color            no colours
  -h, --help            show this page

Example: reportlint laws 国办发〔2010〕5号 --on 2025-01-31
""",
    ),
    "rules": Text(
        """\
用法：reportlint rules [选项]

选项：
  --markdown            输出 Markdown 表格
  --lang zh|en          语言
  --no-color            不用颜色
  -h, --help            显示本页
""",
        """\
Usage: reportlint rules [OPTIONS]

Options:
  --markdown            print a Markdown table
  --lang zh|en          language
  --no-color            no colours
  -h, --help            show this page
""",
    ),
}


_PARAMETERS = {
    "paths": "要检查的文件或文件夹",
    "path": "文件",
    "rule": "规则的代码或名称",
    "instrument": "标题或文号",
}


class Misuse(click.UsageError):
    """A wrong command line that only this program knows to be wrong."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh


def help_page(command: str, language: str) -> str:
    """The page of a command; ``reportlint`` is the program's own."""
    return _PAGES[command].in_language(language).rstrip("\n")


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
    if isinstance(error, Misuse):
        return error.zh
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
    return {
        "paths": "要检查的文件或文件夹",
        "path": "文件",
        "rule": "规则的代码或名称",
        "instrument": "标题或文号",
    }.get(parameter.name or "", "参数")


def _choices(error: click.BadParameter) -> list[str]:
    kind = error.param.type if error.param else None
    return [str(choice) for choice in kind.choices] if isinstance(kind, click.Choice) else []
