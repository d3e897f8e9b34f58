"""The verdict on a quoted instrument, on the days on which it changes: invented works, known versions."""

from __future__ import annotations

from datetime import date

import pytest

from linter.report.catalogue import Catalogue
from linter.report.judging import judge
from linter.report.laws import Day, Law, Moved, Number, Version
from linter.report.verdicts import Dates, Reference, Stated, Verdict

BASIS = Stated(basis=True)


def day(text: str, verified: bool = True) -> Day:
    """A day, or a month of which the day is not known."""
    if len(text) == 7:
        return Day(date.fromisoformat(f"{text}-01"), date.fromisoformat(f"{text}-28"), verified)
    return Day(date.fromisoformat(text), date.fromisoformat(text), verified)


def version(start: str | None, end: str | None = None, articles: int | None = 50) -> Version:
    begin = day(start) if start else None
    return Version(start or "old", (), None, begin, begin, day(end) if end else None, articles)


def work(*versions: Version, **more: object) -> Law:
    return Law("rules", "青岭县档案开放办法", "地方政府规章", None, versions, **more)  # type: ignore[arg-type]


def judged(
    reference: Reference, year: int = 2023, stated: Stated = BASIS, *others: Law, as_of: str = ""
) -> Verdict:
    """The verdict on what a report of ``year`` quotes that is drawn up by the end of March after it."""
    known = {law.id: law for law in (reference.law, *others) if law}
    as_of = as_of or f"{year + 1}-03-31"
    dates = Dates(date(year, 1, 1), date(year, 12, 31), date.fromisoformat(as_of))
    return judge(reference, stated, dates, Catalogue(known, "1", dates.as_of))


OLD, NEW = version("2010-05-01", "2023-06-01", 40), version("2023-06-01", None, 60)
REVISED = work(OLD, NEW)


@pytest.mark.parametrize(
    ("end", "status", "partial"),
    [
        ("2022-12-31", "superseded", False),
        ("2023-01-01", "superseded", False),  # the first day without it is the first of the period
        ("2023-01-02", "superseded", True),
        ("2023-12-31", "superseded", True),
        ("2024-01-01", "current", False),
        ("2024-03-01", "current", False),
    ],
)
def test_a_version_is_superseded_from_the_day_on_which_it_ends(end: str, status: str, partial: bool) -> None:
    old = version("2010-05-01", end)
    law = work(old, version(end))
    verdict = judged(Reference(law, old, by_number=True))
    assert (verdict.status, verdict.partial) == (status, partial)
    if status == "superseded":
        assert (verdict.since, verdict.current) == (day(end), law)
    else:
        assert (verdict.since, verdict.current, verdict.verified) == (None, None, True)


def test_an_end_known_by_its_month_counts_from_the_last_day_of_it() -> None:
    old = version("2010-05-01", "2023-12")
    assert judged(Reference(work(old, version("2023-12-28")), old, by_number=True)).partial
    old = version("2010-05-01", "2022-12")
    assert not judged(Reference(work(old, version("2022-12-28")), old, by_number=True)).partial


def test_an_end_that_is_not_verified_says_so_only_where_it_decides() -> None:
    for end, verified in (("2022-05-01", False), ("2024-02-01", True)):
        old = version("2010-05-01")._replace(end=day(end, verified=False))
        verdict = judged(Reference(work(old, version(end)), old, by_number=True))
        assert verdict.verified is verified


def test_a_version_whose_end_is_unknown_is_not_said_to_be_superseded() -> None:
    old = version("2010-05-01")
    assert judged(Reference(work(old, NEW), old, by_number=True)).status == "current"


def test_a_text_that_is_quoted_by_its_year_is_history_unless_the_work_rests_on_it() -> None:
    assert judged(Reference(REVISED, OLD), 2024, Stated()).status == "historical"
    assert judged(Reference(REVISED, OLD), 2024, BASIS).status == "superseded"
    assert judged(Reference(REVISED, OLD, by_number=True), 2024, Stated()).status == "superseded"
    assert (
        judged(Reference(REVISED, OLD, by_number=True), 2024, Stated(historical=True)).status == "historical"
    )


def test_what_ended_within_the_period_is_wrong_only_as_a_basis() -> None:
    reference = Reference(REVISED, OLD, by_number=True)
    assert judged(reference, 2023, Stated()).status == "in_force_for_part_of_the_period"
    assert (judged(reference).status, judged(reference).partial) == ("superseded", True)
    drawn_up = judged(reference, 2023, Stated(basis=True, compiles=True))
    assert (drawn_up.status, drawn_up.partial) == ("superseded", False)


