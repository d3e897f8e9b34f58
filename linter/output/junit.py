"""The XML of JUnit, which Jenkins, GitLab and Azure show as tests: a file is a suite, a finding a test.

The layout is that of the schema of Jenkins' xUnit plugin (junit-10.xsd).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from linter.diagnostics import Diagnostic, Severity
from linter.output import Format, Options
from linter.output.paths import from_here
from linter.output.places import whereabouts
from linter.output.terminal import TerminalFormat
from linter.output.xml import DECLARATION, element, serialised
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result


class JunitFormat(Format):
    """A finding from the severity ``fail_on`` on is a failure, a lesser one a test that passed and says so:
    the tests fail where the run does."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._titles = options.titles
        self._in_words = TerminalFormat(options._replace(colour=False, width=None))
        self._failing = [severity for severity in Severity if _fails(severity, options.fail_on)]

    def start(self) -> str:
        return f'{DECLARATION}<testsuites name="reportlint">\n'

    def file(self, report: Report, result: Result) -> str:
        path = from_here(report.document.path)
        cases = [self._case(path, report, item) for item in result.diagnostics]
        if not cases:
            cases = [_case(path, self._say("没有发现问题", "no findings"))]
        failures = sum(item.severity in self._failing for item in result.diagnostics)
        suite = _suite(path, cases, failures=failures)
        properties = element("properties", {})
        for name, count in result.coverage._asdict().items():
            properties.append(element("property", {"name": name, "value": count}))
        suite.insert(0, properties)
        return serialised(suite)

    def refused(self, path: str, message: str) -> str:
        path = from_here(path)
        case = _case(path, self._say("没有检查", "not checked"))
        case.append(element("error", {"type": "unreadable", "message": message}))
        return serialised(_suite(path, [case], errors=1))

    def finish(self) -> str:
        return "</testsuites>\n"

    def _case(self, path: str, report: Report, item: Diagnostic) -> Element:
        title = self._titles.get(item.code)
        words = title.in_language(self._language) if title else item.name
        case = _case(path, f"{item.code} {words} · {whereabouts(report, item, self._language)}")
        text = self._in_words.finding(report, item)
        if item.severity in self._failing:
            attributes: dict[str, object] = {"type": item.severity, "message": item.message}
            case.append(element("failure", attributes, text))
        else:
            case.append(element("system-out", {}, text))
        return case


def _fails(severity: Severity, fail_on: str) -> bool:
    return fail_on.upper() in Severity.__members__ and severity >= Severity[fail_on.upper()]


def _case(path: str, name: str) -> Element:
    return element("testcase", {"classname": path, "name": name})


def _suite(path: str, cases: list[Element], failures: int = 0, errors: int = 0) -> Element:
    counts = {"tests": len(cases), "failures": failures, "errors": errors}
    suite = element("testsuite", {"name": path, **counts})
    suite.extend(cases)
    return suite
