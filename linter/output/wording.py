"""A finding in words that every output for people shares: its title, and what stands below its message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.diagnostics import Diagnostic, Related, Severity, Suspect, Text
from linter.output.places import describe, where
from linter.report.report import Report

SEVERITY_WORDS = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
_MAX_RELATED = 6


def judged(report: Report, language: str) -> str:
    """Whose report of which year it is, and by what it is judged."""
    identity = report.identity
    year = identity.year
    if language == "en":
        known = year or "year not recognised"
        agency = identity.agency or "agency not recognised"
        return f"{agency}, {known}, judged by the {report.held_to} form, law as of {report.as_of}"
    known = f"{year} 年度" if year else "年度未识别"
    form = "旧格式" if report.held_to == "legacy" else f" {report.held_to} 年格式"
    return f"{identity.agency or '机关未识别'}　{known}　按{form}检查　法规以 {report.as_of} 为准"


def titled(item: Diagnostic, titles: Mapping[str, Text], language: str) -> str:
    """The title and the name of the rule; ``titles`` are those of the rules by code."""
    title = titles.get(item.code)
    return f"{title.in_language(language)} ({item.name})" if title else item.name


def remarks(report: Report, item: Diagnostic, language: str) -> Iterator[str]:
    """What is said of a finding beside its message, a line each: suspects, places, basis, what to do."""

    def labelled(zh: str, en: str, text: str) -> Iterator[str]:
        if text:
            yield f"{en}: {text}" if language == "en" else f"{zh}：{text}"

    for suspect in item.suspects:
        words = ("改正", "mend") if len(item.suspects) == 1 else ("可能是", "possibly")
        yield from labelled(*words, _suspect(report, suspect, language))
    yield from labelled("对照", "compare", _sides(item, language))
    for related in item.related[:_MAX_RELATED]:
        yield from labelled("另见", "see also", _related(report, related, language))
    yield from labelled("依据", "basis", item.basis)
    yield from labelled("怎么办", "what to do", _advice(item, language))


def _suspect(report: Report, suspect: Suspect, language: str) -> str:
    stands = where(report.document, suspect.span.start, language)
    place = describe(suspect.place, report, language)
    if language == "en":
        return f"{place} ({stands}): {suspect.found} should be {suspect.expected}"
    return f"{place}（{stands}）：现为 {suspect.found}，应为 {suspect.expected}"


def _sides(item: Diagnostic, language: str) -> str:
    """Both sides, where neither the message nor a suspect has said them already."""
    expected, found = item.expected, item.found
    if item.suspects or not expected or not found:
        return ""
    if expected in item.message and found in item.message:
        return ""
    return f"expected {expected}, found {found}" if language == "en" else f"应为 {expected}，现为 {found}"


def _advice(item: Diagnostic, language: str) -> str:
    return item.advice or (item.fix.message.in_language(language) if item.fix else "")


def _related(report: Report, related: Related, language: str) -> str:
    elsewhere = related.document
    stands = where(elsewhere or report.document, related.span.start, language)
    if elsewhere:
        stands = (", " if language == "en" else "　").join(filter(None, (elsewhere.path, stands)))
    message = related.message.in_language(language)
    return f"{stands}: {message}" if language == "en" else f"{stands}：{message}"
