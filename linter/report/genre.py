"""What kind of document a draft is: an annual report or not, and on which form it is laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter import resources
from linter.documents.document import Document
from linter.patterns import compiled
from linter.report.forms import FORMS, form_for_year
from linter.report.report import Heading, Identity, Table

_EXACT = ("title", "accepted")
_SELF = compiled(
    r"(?:编制|形成|特?向社会公布|公布)[^。\n《]{0,40}政府信息公开(?:工作)?年度?报告|本(?:年度)?报告(?:中)?所列|本年报|年报所列|本报告[^。\n]{0,12}(?:包括|组成|编制)"
)

# How a notice to other bodies begins.
_NOTICE = compiled(r"^\s*各[^。\n]{2,80}(?::|\n)|关于[^。\n]{2,80}的通知\s*(?:\n|各[^。\n]{2,80}:)")
_NOTICE_WITHIN = 200  # characters
# What schools, hospitals and suppliers report by: other rules, other sections, and at times a school year.
_OTHER_RULES = compiled(
    r"《[^》\n]{0,30}(?:公共企事业单位|高等学校|学校|医院|医疗)[^》\n]{0,20}信息公开[^》\n]{0,30}》"
)
_OTHER_WITHIN = 400  # characters


def looks_like(
    document: Document, tables: Mapping[str, Table], headings: Sequence[Heading], year: int | None
) -> str:
    """The form that a draft is laid out on: ``2019``, ``2021`` or ``legacy``.

    The statutory tables decide where there are any: one table of the newer form is enough, since nobody
    used it before it was issued.  Without tables the titles of the sections and the words of older reports
    decide, and where they say nothing the report's year.
    """
    forms = {table.form for table in tables.values() if table.id != "review_and_litigation"}
    if forms or tables:
        return max(forms or {table.form for table in tables.values()})
    sections = [heading for heading in headings if heading.level == 1]
    exact = {heading.section for heading in sections if heading.wording in _EXACT}
    older = sum(heading.wording in ("legacy", "recognised") for heading in sections)
    odd = {heading.section for heading in sections if heading.section and heading.wording not in _EXACT}
    signals = resources.load("forms/legacy.yaml")["signals"]
    strong = sum(signal in document.folded for signal in signals["strong"])
    in_use = form_for_year(year) if year else FORMS[-1]
    if len(exact) >= 4:
        return in_use
    if (
        (year is not None and year < 2019)
        or older >= 2
        or (older and strong)
        or len(odd) >= 3 > len(exact) + 1
    ):
        return "legacy"
    return in_use


def is_annual_report(
    document: Document, tables: Mapping[str, Table], headings: Sequence[Heading], identity: Identity
) -> bool:
    """Whether the draft is an annual report at all; in doubt it is.

    A statutory table, the title, what the draft says of itself, or three sections of such a report are
    each enough.
    """
    if identity.title_span is None and _NOTICE.search(document.folded, 0, _NOTICE_WITHIN):
        return False
    if not tables and _is_of_public_service(document, headings, identity):
        return False
    if tables or identity.title_span or _SELF.search(document.folded, 0, 6000):
        return True
    sections = [heading for heading in headings if heading.level == 1]
    matched = {heading.section for heading in sections if heading.section}
    return len(matched) >= 3 or sum(heading.wording in _EXACT for heading in sections) >= 2


def _is_of_public_service(document: Document, headings: Sequence[Heading], identity: Identity) -> bool:
    """Whether a school, a hospital or a supplier reports, which the form does not bind."""
    title = identity.title_span
    if title is None or "政府" in document.folded[title.start : title.end]:
        return False
    end = min([title.end + _OTHER_WITHIN, *(h.span.start for h in headings if h.span.start > title.end)])
    return bool(_OTHER_RULES.search(document.folded, title.end, end))
