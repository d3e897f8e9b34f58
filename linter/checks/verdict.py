"""A quoted instrument is the law of its day, and what is quoted of it is there.

One finding a cause: a citation has one verdict, and further places that quote the same are related ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.checks.outcome import Outcome
from linter.checks.quotations import SURE, UNVERIFIED, day_text, lowered, named, place_of, quoted, titled
from linter.diagnostics import Edit, Finding, Fix, Parameter, Related, Text
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.instrument_titles import nested
from linter.report.numerals import chinese
from linter.report.report import Citation, Report
from linter.report.verdicts import Verdict
from linter.rules import Rule

_AGAIN = Text("这里也引用了它。", "It is quoted here too.")
_VARIANTS = {
    "replaced": "replaced",
    "superseded_in_substance": "in_substance",
    "expired": "expired",
    "superseded": "superseded",
}


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome a citation and rule whose ``verdicts`` may hold for it."""
    repeats = _repeats(report.citations)
    for rule in rules:
        verdicts = frozenset(rule.options["verdicts"])
        passed, not_applicable = Outcome(rule, "passed"), Outcome(rule, "not_applicable")
        for citation in report.citations:
            verdict = citation.verdict
            if verdict is None or (verdict.law is None and verdict.status not in verdicts):
                yield not_applicable
            elif verdict.status not in verdicts or _was_signed_after(verdict, report):
                yield passed
            else:
                places = repeats[_cause(citation)]
                first = places[0] is citation
                yield Outcome(
                    rule, "failed", _finding(rule, report, citation, verdict, places) if first else None
                )


def _was_signed_after(verdict: Verdict, report: Report) -> bool:
    """Whether a late report was signed when the instrument that it quotes was there after all."""
    signed, since = report.identity.signed, verdict.since
    return verdict.status == "not_yet_in_force" and bool(signed and since and since.last <= signed)


def _repeats(citations: Sequence[Citation]) -> Mapping[object, list[Citation]]:
    found: dict[object, list[Citation]] = {}
    for citation in citations:
        found.setdefault(_cause(citation), []).append(citation)
    return found


def _cause(citation: Citation) -> object:
    """What two citations share that are wrong for the same reason."""
    verdict = citation.verdict
    if verdict is None or verdict.law is None:
        return citation.status, citation.title, citation.number
    wrong = citation.title if citation.status == "misnamed" else verdict.wrong_number
    return citation.status, verdict.law.id, verdict.version and verdict.version.id, wrong, verdict.article


def _finding(
    rule: Rule, report: Report, citation: Citation, verdict: Verdict, places: Sequence[Citation]
) -> Finding:
    steps = int(not verdict.verified) + int(verdict.partial or verdict.status == "superseded_in_substance")
    span = _span(citation, verdict)
    expected, found = _sides(citation, verdict)
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters=_parameters(report, citation, verdict),
        variant=_variant(citation, verdict),
        severity=lowered(rule, steps),
        expected=expected,
        found=found,
        related=tuple(Related(other.span, _AGAIN) for other in places[1:]),
        fix=_fix(citation, verdict),
    )


def _span(citation: Citation, verdict: Verdict) -> Span:
    """The part of the citation that is at fault."""
    if verdict.article and citation.article_span:
        return citation.article_span
    if verdict.status == "misnamed" and citation.title_span:
        return citation.title_span
    if verdict.status == "number_mismatch" and citation.number_span:
        return citation.number_span
    return citation.span


def _variant(citation: Citation, verdict: Verdict) -> str | None:
    if verdict.status == "number_mismatch":
        if verdict.wrong_number is None:
            return "title"
        return "other" if verdict.current else None
    if verdict.status == "superseded":
        return None if citation.number else "dated"
    if verdict.partial:
        return "within_the_period"
    if verdict.current is None and verdict.status in ("repealed", "expired"):
        return f"{verdict.status}_alone"
    return _VARIANTS.get(verdict.status)


def _parameters(report: Report, citation: Citation, verdict: Verdict) -> Mapping[str, Parameter]:
    law = verdict.law
    current = verdict.current or law
    return {
        "quoted": quoted(citation),
        "title": nested(law.title) if law else "",
        "written": nested("".join((citation.title or "").split())),
        "number": citation.number or "",
        "official": verdict.official_number or "",
        "old": named(law, verdict.version) if law else "",
        "current": named(current) if current else "",
        "holder": titled(current) if current else "",
        "since": day_text(verdict.since),
        "as_of": Text(
            f"{report.as_of.year}年{report.as_of.month}月{report.as_of.day}日", report.as_of.isoformat()
        ),
        "article": _articles(verdict.article),
        "new_article": _articles(*verdict.new_articles),
        "topic": verdict.topic,
        "last": verdict.last_article or 0,
        "caution": SURE if verdict.verified else UNVERIFIED,
    }


def _sides(citation: Citation, verdict: Verdict) -> tuple[str | None, str | None]:
    """What belongs there and what stands there."""
    law = verdict.law
    if law is None:
        return None, None
    if verdict.status == "misnamed":
        return nested(law.title), citation.title
    official = _official(verdict)
    if official and citation.number:
        return official, citation.number
    if verdict.status == "article_moved":
        return _articles(*verdict.new_articles), _articles(verdict.article)
    return None, None


def _articles(*articles: int | None) -> str:
    return "、".join(f"第{chinese(article)}条" for article in articles if article)


def _fix(citation: Citation, verdict: Verdict) -> Fix | None:
    law = verdict.law
    if law is None:
        return None
    if verdict.status == "misnamed" and citation.title_span:
        edit = Edit(citation.title_span, nested(law.title))
        title = titled(law)
        # The number beside it leaves no doubt which instrument is meant.
        applicability = "safe" if verdict.by_number and verdict.version else "unsafe"
        return Fix(Text(f"改为{title}。", f"Change the title to {title}."), applicability, (edit,))
    official = _official(verdict)
    if official and citation.number and citation.number_span:
        superseded = verdict.status == "superseded"
        number = _with_serial_of(official, citation.number) if superseded else official
        edit = Edit(citation.number_span, number)
        return Fix(Text(f"文号改为{number}。", f"Change the number to {number}."), "unsafe", (edit,))
    return None


def _official(verdict: Verdict) -> str | None:
    """The number that belongs in the place of an earlier or a wrong one."""
    if verdict.status == "superseded" and verdict.law and verdict.law.latest.numbers:
        return verdict.law.latest.numbers[-1].text
    return verdict.official_number if verdict.wrong_number else None


def _with_serial_of(official: str, written: str) -> str:
    """An order as written with another's serial (国令第492号 -> 国令第711号), else the official number."""
    serial = compiled(r"令第(\d+)号$").search(official)
    order = compiled(r"([令第]\s*[（(]?\s*第?\s*)[0-9０-９]+(?=\s*[)）]?\s*号)")
    if not serial or not order.search(written):
        return official
    return order.sub(rf"\g<1>{serial[1]}", written)
