"""What the catalogue says of a quoted instrument for the dates of a report.  Computed, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from linter.report.catalogue import Catalogue
from linter.report.laws import Day, Law, Version
from linter.report.verdicts import Circumstances, Dates, Reference, Verdict


def judge(reference: Reference, circumstances: Circumstances, dates: Dates, catalogue: Catalogue) -> Verdict:
    """The one verdict on a citation: the gravest thing that is certain, so that one cause is said once."""
    law = reference.law
    if law is None:
        return Verdict(status="ambiguous" if reference.ambiguous else "not_in_catalogue")
    plain = Verdict(status="current", law=law, version=reference.version, by_number=reference.by_number)
    if reference.wrong_number or reference.another_title:
        return _mismatch(reference, plain)
    age = _age(reference, dates, catalogue, plain)
    if age.status != "current":
        return _in_context(age, circumstances)
    if reference.misnamed:
        return plain._replace(status="misnamed")
    return _articles(reference, circumstances, dates, plain) or age


def _mismatch(reference: Reference, plain: Verdict) -> Verdict:
    assert plain.law is not None
    numbers = plain.law.latest.numbers
    other = reference.number_belongs_to
    known = [
        number for law in (plain.law, other) if law for version in law.versions for number in version.numbers
    ]
    return plain._replace(
        status="number_mismatch",
        current=other,
        wrong_number=reference.wrong_number,
        official_number=numbers[-1].text if numbers else None,
        verified=all(number.verified for number in known),
    )


def _age(reference: Reference, dates: Dates, catalogue: Catalogue, plain: Verdict) -> Verdict:
    """Whether the instrument had ended, or did not exist yet, when the report was drawn up."""
    law, version = plain.law, reference.version
    assert law is not None
    born = _born(law, version)
    if born and born.first > dates.as_of:
        if reference.may_be_local:
            return plain._replace(status="ambiguous")
        return plain._replace(status="not_yet_in_force", since=born, verified=born.verified)
    last_year = law.report_years[1] if law.report_years else None
    outdated = last_year is not None and last_year < dates.start.year
    if law.annual and outdated:
        return plain._replace(status="past_year")
    if version and version is not law.latest and version.end:
        return _ended(version.end, dates, plain._replace(status="superseded", current=law))
    if not law.ended:
        return plain
    successor = catalogue.successor(law)
    verdict = plain._replace(status=law.ended, current=successor)
    end = catalogue.end_of(law)
    if outdated:
        return verdict._replace(since=end)
    if end is None or (last_year and not law.annual):
        return plain
    return _ended(end, dates, verdict)


def _born(law: Law, version: Version | None) -> Day | None:
    if version:
        return version.existed_from
    return None if law.earlier_versions else law.versions[0].existed_from


def _ended(end: Day, dates: Dates, verdict: Verdict) -> Verdict:
    verdict = verdict._replace(since=end, verified=end.verified)
    if end.last <= dates.start:
        return verdict
    if end.last <= dates.end:
        return verdict._replace(partial=True)
    return verdict._replace(status="current", since=None, current=None, verified=True)


def _in_context(verdict: Verdict, circumstances: Circumstances) -> Verdict:
    """What is quoted as history is no fault; what ended within the period is one only as a present basis."""
    if verdict.status == "not_yet_in_force":
        return verdict
    if circumstances.historical:
        return verdict._replace(status="historical")
    if verdict.status == "superseded" and not verdict.by_number and not circumstances.basis:
        return verdict._replace(status="historical")  # an explicitly dated text: 《…法》（2017年修正）
    if verdict.partial and circumstances.compiles:
        return verdict._replace(partial=False)
    if verdict.partial and not circumstances.basis:
        return verdict._replace(status="in_force_for_part_of_the_period")
    return verdict


def _articles(
    reference: Reference, circumstances: Circumstances, dates: Dates, plain: Verdict
) -> Verdict | None:
    if not reference.articles:
        return None
    found = _out_of_range_or_moved(reference, circumstances, dates, plain)
    return None if found is None or circumstances.historical else found


def _out_of_range_or_moved(
    reference: Reference, circumstances: Circumstances, dates: Dates, plain: Verdict
) -> Verdict | None:
    assert plain.law is not None
    versions = [reference.version] if reference.version else _in_force(plain.law, dates, circumstances)
    limits = [version.articles for version in versions if version.articles]
    highest = max(end for _, end in reference.articles)
    if limits and len(limits) == len(versions) and highest > max(limits):
        return plain._replace(status="article_out_of_range", article=highest, last_article=max(limits))
    if len(versions) != 1:
        return None
    (only,) = versions
    return _moved(only, reference.articles, circumstances, plain)


def _in_force(law: Law, dates: Dates, circumstances: Circumstances) -> Sequence[Version]:
    """The versions that a citation may mean; none where not all are known."""
    in_period = _in_force_from(dates.start, law, dates)
    if [version.end for version in in_period] == [None]:
        return in_period
    # A report is drawn up by the law of its own day, whatever held in its period.
    return _in_force_from(dates.as_of, law, dates) if circumstances.compiles else in_period


def _in_force_from(from_day: date, law: Law, dates: Dates) -> Sequence[Version]:
    """The versions that were law on some day from ``from_day`` on; none where not all are known."""
    found = [
        version
        for version in law.versions
        if not (version.end and version.end.last <= from_day)
        and not ((begin := _begin(version)) and begin.first > dates.as_of)
    ]
    first = _begin(law.versions[0])
    if law.earlier_versions and law.versions[0] in found and not (first and first.last <= from_day):
        return ()
    return found


def _begin(version: Version) -> Day | None:
    return version.start or version.issued


def _moved(
    version: Version, articles: tuple[tuple[int, int], ...], circumstances: Circumstances, plain: Verdict
) -> Verdict | None:
    """An article with the topic that its number had in the version before, and not its topic of today."""
    lowest = min(first for first, _ in articles)
    highest = max(last for _, last in articles)
    moves = [moved for moved in version.moved if lowest <= moved.old <= highest]
    clause = circumstances.clause if moves else ""
    for moved in moves:
        # 第十九条至第四十五条 covers the topic under its number of today as well.
        if not _among(moved.old, articles) or any(_among(new, articles) for new in moved.new):
            continue
        topic = next((topic for topic in moved.topics if topic in clause), None)
        if topic and not any(word in circumstances.sentence for word in moved.unless):
            return plain._replace(
                status="article_moved",
                article=moved.old,
                new_articles=moved.new,
                topic=topic,
                since=version.start,
            )
    return None


def _among(article: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= article <= last for first, last in ranges)