@pytest.mark.parametrize(
    ("start", "as_of", "status"),
    [("2024-03-31", "2024-03-31", "current"), ("2024-04-01", "2024-03-31", "not_yet_in_force")],
)
def test_a_work_is_there_to_be_quoted_from_its_first_day(start: str, as_of: str, status: str) -> None:
    law = work(version(start))
    assert judged(Reference(law), as_of=as_of).status == status
    assert judged(Reference(law), 2023, Stated(historical=True), as_of=as_of).status in (
        status,
        "historical",
    )
    local = judged(Reference(law, may_be_local=True), as_of=as_of)
    assert local.status == ("current" if status == "current" else "ambiguous")
    older = law._replace(earlier_versions=True)
    assert judged(Reference(older), as_of=as_of).status == "current"


def yearly(last: int | None, **more: object) -> Law:
    return work(version("2019-03-01"), report_years=(2019, last), **more)


def test_a_yearly_notice_is_of_its_years_only() -> None:
    assert judged(Reference(yearly(2022, annual=True))).status == "past_year"
    assert judged(Reference(yearly(2023, annual=True))).status == "current"
    assert judged(Reference(yearly(None, annual=True))).status == "current"
    assert judged(Reference(work(version("2019-03-01"), annual=True))).status == "current"
    assert judged(Reference(yearly(2022))).status == "current"


def test_a_form_is_replaced_once_its_years_are_over_and_never_within_them() -> None:
    new = work(version("2022-12-01"))._replace(id="new")
    law = yearly(2022, ended="replaced", successor="new")
    assert judged(Reference(law), 2022, BASIS, new).status == "current"
    verdict = judged(Reference(law), 2023, BASIS, new)
    assert (verdict.status, verdict.current, verdict.since) == ("replaced", new, day("2022-12-01"))
    endless = yearly(None, ended="replaced", successor="new")
    assert judged(Reference(endless), 2023, BASIS, new).status == "replaced"
    of_each_year = yearly(2024, ended="replaced", successor="new", annual=True)
    assert judged(Reference(of_each_year), 2023, BASIS, new).status == "replaced"


def test_a_work_that_ended_nobody_knows_when_is_left_alone() -> None:
    assert judged(Reference(work(version("2010-05-01"), ended="repealed"))).status == "current"
    repealed = work(version("2010-05-01", "2020-01-01"), ended="repealed")
    verdict = judged(Reference(repealed))
    assert (verdict.status, verdict.since, verdict.current) == ("repealed", day("2020-01-01"), None)


def test_a_wrong_number_is_given_the_last_of_the_right_ones() -> None:
    numbers = (Number("青政令第3号"), Number("青政令第9号", verified=False))
    law = work(version("2010-05-01")._replace(numbers=numbers))
    other = work(version("2012-05-01")._replace(numbers=(Number("青政令第5号"),)))._replace(id="other")
    verdict = judged(Reference(law, wrong_number="青政令第5号", number_belongs_to=other))
    assert verdict.status == "number_mismatch"
    assert (verdict.wrong_number, verdict.official_number) == ("青政令第5号", "青政令第9号")
    assert (verdict.current, verdict.verified) == (other, False)
    unnumbered = judged(Reference(work(version("2010-05-01")), wrong_number="青政令第5号"))
    assert (unnumbered.official_number, unnumbered.verified) == (None, True)
    assert judged(Reference(law, by_number=True, another_title=True)).status == "number_mismatch"


def quoted(law: Law, *articles: tuple[int, int], version: Version | None = None) -> Reference:
    return Reference(law, version, articles)


def test_an_article_is_out_of_range_behind_the_last_one() -> None:
    law = work(version("2010-05-01", articles=50))
    assert judged(quoted(law, (3, 4), (50, 50))).status == "current"
    verdict = judged(quoted(law, (50, 51), (3, 4)))
    assert (verdict.status, verdict.article, verdict.last_article) == ("article_out_of_range", 51, 50)
    assert judged(quoted(law, (51, 51)), 2023, Stated(historical=True)).status == "current"
    assert judged(quoted(work(version("2010-05-01", articles=None)), (51, 51))).status == "current"


def test_an_article_may_be_of_any_version_that_was_law_in_the_period() -> None:
    assert judged(quoted(REVISED, (55, 55)), 2022).status == "article_out_of_range"
    assert judged(quoted(REVISED, (55, 55)), 2023).status == "current"
    assert judged(quoted(REVISED, (61, 61)), 2023).last_article == 60
    shorter = work(version("2010-05-01", "2023-06-01", 60), version("2023-06-01", None, 40))
    assert judged(quoted(shorter, (55, 55)), 2023).status == "current"
    assert judged(quoted(shorter, (55, 55)), 2024).status == "article_out_of_range"
    named = judged(quoted(shorter, (55, 55), version=shorter.latest), 2023)
    assert (named.status, named.last_article) == ("article_out_of_range", 40)
    unknown = work(version("2010-05-01", "2023-06-01", None), version("2023-06-01", None, 40))
    assert judged(quoted(unknown, (55, 55)), 2023).status == "current"


