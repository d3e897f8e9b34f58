"""Who reports on what: title, year, agency, reporting period and signature, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.dates import Dated, Period, dates, periods, year_covered, years
from linter.report.report import Identity
from linter.report.surroundings import BODY

_HEAD = 6000  # characters in which title, preamble and period stand
_TAIL = 1500  # characters in which the signature stands
_LONGEST_BEFORE = 61  # characters of a title before the words that every title has
_GAP = r"[ \t]*\r?\n?[ \t]*"
_REPORT = (
    rf"(?:政府{_GAP}信息|信息(?=公开{_GAP}(?:工作)?{_GAP}年))(?:和政务|与政务)?{_GAP}公开{_GAP}(?:工作)?(?:情况)?的?"
    rf"{_GAP}(?:年度?{_GAP}(?:工作)?(?:情况)?报告|年报|工作报告|报告)"
)
_LABEL = compiled(r"(?:信息|文件)?(?:名称|标 *题|题名)[ \t:]+|.*当前位置:?")
_TITLE = compiled(_REPORT)
_NOT_BEFORE = compiled(r"[\r\n。,;:!?<>《》〔〕|]")
_NOT_FIRST = compiled(r"[\s#*-]*")
# After these the words are a reference to some report and no title.
_REFERENCE = compiled(
    r"(?:的?(?:编制|编写|编报|通知|格式|有关|要求|发布|公布|工作|如下|,|;|。|、|》|”|进行|制度|和|等))"
)
_REFERRING = compiled(
    r"编制|编写|形成|发布|公布|根据|按照|现将|做好|本报告|如下|汇总|撰写|起草|公开了|向社会|标 *题"
)
_ANNOUNCED = compiled(r"统计|期限|时限|数据|时间|区间|期间|[自从]")
_TITLE_YEAR = compiled(r"[ \t]?(?:(?:19|20)\d\d|[一二][一二三四五六七八九〇○零oO0]{3})[ \t]?年度?")
_REPORT_YEAR = compiled(rf"(?P<year>(?:19|20)\d\d)[ \t]?年度?[^\r\n。]{{0,24}}?{_REPORT}")
CONTACT = compiled(
    r"(?:请|可)(?:直接)?(?:与|同|向|联系|致电)[ \t]?(?P<body>[^\s,。;:(]{2,40}?)(?:[ \t]?联系|\(|,|。|咨询)"
)
_OFFICE = compiled(
    r"(?<=[局委厅会院署处])(?:党政)?(?:综合)?(?:办公室|办)$|(?:政务|信息)公开[^\s]{0,8}[科室股办]$"
)
_ISSUED = compiled(
    r"(?:(?:发布|公布|发文|成文|公开|生成)(?:日期|时间)[ \t]?:?|(?<![一-鿿])时间[ \t]?:)[ \t]*(?=20\d\d[年-])"
)
_UNTIL = compiled(r"[ \t]*(?:至|到|起|—|–|~|-)")
_SIGNED = compiled(rf"(?:^|(?<=[\s。)〕]))(?P<body>{BODY})[ \t\r\n]*$")


def read_identity(document: Document, excluded: Sequence[Span]) -> Identity:
    """What the draft says of itself; what it does not say is None.

    The year is that of the reporting period (unless title and signature agree on another), else the title's,
    else what the preamble or the signature implies (a report is signed in the year after the one it covers).
    """
    head = Span(0, min([_HEAD, len(document.text), *(span.start for span in excluded)]))
    title = _title(document, head)
    period = _period(document, head)
    signed, signer = _signature(document)
    issued = _issued(document, head)
    year, year_span = _year(document, head, title, period, signed)
    agency = _agency(document, head, title) or (
        document.folded[signer.start : signer.end] if signer else None
    )
    return Identity(
        title=" ".join(document.slice(title).split()) if title else None,
        title_span=title,
        year=year,
        year_span=year_span,
        agency=agency,
        period=(period.first, period.last) if period else None,
        period_span=period.span if period else None,
        signed=signed.day if signed else None,
        signed_span=signed.span if signed else None,
        signer=document.slice(signer) if signer else None,
        signer_span=signer,
        issued=issued.day if issued else None,
        issued_span=issued.span if issued else None,
    )


def _title(document: Document, head: Span) -> Span | None:
    """The first title with a year, else the first; a site's breadcrumb has none."""
    found = list(_titles(document, head))
    for title in found:
        if next(years(document.folded, title), None):
            return title
    return found[0] if found else None


def _titles(document: Document, head: Span) -> Iterator[Span]:
    folded, floor = document.folded, head.start
    for match in _TITLE.finditer(folded, head.start, head.end):
        leading = _leading(folded, max(floor, match.start() - _LONGEST_BEFORE), match.start())
        floor = match.end()
        line = document.lines[document.line_at(match.start())]
        start, end = max(leading, line.start), match.end()
        before = folded[start : match.start()]
        if _REFERRING.search(before) or _REFERENCE.match(folded, end):
            continue
        if start > line.start and not folded[start - 1].isspace() and folded[start - 1] not in "#*>|:〕。":
            continue
        # Only the last part before the words belongs to the title (相关链接:  青岭县林业局2024年…).
        label = _LABEL.match(before)
        words = before[label.end() :] if label else before
        words = compiled(r"[ \t]{2,}|(?<=[:>])[ \t]+|\t").split(words)[-1].lstrip(" \t")
        yield _with_line_above(document, Span(match.start() - len(words), end))


