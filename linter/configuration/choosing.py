"""Which rules a run puts, at which severity and with which options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from linter import resources
from linter.configuration import COMMAND_LINE, Config, Setting
from linter.configuration.keys import OFF
from linter.diagnostics import Severity
from linter.misuse import Misuse
from linter.resources.problems import DataError, Problem
from linter.rules import Rule


def choose_rules(rules: Sequence[Rule], config: Config) -> tuple[Rule, ...]:
    """The rules that ``config`` selects (all where it selects none) as it wants them.

    A word names a rule by its code, name or alias, or several by the start of their codes; a rule that is
    off by default is switched on by its own.  Raises Misuse for a word of the command line that names no
    rule, and DataError for one in a file.
    """
    selected, ignored = list(config.listed("select")), list(config.listed("ignore"))
    # What the command line selects it selects alone.
    selected = [each for each in selected if each.layer.source == COMMAND_LINE] or selected
    chosen = {
        rule.code: rule._replace(enabled=True) if _is_named(rule, selected) else rule
        for rule in rules
        if not selected or _is_called(rule, selected)
    }
    for rule in list(chosen.values()):
        if _is_called(rule, ignored):
            del chosen[rule.code]
    for word, setting in config.entries("severity"):
        for rule in _rules_called(word, setting, rules):
            if rule.code in chosen:
                chosen[rule.code] = _at_severity(chosen[rule.code], word, setting.value)
    for word, setting in config.entries("options"):
        for rule in _rules_called(word, setting, rules):
            options = _checked_options(rule, setting)
            if rule.code in chosen:
                chosen[rule.code] = rule._replace(options={**chosen[rule.code].options, **options})
    for word, setting in config.entries("extend"):
        for rule in _rules_called(word, setting, rules):
            additions = _checked_additions(rule, setting)
            if rule.code in chosen:
                own = chosen[rule.code].options
                longer = {name: [*own[name], *items] for name, items in additions.items()}
                chosen[rule.code] = chosen[rule.code]._replace(options={**own, **longer})
    for setting in (*selected, *ignored):
        _rules_called(setting.value, setting, rules)
    return tuple(chosen.values())


class RulesOfPath:
    """The rules that hold for each file; those of files with the same settings are chosen once.

    Every word of the configuration is looked at before the first file.
    """

    def __init__(self, rules: Sequence[Rule], config: Config) -> None:
        self._rules = rules
        self._config = config
        self._chosen: dict[tuple[int, ...], tuple[Rule, ...]] = {}
        choose_rules(rules, config.everywhere())

    def of(self, path: str) -> tuple[Rule, ...]:
        """The rules for the file at ``path``."""
        config = self._config.at(path)
        key = tuple(id(layer.values) for layer in config.layers)
        if key not in self._chosen:
            self._chosen[key] = choose_rules(self._rules, config)
        return self._chosen[key]


def _is_called(rule: Rule, settings: Iterable[Setting]) -> bool:
    return any(rule.is_called(setting.value) for setting in settings)


def _is_named(rule: Rule, settings: Iterable[Setting]) -> bool:
    return any(setting.value in (rule.code, rule.name) for setting in settings)


def _at_severity(rule: Rule, word: str, level: str) -> Rule:
    if level == OFF:
        return rule._replace(enabled=False)
    on = rule.enabled or word in (rule.code, rule.name)
    return rule._replace(severity=Severity[level.upper()], severity_is_set=True, enabled=on)


def _rules_called(word: str, setting: Setting, rules: Sequence[Rule]) -> list[Rule]:
    called = [rule for rule in rules if rule.is_called(word)]
    if called:
        return called
    zh, en = (
        f"没有 {word} 这条规则；reportlint rules 列出所有规则。",
        f"no rule {word}; reportlint rules lists them",
    )
    if setting.layer.source == COMMAND_LINE:
        raise Misuse(zh, en)
    from linter.fields import nearest

    near = nearest(word, [name for rule in rules for name in (rule.code, rule.name, *rule.aliases)])
    if near:
        zh, en = f"没有“{word}”这条规则，是否想写“{near}”？", f"a rule ('{near}' perhaps), not '{word}'"
    raise _problem(setting, zh, en)


def _checked_options(rule: Rule, setting: Setting) -> dict[str, Any]:
    problems = list(_problems(rule, setting))
    if problems:
        raise DataError(*problems)
    return dict(setting.value)


def _problems(rule: Rule, setting: Setting) -> Iterator[Problem]:
    from linter import fields, records
    from linter.resources.strict_yaml import Tree

    known = resources.load("kinds.yaml")[rule.check].get("options") or {}
    layer, path = setting.layer, setting.path
    tree = Tree(layer.source, layer.values, (), {(): (1, 1), **layer.places}, layer.places)
    faults = list(fields.keys(tree, path, setting.value, known))
    for name, value in setting.value.items():
        if name in known:
            faults += fields.check(tree, (*path, name), value, known[name])
    yield from faults
    if not faults:
        record = {**rule.options, **setting.value, "forms": sorted(rule.forms)}
        yield from records.expressions(tree, path, record, known)


def _checked_additions(rule: Rule, setting: Setting) -> dict[str, Any]:
    """What is to be added to the lists of a rule."""
    lists = [name for name, value in rule.options.items() if isinstance(value, list)]
    for name in setting.value:
        if name not in lists:
            near = "、".join(lists) or "无"
            raise _problem(
                setting,
                f"{rule.code} 没有“{name}”这个列表，可用：{near}",
                f"a list of {rule.code} ({near}), not '{name}'",
            )
    return _checked_options(rule, setting)


def _problem(setting: Setting, zh: str, en: str) -> DataError:
    return DataError(Problem(setting.layer.source, *setting.layer.place(setting.path), zh, en))
