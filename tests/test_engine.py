"""The engine: which rules are put to a report, and what becomes of what they say."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest

from linter.checks import Check
from linter.checks.outcome import Outcome, State
from linter.diagnostics import Coverage, Finding, Place, Severity, Text
from linter.documents.document import Document, Span
from linter.engine import FINDINGS_LIMIT, InternalError, NotCheckable, Result, run
from linter.report.report import Identity, Outline, Report, Table
from linter.rules import Basis, Rule

TEXT = "青岭县水务局\n收到 3 件\n收到 3 件\n"


def report(text: str = TEXT, *, form: str = "2021", held_to: str = "2021", genre: bool = True) -> Report:
    return Report(
        document=Document("draft.txt", "text", text),
        identity=Identity(),
        outline=Outline((), Span(0, len(text)), ()),
        tables={},
        citations=(),
        form=form,
        held_to=held_to,
        as_of=date(2025, 3, 31),
        is_annual_report=genre,
    )


def rule(code: str = "X001", check: str = "fake", **changes: object) -> Rule:
    plain = Rule(
        code=code,
        name=f"rule-{code.lower()}",
        severity=Severity.WARNING,
        title=Text("题", "Title"),
        forms=frozenset({"2021"}),
        check=check,
        options={},
        message=Text("{what}有误。", "{what} is wrong."),
        messages={"gone": Text("{what}没有了。", "{what} is gone.")},
        why=Text("因", "why"),
        advice=Text("请改{what}。", "Mend {what}."),
        basis=Basis("某通知", "第一项"),
        since="0.1.0",
    )
    return plain._replace(**changes)  # type: ignore[arg-type]


def finding(start: int = 0, end: int = 0, **changes: object) -> Finding:
    plain = Finding(span=Span(start, end), place=Place(), parameters={"what": Text("此格", "This cell")})
    return plain._replace(**changes)  # type: ignore[arg-type]


def saying(*findings: Finding) -> Mapping[str, Check]:
    """A kind of check, ``fake``, whose rules all say the same."""

    def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
        for each in rules:
            for said in findings:
                yield Outcome(each, "failed", said)

    return {"fake": check, "genre": check}


def answering(*states: tuple[State, Text | None]) -> Mapping[str, Check]:
    def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
        for each in rules:
            for state, reason in states:
                yield Outcome(each, state, reason=reason)

    return {"fake": check, "genre": check}


def codes(result: Result) -> list[str]:
    return [diagnostic.code for diagnostic in result.diagnostics]


@pytest.mark.parametrize(
    ("language", "message", "advice"),
    [("zh", "此格有误。", "请改此格。"), ("en", "This cell is wrong.", "Mend This cell.")],
)
def test_a_finding_is_worded_in_the_language_of_the_run(language: str, message: str, advice: str) -> None:
    (diagnostic,) = run(report(), [rule()], language, saying(finding(7, 9))).diagnostics
    assert (diagnostic.message, diagnostic.advice) == (message, advice)
    assert (diagnostic.code, diagnostic.name, diagnostic.span) == ("X001", "rule-x001", Span(7, 9))
    assert diagnostic.basis == "某通知：第一项"


def test_a_variant_has_words_of_its_own_and_an_unknown_one_the_common_words() -> None:
    said = saying(finding(0, 1, variant="gone"), finding(2, 3, variant="other"))
    assert [d.message for d in run(report(), [rule()], "zh", said).diagnostics] == [
        "此格没有了。",
        "此格有误。",
    ]


def test_a_finding_may_weigh_more_than_its_rule() -> None:
    said = saying(finding(0, 1, severity=Severity.ERROR), finding(2, 3))
    severities = [d.severity for d in run(report(), [rule()], "zh", said).diagnostics]
    assert severities == [Severity.ERROR, Severity.WARNING]


def test_braces_in_a_draft_are_not_taken_for_placeholders() -> None:
    said = saying(finding(parameters={"what": "{0.__class__}"}))
    assert run(report(), [rule()], "zh", said).diagnostics[0].message == "{0.__class__}有误。"


def test_findings_come_in_the_order_of_their_places_then_of_their_codes() -> None:
    said = saying(finding(9, 10), finding(0, 1))
    result = run(report(), [rule("X002"), rule("X001")], "zh", said)
    assert [(d.code, d.span.start) for d in result.diagnostics] == [
        ("X001", 0),
        ("X002", 0),
        ("X001", 9),
        ("X002", 9),
    ]


def test_a_rule_is_put_to_drafts_held_to_its_forms_only() -> None:
    rules = [rule("X001"), rule("X002", forms=frozenset({"2019"})), rule("X003", forms=frozenset({"legacy"}))]
    said = saying(finding())
    assert codes(run(report(held_to="2021"), rules, "zh", said)) == ["X001"]
    assert codes(run(report(held_to="2019"), rules, "zh", said)) == ["X002"]
    assert codes(run(report(held_to="legacy"), rules, "zh", said)) == ["X003"]


def test_a_rule_of_tables_follows_the_form_of_a_table() -> None:
    draft = report()._replace(tables={"applications": Table("applications", "2019", Span(0, 0), {})})
    of_2019 = rule("X001", forms=frozenset({"2019"}))
    said = saying(finding())
    assert codes(run(draft, [of_2019], "zh", said)) == []
    assert codes(run(draft, [of_2019._replace(of_tables=True)], "zh", said)) == ["X001"]


def test_a_superseded_form_silences_the_rules_that_would_repeat_it() -> None:
    rules = [rule("X001", repeats_superseded_form=True), rule("X002")]
    assert codes(run(report(form="2019"), rules, "zh", saying(finding()))) == ["X002"]
    assert codes(run(report(form="2021"), rules, "zh", saying(finding()))) == ["X001", "X002"]


def test_what_is_no_annual_report_is_told_so_and_nothing_else() -> None:
    rules = [rule("X001", check="genre", forms=frozenset({"2019"})), rule("X002")]
    result = run(report(genre=False), rules, "zh", saying(finding()))
    assert codes(result) == ["X001"]
    assert result.coverage == Coverage(failed=1, not_applicable=1)


def test_a_rule_that_is_off_is_not_put_at_all() -> None:
    result = run(report(), [rule(enabled=False)], "zh", saying(finding()))
    assert (result.diagnostics, result.coverage, dict(result.by_rule)) == ((), Coverage(), {})


def test_every_instance_is_counted_and_reasons_are_summed_up() -> None:
    blank = Text("有空白", "a blank")
    checks = answering(
        ("passed", None),
        ("passed", None),
        ("not_checkable", blank),
        ("not_checkable", blank),
        ("not_applicable", None),
    )
    result = run(report(), [rule("X001"), rule("X002", forms=frozenset({"2019"}))], "en", checks)
    assert result.coverage == Coverage(passed=2, not_checkable=2, not_applicable=2)
    assert result.by_rule == {
        "X001": Coverage(passed=2, not_checkable=2, not_applicable=1),
        "X002": Coverage(not_applicable=1),
    }
    assert result.not_checkable == (NotCheckable("X001", "a blank", 2),)


def test_a_flood_of_findings_is_capped_for_each_rule_and_the_first_are_kept() -> None:
    text = "零" * 1_000
    said = saying(*(finding(start, start + 1) for start in reversed(range(FINDINGS_LIMIT + 5))))
    result = run(report(text), [rule("X001"), rule("X002")], "zh", said)
    assert [d.span.start for d in result.diagnostics if d.code == "X001"] == list(range(FINDINGS_LIMIT))
    assert result.omitted == {"X001": 5, "X002": 5}
    assert result.coverage.failed == 2 * (FINDINGS_LIMIT + 5)


def test_a_check_that_breaks_is_an_internal_fault_with_rule_and_file() -> None:
    def broken(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
        yield Outcome(rules[0], "passed")
        raise ZeroDivisionError("0")

    with pytest.raises(InternalError) as caught:
        run(report(), [rule("X001"), rule("X002")], "zh", {"fake": broken})
    assert (caught.value.path, caught.value.codes) == ("draft.txt", ("X001", "X002"))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_a_message_without_its_parameter_is_an_internal_fault() -> None:
    with pytest.raises(InternalError) as caught:
        run(report(), [rule()], "zh", saying(finding(parameters={})))
    assert caught.value.codes == ("X001",)


def fingerprints(text: str, said: Finding, language: str = "zh") -> list[str]:
    return [d.fingerprint for d in run(report(text), [rule()], language, saying(said)).diagnostics]


def test_a_fingerprint_is_the_same_in_every_language_line_width_and_script() -> None:
    (plain,) = fingerprints("收到3件", finding(0, 4))
    assert fingerprints("收到3件", finding(0, 4), "en") == [plain]
    assert fingerprints("前言\n\n收到3件", finding(4, 8)) == [plain]
    assert fingerprints("收到 ３ 件", finding(0, 6)) == [plain]
    assert fingerprints("收\n到3件", finding(0, 5)) == [plain]
    assert fingerprints("收到3件", finding(0, 4, place=Place(page=4, paragraph=2))) == [plain]


def test_a_fingerprint_tells_code_place_and_text_apart() -> None:
    given = [
        *fingerprints("收到3件", finding(0, 4)),
        *fingerprints("收到4件", finding(0, 4)),
        *fingerprints("收到3件", finding(0, 4, place=Place(section="overview"))),
        *fingerprints("收到3件", finding(0, 4, place=Place(table="overview"))),
    ]
    assert len(set(given)) == 4


def test_equal_findings_of_one_file_have_fingerprints_of_their_own() -> None:
    first, second = finding(7, 13), finding(14, 20)
    given = [d.fingerprint for d in run(report(), [rule()], "zh", saying(second, first)).diagnostics]
    assert len(set(given)) == 2
    assert given[0] == fingerprints(TEXT, first)[0]


def test_a_lone_surrogate_in_a_draft_breaks_nothing() -> None:
    assert len(fingerprints("收到\ud800件", finding(0, 4))) == 1