def _leading(folded: str, start: int, end: int) -> int:
    """Where between two offsets the words begin that go on to the second one."""
    for stop in _NOT_BEFORE.finditer(folded, start, end):
        start = stop.end()
    first = _NOT_FIRST.match(folded, start, end)
    return first.end() if first else start


def _with_line_above(document: Document, title: Span) -> Span:
    """Takes the body's name with the title where it stands on the line before."""
    index = document.line_at(title.start)
    if (
        index
        and _TITLE_YEAR.match(document.folded, title.start)
        and title.start == document.lines[index].start
    ):
        above = document.lines[index - 1]
        if compiled(BODY).fullmatch(document.folded[above.start : above.end].strip(" \t#*")):
            start = above.end - len(document.folded[above.start : above.end].lstrip(" \t#*"))
            return Span(start, title.end)
    return title


def _period(document: Document, head: Span) -> Period | None:
    found = list(periods(document.folded, head))
    for period in found:
        around = document.folded[max(0, period.span.start - 24) : period.span.start]
        if _ANNOUNCED.search(around):
            return period
    return found[0] if found else None


def _issued(document: Document, head: Span) -> Dated | None:
    """The first day that the head of a page calls that of publication."""
    for match in _ISSUED.finditer(document.folded, head.start, head.end):
        for dated in dates(document.folded, Span(match.end(), min(match.end() + 20, head.end))):
            return None if _UNTIL.match(document.folded, dated.span.end) else dated
    return None


def _signature(document: Document) -> tuple[Dated | None, Span | None]:
    """The date below the report and the body that signs there; tables may follow them as an annex."""
    size = len(document.folded)
    tail = Span(max(0, size - _TAIL), size)
    found = list(_signatures(document, tail))
    signed = next((each for each in found if each[1]), None)
    if signed is None and not found:
        earlier = [each for each in _signatures(document, Span(0, tail.start)) if each[1]]
        signed = earlier[-1] if earlier and _alone(document, earlier[-1][0]) else None
    return signed or (found[-1] if found else (None, None))


def _signatures(document: Document, span: Span) -> Iterator[tuple[Dated, Span | None]]:
    """Every date that ends what it stands in, or stands on a line of its own, with the body before it."""
    folded = document.folded
    for dated in dates(folded, span):
        begin = max(span.start, dated.span.start - 90)
        signer = _SIGNED.search(folded[begin : dated.span.start])
        after = folded[dated.span.end : dated.span.end + 1]
        if (signer or _alone(document, dated)) and (not after or after.isspace() or after in ")(印<"):
            yield dated, Span(*(begin + at for at in signer.span("body"))) if signer else None


def _alone(document: Document, dated: Dated) -> bool:
    """Whether a date begins its line."""
    line = document.lines[document.line_at(dated.span.start)]
    return not document.folded[line.start : dated.span.start].strip(" \t(")


def _year(
    document: Document, head: Span, title: Span | None, period: Period | None, signed: Dated | None
) -> tuple[int | None, Span | None]:
    titled = next(iter(years(document.folded, title)), None) if title else None
    if period:
        if titled and (period.first.year != period.last.year or _outvoted(period, titled[1], signed)):
            return titled[1], period.span
        return period.last.year, period.span
    if titled:
        return titled[1], titled[0]
    named = _REPORT_YEAR.search(document.folded, head.start, head.end)
    if named:
        return int(named["year"]), Span(*named.span("year"))
    if signed:
        return year_covered(signed.day), signed.span
    return None, None


def _outvoted(period: Period, titled: int, signed: Dated | None) -> bool:
    """Whether title and signature agree on another year: last year's period was kept."""
    return signed is not None and year_covered(signed.day) == titled != period.last.year


def _agency(document: Document, head: Span, title: Span | None) -> str | None:
    if title:
        words = compiled(_REPORT).split(document.folded[title.start : title.end])[0]
        words = words.split("关于")[0] or words.removeprefix("关于")
        name = "".join(_TITLE_YEAR.sub("", words).split())
        if name.endswith("人民"):
            name += "政府"  # 人民政府信息公开 prints 政府 once for both
        if len(name) >= 2:
            return _in_text(document, title, name)
    contact = CONTACT.search(document.folded, head.start, head.end)
    if contact:
        name = _OFFICE.sub("", contact["body"])
        if compiled(BODY).fullmatch(name):
            return _in_text(document, Span(*contact.span()), name)
    return None


def _in_text(document: Document, span: Span, name: str) -> str:
    """The name as the draft writes it, in Traditional characters if it does."""
    at = document.folded.find(name, span.start, span.end)
    return document.text[at : at + len(name)] if at >= 0 else name
