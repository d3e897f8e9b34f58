"""Puts the rules to a report: which apply, what they found, and what could not be checked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from linter.checks import CHECKS, Check
from linter.checks.outcome import Outcome
from linter.diagnostics import Coverage, Diagnostic, Finding, Place, Text
from linter.documents.document import Document
from linter.fingerprints import Fingerprints
from linter.report.forms import FORMS
from linter.report.report import Across, Report
from linter.rules import Rule
from linter.tuples import NamedTuple

# The kind of check that says whether the file is an annual report at all.
GENRE = "genre"
FINDINGS_LIMIT = 200


class NotCheckable(NamedTuple):
    """Why instances of a rule could not be judged; ``instances`` of them for this one reason."""

    code: str
    reason: str
    instances: int


class Result(NamedTuple):
    """What one run over one report found.

    ``diagnostics`` are in the order of their places, then of their codes.  ``by_rule`` is the coverage
    of each rule that was run or left out, by code; ``omitted`` how many findings of a rule are beyond the
    limit of 200 and not listed; ``suppressed`` how many were found and have been accepted, ``known`` how
    many a baseline lists.
    """

    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage
    by_rule: Mapping[str, Coverage]
    not_checkable: tuple[NotCheckable, ...]
    omitted: Mapping[str, int]
    suppressed: int = 0
    known: int = 0


class InternalError(Exception):
    """A check broke: a fault of the program or of a rule, never of the draft."""

    def __init__(self, path: str, codes: Sequence[str], cause: BaseException) -> None:
        super().__init__(f"{path}: {', '.join(codes)}: {type(cause).__name__}: {cause}")
        self.path = path
        self.codes = tuple(codes)


def run(report: Report, rules: Sequence[Rule], language: str, checks: Mapping[str, Check] = CHECKS) -> Result:
    """Put every enabled rule that applies to the report; messages come in ``language`` (``zh`` or ``en``).

    ``checks`` maps the kinds of check to their functions.  Raises InternalError where a check fails to run.
    """
    enabled = {rule.code: rule for rule in rules if rule.enabled}
    active = [rule for rule in enabled.values() if applies(rule, report)]
    tallies = {code: dict.fromkeys(Coverage._fields, 0) for code in enabled}
    for code in enabled.keys() - {rule.code for rule in active}:
        tallies[code]["not_applicable"] = 1
    reasons: Counter[tuple[str, str]] = Counter()
    found: dict[str, list[Finding]] = {}
    for outcome in _outcomes(report, active, checks):
        code = outcome.rule.code
        tallies[code][outcome.state] += outcome.instances
        if outcome.state == "not_checkable" and outcome.reason:
            reasons[code, outcome.reason.in_language(language)] += outcome.instances
        if outcome.finding:
            found.setdefault(code, []).append(outcome.finding)
    by_rule = {code: Coverage(*tally.values()) for code, tally in tallies.items()}
    return Result(
        diagnostics=tuple(diagnostics(report, enabled, found, language)),
        coverage=Coverage(*map(sum, zip(*by_rule.values(), strict=True))),
        by_rule=by_rule,
        not_checkable=tuple(NotCheckable(code, why, count) for (code, why), count in reasons.items()),
        omitted={
            code: len(findings) - FINDINGS_LIMIT
            for code, findings in found.items()
            if len(findings) > FINDINGS_LIMIT
        },
    )


def applies(rule: Rule, report: Report) -> bool:
    """Whether a rule is put to a report at all.

    A file that is no annual report is told so and nothing else; a draft on a form that no longer holds is
    told so once, without the rules that would only repeat it; a draft that nothing stands beside is not
    compared.
    """
    if rule.beside and report.across == Across():
        return False
    if rule.check == GENRE:
        return True
    if not report.is_annual_report or (report.superseded and rule.repeats_superseded_form):
        return False
    if rule.applies_to(report.held_to):
        return True
    return rule.of_tables and any(rule.applies_to(table.form) for table in report.tables.values())


def _outcomes(report: Report, rules: Sequence[Rule], checks: Mapping[str, Check]) -> Iterator[Outcome]:
    by_kind: dict[str, list[Rule]] = {}
    for rule in rules:
        by_kind.setdefault(rule.check, []).append(rule)
    for kind, of_kind in by_kind.items():
        try:
            yield from checks[kind](of_kind, report)
        except Exception as error:
            codes = [rule.code for rule in of_kind]
            raise InternalError(report.document.path, codes, error) from error


def diagnostics(
    report: Report, rules: Mapping[str, Rule], found: Mapping[str, list[Finding]], language: str
) -> Iterator[Diagnostic]:
    """The findings of each rule, by code, in its words and in the order of their places."""
    listed = [
        (finding, code)
        for code, findings in found.items()
        for finding in sorted(findings, key=lambda finding: finding.span)[:FINDINGS_LIMIT]
    ]
    listed.sort(key=lambda item: (item[0].span, item[1]))
    fingerprints = Fingerprints(report.document)
    for finding, code in listed:
        yield _diagnostic(report, rules[code], finding, language, fingerprints)


def _diagnostic(
    report: Report, rule: Rule, finding: Finding, language: str, fingerprints: Fingerprints
) -> Diagnostic:
    template = rule.messages.get(finding.variant or "", rule.message)
    try:
        message = _worded(template, finding, language)
        advice = _worded(rule.advice, finding, language)
    except (KeyError, ValueError, IndexError) as error:
        raise InternalError(report.document.path, [rule.code], error) from error
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity if rule.severity_is_set else finding.severity or rule.severity,
        message=message,
        advice=advice,
        basis=rule.basis.of_forms([_form_of(report, rule, finding)]),
        span=finding.span,
        place=_in_file(report.document, finding),
        fingerprint=fingerprints.of(rule.code, finding),
        expected=finding.expected,
        found=finding.found,
        suspects=finding.suspects,
        related=finding.related,
        fix=finding.fix,
    )


def _form_of(report: Report, rule: Rule, finding: Finding) -> str:
    """The form whose notice a finding rests on: the table's own for rules of tables."""
    table = report.tables.get(finding.place.table or "") if rule.of_tables else None
    form_id = table.form if table else report.held_to
    return form_id if form_id in FORMS else FORMS[-1]


def _in_file(document: Document, finding: Finding) -> Place:
    """The place of a finding with the page and the paragraph of the file, where these are known."""
    origin = document.origin_at(finding.span.start)
    if origin is None or (origin.page is None and origin.paragraph is None):
        return finding.place
    return finding.place._replace(page=origin.page, paragraph=origin.paragraph)


def _worded(template: Text, finding: Finding, language: str) -> str:
    values = {
        name: value.in_language(language) if isinstance(value, Text) else value
        for name, value in finding.parameters.items()
    }
    return template.in_language(language).format_map(values)
