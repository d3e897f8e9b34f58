"""The page of an instrument: what it is, its texts, and whether it is law on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from linter.diagnostics import Text
from linter.report.instrument_titles import nested
from linter.report.laws import Day, Law, Version
from linter.report.lookup import Answer

_STATUS = {
    "current": Text("现行有效", "in force"),
    "number_mismatch": Text("文号与标题不符", "the number is not that of the title"),
    "misnamed": Text("标题写法有误", "the title is garbled"),
    "superseded": Text("所引文本已被修订", "an earlier text, since revised"),
    "repealed": Text("已废止", "repealed"),
    "replaced": Text("已被新文件取代", "replaced"),
    "superseded_in_substance": Text(
        "未见正式废止，主要内容已被取代", "not formally repealed, superseded in substance"
    ),
    "expired": Text("已失效", "expired"),
    "past_year": Text("往年的年度文件", "a yearly notice of an earlier year"),
    "not_yet_in_force": Text("尚未施行", "not yet in force"),
}
_UNVERIFIED = Text("（未核实）", " (unverified)")
_UNKNOWN = Text("目录中没有足够的信息", "the catalogue does not know enough")


def page(answer: Answer, on: date, language: str) -> str:
    """What the catalogue says of the instrument on a day, in lines."""
    return "\n".join(_lines(answer, on, language)) + "\n"


def refusal(query: str, near: Sequence[str]) -> tuple[str, str]:
    """That the catalogue has no such instrument and which may have been meant, in both languages."""
    zh, en = f"目录里没有“{query}”；", f"the catalogue has no '{query}'; "
    if near:
        return f"{zh}是不是{'、'.join(near)}？", f"{en}is it {', '.join(near)}?"
    example = "国办函〔2020〕109号"
    return f"{zh}可用标题或文号查，如 {example}。", f"{en}give a title or a number, such as {example}."


def _lines(answer: Answer, on: date, language: str) -> Iterator[str]:
    say = _sayer(language)
    law, verdict = answer.law, answer.verdict
    yield f"《{nested(law.title)}》"
    yield say(f"  制定机关：{law.issuer or '不详'}", f"  issued by: {law.issuer or 'unknown'}")
    quoted = verdict.version
    # a report may quote a text between its issue and its entry into force; law it is not yet
    early = bool(quoted and quoted.start and on < quoted.start.first)
    status = _STATUS.get("not_yet_in_force" if early else verdict.status, _UNKNOWN).in_language(language)
    since = ""
    if verdict.since:
        first = _day(verdict.since, language)
        since = say(f"（自{first}起）", f" (since {first})")
    yield say(f"  {on} 这一天：{status}{since}", f"  on {on}: {status}{since}")
    if answer.in_force and quoted and answer.in_force != quoted:
        text = _version(answer.in_force, language)
        yield say(f"  这一天有效的文本：{text}", f"  the text in force that day: {text}")
    if verdict.current and (verdict.current, verdict.current.latest) != (law, answer.in_force):
        yield say(f"  现行：{_named(verdict.current)}", f"  in force instead: {_named(verdict.current)}")
    yield say("  各次文本：", "  texts:")
    for version in law.versions:
        yield "    " + _version(version, language)
    if not verdict.verified:
        yield say("  注：判断所依据的事实未经核实。", "  note: the deciding fact has not been verified.")
    if answer.outdated:
        yield say(
            "  注：这一天晚于目录核对的日期，请另行查证。",
            "  note: the day lies after the catalogue was last checked.",
        )


def _sayer(language: str) -> Callable[[str, str], str]:
    return lambda zh, en: Text(zh, en).in_language(language)


def _named(law: Law) -> str:
    numbers = law.latest.numbers
    return f"《{nested(law.title)}》" + (f"（{numbers[0].text}）" if numbers else "")


def _version(version: Version, language: str) -> str:
    say = _sayer(language)
    parts = [number.text for number in version.numbers[:1]] or [version.id]
    if version.issued:
        parts.append(say("公布 ", "issued ") + _day(version.issued, language))
    parts.append(
        say("施行 ", "in force from ") + _day(version.start, language)
        if version.start
        else say("施行日期不详", "entry into force unknown")
    )
    if version.end:
        parts.append(say("止 ", "until ") + _day(version.end, language))
    if version.articles:
        parts.append(say(f"共 {version.articles} 条", f"{version.articles} articles"))
    return say("，", ", ").join(parts)


def _day(day: Day, language: str) -> str:
    return str(day) if day.verified else f"{day}{_UNVERIFIED.in_language(language)}"
