"""Sentences that state something without a figure: 未收到申请, 无行政复议、行政诉讼, 全部办结."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from linter.patterns import compiled
from linter.report.bodies import whose
from linter.report.claim import APPLICATIONS, REVIEW, Circumstances, Reading
from linter.report.sentences import Sentence
from linter.report.vocabulary import pattern
from linter.tuples import NamedTuple

Kind = Literal["denied", "completed", "upheld"]

_YEAR = compiled(r"(?<!\d)(20\d\d)年")
_JUDGES = compiled("复议机关|复议机构|人民法院|法院")
_CLAUSE = compiled(r"[;。:!?(]")
_GROUPS = {"复议": ("review",), "诉讼": ("litigation_direct", "litigation_after_review")}
_UPHELD = compiled(r"(?:均|全部)(?:已|获|被|予以|得到|复议|法院|判决|结果)*维持")
_EXCEPTED = compiled("除|未到期|顺延|下一?年|下年|转下")
_COUNTED = compiled(r"\d")
_DISPUTE = compiled(r"复议|诉讼")


class Statement(NamedTuple):
    """``denied``: the cells of ``reading`` are 0; ``completed``: nothing is carried forward; ``upheld``: all
    cases of the groups ended upheld.  ``start`` and ``end`` bound its words in the running text."""

    kind: Kind
    start: int
    end: int
    table: str
    reading: Reading
    subject: str


def read_statements(
    text: str, found: Sequence[Sentence], circumstances: Circumstances
) -> Iterator[Statement]:
    """Every statement about the whole year of the body that reports."""
    requests = False  # whether the paragraph speaks of requests
    for sentence in found:
        if sentence.opens:
            requests = False
        words = text[sentence.start : sentence.end]
        requests = requests or bool(pattern("requests").search(words))
        for statement in _of(words, sentence, requests):
            if _speaks_for_itself(words, statement.start - sentence.start, circumstances):
                yield statement


def _of(words: str, sentence: Sentence, requests: bool) -> Iterator[Statement]:
    at = sentence.start
    if "申请" in words or "依申请公开" in words:
        for key in ("requests", "no_requests"):
            match = pattern("denials", key).search(words)
            if match and "法人" in match[0] and not compiled("公民|自然人|个人|任何").search(match[0]):
                continue  # 未收到法人的申请 says nothing of natural persons
            if match and _of_all(words, match):
                cells: Reading = (("received", "total"),)
                bounds = (at + match.start(), at + match.end())
                yield Statement("denied", *bounds, APPLICATIONS, cells, "requests")
                break
    if "结转" in words and requests:
        for match in pattern("denials", "carries").finditer(words):
            row = "carried_forward" if "下" in match[0] else "carried_over"
            cells = ((row, "total"),)
            start = match.end() - len(match[0].lstrip("。,;:、"))
            yield Statement("denied", at + start, at + match.end(), APPLICATIONS, cells, row)
    if _DISPUTE.search(words):
        yield from _disputes(words, at)
    if requests:
        yield from _completed(words, at)


def _of_all(words: str, match: re.Match[str]) -> bool:
    """Whether all requests are denied, not those by one channel or something about requests."""
    start = max(words.rfind(mark, 0, match.start()) for mark in ",;。:") + 1
    by_channel = pattern("channels").search(words, start, match.start())
    return not by_channel and bool(pattern("denials", "tail").match(words, match.end()))


def _disputes(words: str, at: int) -> Iterator[Statement]:
    for match in pattern("denials", "disputes").finditer(words):
        clause = _clause(words, match.start())
        rest = _denied(clause[match.start() - words.index(clause) if clause in words else 0 :])
        if pattern("denials", "narrowing").search(rest):
            continue
        groups = [group for word, names in _GROUPS.items() if word in rest for group in names]
        column = "corrected" if pattern("denials", "corrected").search(rest) else "total"
        if column == "corrected" and "败诉" in rest and not compiled("纠|撤|变更|违法").search(rest):
            groups = [group for group in groups if group != "review"]
        reading = tuple((group, column) for group in groups)
        if reading:
            end = match.end() if column == "total" else match.start() + len(rest)
            yield Statement("denied", at + match.start(), at + end, REVIEW, reading, "disputes")
        break
    upheld = _UPHELD.search(words)
    if upheld and "其中" not in words[words.rfind(",", 0, upheld.start()) + 1 : upheld.start()]:
        clause = words[max(words.rfind(mark, 0, upheld.start()) for mark in ";。:") + 1 : upheld.start()]
        groups = [group for word, names in _GROUPS.items() if word in clause for group in names]
        if groups:
            reading = tuple((group, "upheld") for group in groups)
            yield Statement("upheld", at + upheld.start(), at + upheld.end(), REVIEW, reading, "disputes")


def _completed(words: str, at: int) -> Iterator[Statement]:
    for match in pattern("completion", "words").finditer(words):
        start = words.rfind(";", 0, match.start()) + 1
        end = _CLAUSE.search(words, match.end())
        around = words[start : end.start() if end else len(words)]
        said = words[words.rfind(",", 0, match.start()) + 1 : end.start() if end else len(words)]
        unsure = pattern("completion", "limits").search(said) or pattern("completion", "aims").search(said)
        if unsure or _EXCEPTED.search(around):
            continue
        before = "" if match[0].startswith("所有") else words[start : match.start()]
        if pattern("elsewhere").search(before) or compiled("复议|诉讼|上年|结转的").search(before):
            continue
        named = "申请" in words[start : match.end()]
        if not named:
            continue
        cells: Reading = (("carried_forward", "total"),)
        yield Statement("completed", at + match.start(), at + match.end(), APPLICATIONS, cells, "requests")
        return


def _denied(rest: str) -> str:
    """The words that a denial governs: not what is counted after a comma (无行政诉讼，行政复议2件)."""
    first, comma, others = rest.partition(",")
    return rest if comma and not _COUNTED.search(others) else first


def _clause(words: str, index: int) -> str:
    start = max(words.rfind(mark, 0, index) for mark in ";。:!?(") + 1
    end = _CLAUSE.search(words, index)
    return words[start : end.start() if end else len(words)]


def _speaks_for_itself(words: str, index: int, circumstances: Circumstances) -> bool:
    """Whether the sentence, up to the statement, is about the year and the body of the report."""
    before = _JUDGES.sub("", words[:index])
    years = [int(match[1]) for match in _YEAR.finditer(before)]
    if years and years[-1] != circumstances.year:
        return False
    if compiled("上半年|下半年|季度|去年|往年|历年|截至目前|计划|力争|确保|争取|目标").search(before[-40:]):
        return False
    return whose(before[-60:], circumstances.agency) == "own"
