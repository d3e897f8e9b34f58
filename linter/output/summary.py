"""The last lines of a run: how many files and findings, what was checked and what could not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.diagnostics import Severity
from linter.engine import FINDINGS_LIMIT, Result
from linter.output.display import printable
from linter.report.report import Report

_MAX_REASONS = 12
_MAX_NAMED = 3


class NotJudged:
    """For one reason: how many checks could not be made in how many files, and the first of these."""

    def __init__(self) -> None:
        self.count = 0
        self.files = 0
        self.paths: list[str] = []


class Totals:
    """Counts over a run; a run of any length needs only these."""

    def __init__(self) -> None:
        self.files = 0
        self.files_with_findings = 0
        self.unreadable = 0
        self.faults = 0
        self.refused: list[tuple[str, str]] = []  # path and reason of each file that was not checked
        self.findings: Counter[Severity] = Counter()
        self.coverage: Counter[str] = Counter()
        self.not_judged: dict[str, NotJudged] = {}
        self.omitted: Counter[str] = Counter()
        self.suppressed = 0
        self.known = 0

    def add(self, report: Report, result: Result) -> None:
        """Count one file."""
        self.files += 1
        self.files_with_findings += bool(result.diagnostics)
        self.findings.update(item.severity for item in result.diagnostics)
        coverage = result.coverage
        self.coverage.update(
            passed=coverage.passed,
            failed=coverage.failed,
            not_checkable=coverage.not_checkable,
            not_applicable=coverage.not_applicable,
        )
        self.omitted.update(result.omitted)
        self.suppressed += result.suppressed
        self.known += result.known
        counts: Counter[str] = Counter()
        for item in result.not_checkable:
            counts[item.reason] += item.instances
        for reason, count in counts.items():
            self._not_judged(reason, count, report.document.path)

    def _not_judged(self, reason: str, count: int, path: str) -> None:
        entry = self.not_judged.setdefault(reason, NotJudged())
        entry.count += count
        entry.files += 1
        if len(entry.paths) < _MAX_NAMED:
            entry.paths.append(path)


def summary(totals: Totals, language: str) -> str:
    """Some lines for a person, each with its line end."""
    lines = _english(totals) if language == "en" else _chinese(totals)
    return "".join(f"{line}\n" for line in lines)


def _chinese(totals: Totals) -> Iterator[str]:
    findings, coverage = totals.findings, totals.coverage
    clean = totals.files - totals.files_with_findings
    yield (
        f"检查了 {totals.files} 份：{totals.files_with_findings} 份有问题，{clean} 份没有发现问题。"
        f"错误 {findings[Severity.ERROR]}，警告 {findings[Severity.WARNING]}，"
        f"提示 {findings[Severity.INFO]}。"
    )
    if totals.unreadable or totals.faults:
        yield f"另有 {totals.unreadable + totals.faults} 份没有检查成，原因见上。"
    if totals.suppressed or totals.known:
        yield f"另有 {totals.suppressed} 处已写明理由而忽略，{totals.known} 处在基线里，不再提示。"
    for code, count in totals.omitted.items():
        yield f"{code} 还有 {count} 处没有列出：一条规则在一份里最多列 {FINDINGS_LIMIT} 处。"
    yield (
        f"核对 {_made(coverage)} 项：通过 {coverage['passed']}，不符 {coverage['failed']}，"
        f"无法核对 {coverage['not_checkable']}；另有 {coverage['not_applicable']} 项不适用。"
    )
    for reason, entry in _first_reasons(totals):
        more = f" 等 {entry.files} 份" if entry.files > len(entry.paths) else ""
        paths = "、".join(map(printable, entry.paths))
        yield f"  无法核对 {entry.count} 项：{reason}（{paths}{more}）"


def _english(totals: Totals) -> Iterator[str]:
    findings, coverage = totals.findings, totals.coverage
    clean = totals.files - totals.files_with_findings
    yield (
        f"Files checked: {totals.files}, with findings: {totals.files_with_findings}, without: {clean}. "
        f"Errors: {findings[Severity.ERROR]}, warnings: {findings[Severity.WARNING]}, "
        f"infos: {findings[Severity.INFO]}."
    )
    if totals.unreadable or totals.faults:
        yield f"Not checked, for the reasons above: {totals.unreadable + totals.faults}."
    if totals.suppressed or totals.known:
        yield f"Not reported: suppressed for a reason {totals.suppressed}, in the baseline {totals.known}."
    for code, count in totals.omitted.items():
        yield f"{code}: {count} more are not listed, a rule lists at most {FINDINGS_LIMIT} in a file."
    yield (
        f"Checks made: {_made(coverage)}, passed: {coverage['passed']}, failed: {coverage['failed']}, "
        f"could not be judged: {coverage['not_checkable']}; not applicable: {coverage['not_applicable']}."
    )
    for reason, entry in _first_reasons(totals):
        others = entry.files - len(entry.paths)
        more = f" and {others} more files" if others else ""
        paths = ", ".join(map(printable, entry.paths))
        yield f"  Could not be judged ({entry.count}): {reason} ({paths}{more})"


def _made(coverage: Counter[str]) -> int:
    return coverage["passed"] + coverage["failed"] + coverage["not_checkable"]


def _first_reasons(totals: Totals) -> list[tuple[str, NotJudged]]:
    """The reasons that stand for most checks, fit to be printed."""
    most = sorted(totals.not_judged.items(), key=lambda item: -item[1].count)[:_MAX_REASONS]
    return [(printable(reason).rstrip("。."), entry) for reason, entry in most]