def test_a_report_is_drawn_up_by_the_law_of_its_own_day() -> None:
    shorter = work(version("2010-05-01", "2023-06-01", 60), version("2023-06-01", None, 40))
    drawn_up = judged(quoted(shorter, (55, 55)), 2023, Stated(basis=True, compiles=True))
    assert (drawn_up.status, drawn_up.last_article) == ("article_out_of_range", 40)


@pytest.mark.parametrize(
    ("end", "as_of", "status"),
    [
        ("2023-01-01", "2024-03-31", "article_out_of_range"),  # not law on any day of the period
        ("2023-01-02", "2024-03-31", "current"),
        ("2024-03-31", "2024-03-31", "current"),
        ("2024-04-01", "2024-03-31", "current"),  # the shorter text is not law yet
    ],
)
def test_the_longer_text_counts_as_long_as_it_was_law(end: str, as_of: str, status: str) -> None:
    law = work(version("2010-05-01", end, 60), version(end, None, 40))
    assert judged(quoted(law, (55, 55)), as_of=as_of).status == status


@pytest.mark.parametrize(
    ("start", "as_of", "status"),
    [("2024-03-31", "2024-03-31", "current"), ("2024-04-01", "2024-03-31", "article_out_of_range")],
)
def test_the_longer_text_counts_from_its_first_day(start: str, as_of: str, status: str) -> None:
    law = work(version("2010-05-01", start, 40), version(start, None, 60))
    assert judged(quoted(law, (55, 55)), as_of=as_of).status == status


@pytest.mark.parametrize(
    ("start", "status"),
    [
        ("2023-01-01", "article_out_of_range"),  # law from the first day of the period on
        ("2023-01-02", "current"),  # before it, a text that is not known
        ("2022-01-01", "article_out_of_range"),
        (None, "current"),
    ],
)
def test_nothing_is_said_of_articles_where_a_text_of_the_period_is_not_known(
    start: str | None, status: str
) -> None:
    law = work(version(start, None, 40), earlier_versions=True)
    assert judged(quoted(law, (55, 55))).status == status
    assert judged(quoted(law._replace(earlier_versions=False), (55, 55))).status == "article_out_of_range"


def test_what_came_before_the_first_known_text_is_forgotten_once_that_is_over() -> None:
    law = work(version(None, "2015-01-01", 60), version("2015-01-01", None, 40), earlier_versions=True)
    assert judged(quoted(law, (55, 55))).status == "article_out_of_range"


MOVED = Version(
    "2019", (), None, None, day("2019-05-15"), None, 56, (Moved(32, (50,), ("年度报告",), ("邮政",)),)
)


@pytest.mark.parametrize(
    ("articles", "clause", "sentence", "status"),
    [
        (((32, 32),), "编制年度报告", "", "article_moved"),
        (((31, 33),), "编制年度报告", "", "article_moved"),
        (((5, 5), (32, 32)), "编制年度报告", "", "article_moved"),
        (((33, 33),), "编制年度报告", "", "current"),
        (((31, 31), (33, 33)), "编制年度报告", "", "current"),
        (((32, 32), (50, 50)), "编制年度报告", "", "current"),
        (((32, 32),), "主动公开", "", "current"),
        (((32, 32),), "编制年度报告", "经邮政送达", "current"),
    ],
)
def test_an_article_that_was_moved_is_known_by_its_topic(
    articles: tuple[tuple[int, int], ...], clause: str, sentence: str, status: str
) -> None:
    law = work(version("2008-05-01", "2019-05-15", 38), MOVED)
    verdict = judged(quoted(law, *articles), 2023, Stated(clause=clause, sentence=sentence))
    assert verdict.status == status
    if status == "article_moved":
        assert (verdict.article, verdict.new_articles, verdict.topic) == (32, (50,), "年度报告")
        assert verdict.since == day("2019-05-15")
    unsure = judged(quoted(law, *articles), 2019, Stated(clause=clause, sentence=sentence))
    assert unsure.status == "current"


def test_a_garbled_title_is_said_before_its_articles() -> None:
    law = work(version("2010-05-01", articles=50))
    assert judged(Reference(law, articles=((60, 60),), misnamed=True)).status == "misnamed"
    assert judged(Reference(ambiguous=True)).status == "ambiguous"
    assert judged(Reference()).status == "not_in_catalogue"
