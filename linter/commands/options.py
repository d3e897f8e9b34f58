"""The options of the commands, with their lines of help in both languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from linter.configuration.keys import PROFILES
from linter.diagnostics import Text
from linter.language import LANGUAGES

if TYPE_CHECKING:
    from datetime import datetime

FORMS = ("2019", "2021", "legacy")
_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])


class Option(click.Option):
    """An option with its line of help, and the name of its value, in both languages."""

    def __init__(self, *arguments: Any, words: Text, value: Text | None = None, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.words = words
        self.value = value


def common_options() -> list[click.Parameter]:
    """What every command understands."""
    return [
        Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            words=Text(
                "语言（默认中文；英文环境为英文）",
                "language (Chinese by default, English in an English locale)",
            ),
        ),
        Option(
            ["--no-color"],
            is_flag=True,
            expose_value=False,
            callback=_without_colour,
            words=Text(
                "不用颜色（环境变量 NO_COLOR、FORCE_COLOR 同样有效）",
                "no colours (NO_COLOR and FORCE_COLOR are heeded too)",
            ),
        ),
    ]


class Command(click.Command):
    """A command whose help is written in both languages: a line of ``usage``, what it is ``about``, the
    options in their own words, and what stands ``below``."""

    def __init__(
        self, *arguments: Any, usage: Text, about: Text, below: Text | None = None, **attributes: Any
    ) -> None:
        super().__init__(*arguments, **attributes)
        self.params += common_options()
        self.usage = usage
        self.about = about
        self.below = below

    def get_help(self, ctx: click.Context) -> str:
        from linter.help import command_page

        return command_page(self, ctx.obj.language)


def described(usage: Text, about: Text, below: Text | None = None) -> Callable[[Callable[..., int]], Command]:
    """Make a command of a function that takes the session and the values of its options."""

    def decorate(function: Callable[..., int]) -> Command:
        made: Command = click.command(cls=Command, usage=usage, about=about, below=below)(
            click.pass_obj(function)
        )
        return made

    return decorate


def option(
    *names: str, zh: str, en: str, value: Text | None = None, **attributes: Any
) -> Callable[[_Decorated], _Decorated]:
    """An option; ``zh`` and ``en`` are its lines of help, ``value`` what its value is called there."""
    return click.option(*names, cls=Option, words=Text(zh, en), value=value, **attributes)


def reading_options(function: _Decorated) -> _Decorated:
    """How a draft is read."""
    for add in (
        option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            callback=_day,
            value=Text("日期", "DATE"),
            zh="法规是否有效以这一天为准，如 2025-03-31",
            en="the day whose law applies, such as 2025-03-31",
        ),
        option(
            "--form",
            type=click.Choice(FORMS),
            zh="按这个格式读，不按报告年度推定",
            en="read by this form, not by the one of the report's year",
        ),
    ):
        function = add(function)
    return function


def configuration_options(function: _Decorated) -> _Decorated:
    """Which rules are put, and which configuration says so; see ``linter.commands.settings``."""
    for add in (
        option(
            "--no-config",
            is_flag=True,
            zh="不理会任何 .reportlint.yaml",
            en="heed no .reportlint.yaml",
        ),
        option(
            "--config",
            "config_file",
            type=click.Path(),
            value=Text("文件", "FILE"),
            zh="用这个配置文件；不写就从各文件所在的文件夹\n往上找 .reportlint.yaml",
            en="use this configuration; otherwise .reportlint.yaml\nin the files' folder or above",
        ),
        option(
            "--profile",
            type=click.Choice(PROFILES),
            zh="draft 起草中，publish 发布前（默认），audit 评查",
            en="draft while writing, publish before publication (default),\naudit for an evaluator",
        ),
        option(
            "--rules",
            multiple=True,
            type=click.Path(),
            value=Text("规则文件", "FILE"),
            zh="再加上这个文件里的规则（YAML）",
            en="with the rules of this file too (YAML)",
        ),
        option(
            "--ignore",
            multiple=True,
            callback=_words,
            value=Text("代码,...", "CODE,..."),
            zh="不用这些规则",
            en="without these rules",
        ),
        option(
            "--select",
            multiple=True,
            callback=_words,
            value=Text("代码,...", "CODE,..."),
            zh="只用这些规则（代码、名称，或代码开头如 T1）",
            en="only these rules (code, name, or the start of a code: T1)",
        ),
    ):
        function = add(function)
    return function


def laws_option(function: _Decorated) -> _Decorated:
    """Instruments of the user's own; gives ``laws``."""
    return option(
        "--laws",
        multiple=True,
        type=click.Path(),
        value=Text("目录文件", "FILE"),
        zh="再加上这个文件里的法规文件（YAML），如本省的办法",
        en="with the instruments of this file too (YAML), such as a province's",
    )(function)


def _without_colour(ctx: click.Context, parameter: click.Parameter, forbidden: bool) -> None:
    if forbidden:
        ctx.obj.console.forbid_colour()


def _words(ctx: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _day(ctx: click.Context, parameter: click.Parameter, value: datetime | None) -> str | None:
    return value.date().isoformat() if value else None
