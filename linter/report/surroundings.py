"""What stands around a report without being part of it: a site's furniture, the signature, annex notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linter.documents.document import Document, Span
from linter.patterns import compiled

# The marks that stand for text left out.
OMISSION = r"〔…{1,2}〕|〔略〕|…{2}|\.{6}"
_NUMERAL = "一二三四五六七八九十"
_YEAR = r"(?:(?:19|20)\d\d|[一二][一二三四五六七八九〇○零oO0]{3})"
DATE = rf"{_YEAR}[ \t]*年[ \t]*[\d{_NUMERAL}元]{{1,3}}[ \t]*月(?:[ \t]*[\d{_NUMERAL}]{{1,3}}[ \t]*日)?"
BODY = (
    r"[^\s。,;:!?<>《》〔〕]{1,38}?"
    r"(?:政府|局|委员会|委|厅|部|署|院|办公室|办|中心|处|所|队|会|街道|乡|镇|区|公司|站|组|行|社|校|馆)"
)

_FURNITURE = compiled(
    r"扫一扫[^\n。]{0,20}|(?:附件)?下载|打印(?:本页)?|关闭(?:窗口|本页)?|分享到?[^\n。]{0,20}|[上下]一[篇条][^\n]*"
    r"|返回(?:顶部|首页)?|相关链接:?|相关附件:?|微信|微博|QQ空间|字号:?|(?:信息)?来源:[^\n]{0,30}"
    r"|责任编辑:[^\n]{0,20}|浏览次数:[^\n]{0,12}|\(?(?:此件|本件)[^\n。]{0,12}\)?|此函|印发"
    rf"|附(?:件|表)[\d{_NUMERAL}]{{0,2}}:[^\n]*|\(?联系人[^\n)]{{0,60}}\)?"
    r"|<!--[^<>]{0,60}-->|</?[a-z]{1,10}/?>|【[^】\n]{0,12}】|首页[^\n]{0,60}>[^\n]*"
)
_SIGNATURE = compiled(rf"(?:(?:^|[ \t\n]){BODY})?[ \t\r\n]*\(?{DATE}\)?")
_SIGNING_BODY = compiled(rf"^[ \t]*{BODY}(?:[ \t]{{1,4}}{BODY})?[ \t]*$", re.MULTILINE)
_BLANK = compiled(r"[\s*#_|>\-—=.·•:。,、;()\[\]]+")
_SHORT = 400  # characters: more than this is text whatever it says


def has_text(document: Document, span: Span, left_out: Iterable[Span] = ()) -> bool:
    """Whether a span holds words of the report.

    ``left_out`` (tables, sub-headings), a site's furniture and a signature do not count; the mark of
    omission ``〔…〕`` does.
    """
    return bool(words_of(document, span, left_out))


def words_of(document: Document, span: Span, left_out: Iterable[Span] = ()) -> str:
    """The folded words of a span without what ``has_text`` leaves out, blanks dropped.  At most about 400
    characters of a long span are looked at, and returned as they are."""
    pieces, start, size = [], span.start, 0
    for hole in [*left_out, Span(span.end, span.end)]:
        if hole.start > start:
            piece = document.folded[start : min(hole.start, span.end, start + 2 * _SHORT)]
            pieces.append(piece)
            size += len(piece.split()) and len(piece.strip())
        start = max(start, hole.end)
        if size > _SHORT or start >= span.end:
            break
    text = "\n".join(pieces)
    if len(text.strip()) > _SHORT:
        return text
    text = _FURNITURE.sub("\n", text)
    if "年" in text:
        text = _SIGNATURE.sub("\n", text)
    text = _SIGNING_BODY.sub("\n", text)
    return _BLANK.sub("", text)
