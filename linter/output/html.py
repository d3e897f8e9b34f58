"""One page for a desk that looks after many drafts: who has to mend what, with each draft's tables redrawn.

The page holds everything it needs; nothing is fetched, and no script runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from linter.diagnostics import Diagnostic, Severity
from linter.documents.discovery import STANDARD_INPUT
from linter.output import Format, Options
from linter.output.display import printable
from linter.output.excerpt import excerpt
from linter.output.page_tables import drawn_tables
from linter.output.paths import from_here
from linter.output.places import describe, where, whereabouts
from linter.output.summary import Totals, summary
from linter.output.wording import SEVERITY_WORDS
from linter.report.report import Report
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.engine import Result

_CLASSES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


class _Draft(NamedTuple):
    """What the overview says of one draft."""

    name: str
    path: str
    year: str
    severities: Counter[Severity]
    codes: Counter[str]


class HtmlFormat(Format):
    """The overview needs every draft, so the page is written at the end."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._titles = {code: title.in_language(self._language) for code, title in options.titles.items()}
        self._totals = Totals()
        self._drafts: list[_Draft] = []
        self._sections: list[str] = []
        self._refused: list[tuple[str, str]] = []

    def file(self, report: Report, result: Result) -> str:
        self._totals.add(report, result)
        path = from_here(report.document.path)
        stem = path if path == STANDARD_INPUT else Path(path).name
        draft = _Draft(
            name=report.identity.agency or stem,
            path=path,
            year=str(report.identity.year or ""),
            severities=Counter(item.severity for item in result.diagnostics),
            codes=Counter(item.code for item in result.diagnostics),
        )
        self._drafts.append(draft)
        self._sections.append("".join(self._section(f"d{len(self._drafts)}", draft, report, result)))
        return ""

    def refused(self, path: str, message: str) -> str:
        self._totals.unreadable += 1
        self._refused.append((from_here(path), message))
        return ""

    def finish(self) -> str:
        title = self._say("政府信息公开工作年度报告检查", "Check of annual reports")
        style = (Path(__file__).parent / "page.css").read_text("utf-8")
        lines = summary(self._totals, self._language).splitlines()
        return "".join(
            [
                f'<!DOCTYPE html>\n<html lang="{"en" if self._language == "en" else "zh-CN"}">\n<head>\n'
                '<meta charset="utf-8">\n'
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
                '<meta http-equiv="Content-Security-Policy" '
                "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
                *(f'<p class="summary">{_text(line)}</p>\n' for line in lines),
                *self._unread(),
                *self._overview(),
                *self._rules(),
                *self._sections,
                "</body>\n</html>\n",
            ]
        )

    def _unread(self) -> Iterator[str]:
        if self._refused:
            yield f"<h2>{self._say('没有检查的文件', 'Files not checked')}</h2>\n<ul>\n"
            for path, message in self._refused:
                yield f"<li><b>{_text(path)}</b> {_text(message)}</li>\n"
            yield "</ul>\n"

    def _overview(self) -> Iterator[str]:
        heads = [
            self._say("单位", "body"),
            self._say("年度", "year"),
            *(SEVERITY_WORDS[severity].in_language(self._language) for severity in _CLASSES),
            self._say("要改什么", "what to mend"),
        ]
        yield f'<h2>{self._say("各单位", "By body")}</h2>\n<div class="wide"><table class="overview">\n'
        yield f"<thead><tr>{''.join(f'<th scope=col>{head}</th>' for head in heads)}</tr></thead>\n<tbody>\n"
        for number, draft in enumerate(self._drafts, 1):
            counts = "".join(
                f'<td class="count {name if draft.severities[severity] else "none"}">'
                f"{draft.severities[severity]}</td>"
                for severity, name in _CLASSES.items()
            )
            codes = " ".join(self._code(code, count) for code, count in sorted(draft.codes.items()))
            yield (
                f'<tr><th scope="row"><a href="#d{number}">{_text(draft.name)}</a>'
                f"<small>{_text(draft.path)}</small></th><td>{_text(draft.year)}</td>{counts}"
                f'<td class="codes">{codes}</td></tr>\n'
            )
        yield "</tbody></table></div>\n"

    def _code(self, code: str, count: int) -> str:
        times = f"×{count}" if count > 1 else ""
        return f'<span title="{_text(self._titles.get(code, ""))}">{code}{times}</span>'

    def _rules(self) -> Iterator[str]:
        found: Counter[str] = Counter()
        bodies: Counter[str] = Counter()
        for draft in self._drafts:
            found.update(draft.codes)
            bodies.update(draft.codes.keys())
        if not found:
            return
        heads = [self._say("规则", "rule"), self._say("处", "findings"), self._say("份", "drafts")]
        yield f'<h2>{self._say("各规则", "By rule")}</h2>\n<div class="wide"><table class="overview">\n'
        yield f"<thead><tr>{''.join(f'<th scope=col>{head}</th>' for head in heads)}</tr></thead>\n<tbody>\n"
        for code, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            title = _text(self._titles.get(code, ""))
            yield (
                f'<tr><th scope="row">{code} {title}</th>'
                f'<td class="count">{count}</td><td class="count">{bodies[code]}</td></tr>\n'
            )
        yield "</tbody></table></div>\n"

    def _section(self, anchor: str, draft: _Draft, report: Report, result: Result) -> Iterator[str]:
        judged = self._say(
            f"按 {report.held_to} 年格式检查，法规以 {report.as_of} 为准",
            f"judged by the {report.held_to} form, law as of {report.as_of}",
        )
        about = " · ".join(filter(None, (draft.path, draft.year, judged)))
        yield f'<section id="{anchor}">\n<h2>{_text(draft.name)}</h2>\n<p class="about">{_text(about)}</p>\n'
        if not result.diagnostics:
            yield f'<p class="clean">{self._say("没有发现问题。", "No findings.")}</p>\n'
        yield '<ol class="findings">\n'
        for number, item in enumerate(result.diagnostics, 1):
            yield from self._finding(f"{anchor}-{number}", report, item)
        yield "</ol>\n"
        yield from drawn_tables(anchor, report, result.diagnostics, self._language)
        yield "</section>\n"

    def _finding(self, anchor: str, report: Report, item: Diagnostic) -> Iterator[str]:
        severity = SEVERITY_WORDS[item.severity].in_language(self._language)
        title = _text(self._titles.get(item.code, ""))
        yield f'<li id="{anchor}" class="{_CLASSES[item.severity]}">\n'
        yield f"<h3><b>{severity}</b> {item.code} {title} <code>{item.name}</code></h3>\n"
        yield f'<p class="place">{_text(whereabouts(report, item, self._language))}</p>\n'
        yield f"<p>{_text(item.message)}</p>\n"
        shown = excerpt(report.document, item.span)
        if shown.text.strip():
            yield f"<pre>{escape(shown.text)}\n{escape(shown.marker)}</pre>\n"
        yield from self._mending(report, item)
        for label, text in (
            (self._say("依据", "Basis"), item.basis),
            (self._say("怎么办", "What to do"), item.advice),
        ):
            if text:
                yield f"<p><i>{label}</i> {_text(text)}</p>\n"
        yield "</li>\n"

    def _mending(self, report: Report, item: Diagnostic) -> Iterator[str]:
        if item.suspects:
            single = len(item.suspects) == 1
            label = self._say("改正", "Mend") if single else self._say("可能是", "Possibly")
            yield f"<p><i>{label}</i></p>\n<ul>\n"
            for suspect in item.suspects:
                place = describe(suspect.place, report, self._language)
                stands = where(report.document, suspect.span.start, self._language)
                found, expected = _text(suspect.found), _text(suspect.expected)
                yield f"<li>{_text(place)} ({_text(stands)}): <del>{found}</del> <ins>{expected}</ins></li>\n"
            yield "</ul>\n"
        if item.related:
            yield f"<p><i>{self._say('对照', 'See also')}</i></p>\n<ul>\n"
            for related in item.related:
                yield f"<li>{_text(related.message.in_language(self._language))}</li>\n"
            yield "</ul>\n"


def _text(words: str) -> str:
    """Text as a page shows it, whatever a draft or a file name holds."""
    return escape(printable(words))
