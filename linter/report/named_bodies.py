"""The bodies that a draft names as the one that reports: in title, preamble, contact line and signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.identity import CONTACT
from linter.report.report import Report
from linter.report.surroundings import BODY
from linter.tuples import NamedTuple

Role = Literal["title", "preamble", "contact", "signature"]

_REPORTS = compiled(rf"(?:公布|编制|现将|发布|形成)了?(?P<body>{BODY})(?=(?:20\d\d年度?)?政府信息公开)")
_WHOLE = compiled(BODY)
_SELF = ("我", "本")


class NamedBody(NamedTuple):
    """A name as written, and what it is named as."""

    role: Role
    name: str
    span: Span


def named_bodies(report: Report) -> Iterator[NamedBody]:
    """Every name that is the reporting body's or should be: the surest first, whom to ask last."""
    document, identity = report.document, report.identity
    if identity.title_span and identity.agency:
        at = document.text.find(identity.agency, identity.title_span.start, identity.title_span.end)
        if at >= 0:
            yield NamedBody("title", identity.agency, Span(at, at + len(identity.agency)))
    yield from _in_preamble(report, "preamble", _REPORTS)
    if identity.signer and identity.signer_span:
        yield NamedBody("signature", identity.signer, identity.signer_span)
    yield from _in_preamble(report, "contact", CONTACT)


def _in_preamble(report: Report, role: Role, pattern: re.Pattern[str]) -> Iterator[NamedBody]:
    document, preamble = report.document, report.outline.preamble
    for match in pattern.finditer(document.folded, preamble.start, preamble.end):
        if _WHOLE.fullmatch(match["body"]) and not match["body"].startswith(_SELF):
            span = Span(*match.span("body"))
            yield NamedBody(role, document.slice(span), span)
