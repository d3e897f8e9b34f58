"""The last lines of a run: how many files and findings, what was checked and what could not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from linter.diagnostics import Severity
from linter.output.display import printable
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

_MAX_LISTED = 12
_MAX_REASONS = 4


@dataclass
class Totals:
    """Counts over a run; a run of any length needs only these."""

    files: int = 0
    files_with_findings: int = 0
    unreadable: int = 0
    faults: int = 0
    findings: Counter[Severity] = field(default_factory=Counter)
    coverage: Counter[str] = field(default_factory=Counter)
    not_checkable: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)

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
        if coverage.not_checkable:
            reasons = tuple(dict.fromkeys(item.reason for item in result.not_checkable))
            self.not_checkable.append((report.document.path, coverage.not_checkable, reasons))


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
    yield (
        f"核对 {_made(coverage)} 项：通过 {coverage['passed']}，不符 {coverage['failed']}，"
        f"无法核对 {coverage['not_checkable']}；另有 {coverage['not_applicable']} 项不适用。"
    )
    for path, count, reasons in totals.not_checkable[:_MAX_LISTED]:
        yield f"  无法核对 {count} 项：{printable(path)}{_reasons('：', '；', reasons)}"
    if len(totals.not_checkable) > _MAX_LISTED:
        yield f"  还有 {len(totals.not_checkable) - _MAX_LISTED} 份有无法核对的项目。"


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
    yield (
        f"Checks made: {_made(coverage)}, passed: {coverage['passed']}, failed: {coverage['failed']}, "
        f"could not be judged: {coverage['not_checkable']}; not applicable: {coverage['not_applicable']}."
    )
    for path, count, reasons in totals.not_checkable[:_MAX_LISTED]:
        yield f"  Could not be judged ({count}): {printable(path)}{_reasons(': ', '; ', reasons)}"
    if len(totals.not_checkable) > _MAX_LISTED:
        yield f"  and more of them in {len(totals.not_checkable) - _MAX_LISTED} other files."


def _made(coverage: Counter[str]) -> int:
    return coverage["passed"] + coverage["failed"] + coverage["not_checkable"]


def _reasons(lead: str, separator: str, reasons: tuple[str, ...]) -> str:
    words = separator.join(printable(reason).rstrip("。.") for reason in reasons[:_MAX_REASONS])
    return lead + words if words else ""
