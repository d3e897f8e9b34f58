"""Another county or township that does what only the report's own can do: 2024年,望川县共收到申请5件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.patterns import compiled
from linter.report.body_names import BodyName

# Of other levels than these a report may name its superiors.  What a body of the place does follows it.
_SUBJECT = compiled(
    r"(?:^|[。;\n)〕]|20\d\d年度?,?)(?P<place>[一-鿿]{2,3}[县镇乡])"
    r"(?:人民政府|政府|[一-鿿]{2,10}?(?:局|委|委员会|中心|办公室))?"
    r"(?=共|累计|主动公开|坚持|认真|严格|深入|高度重视|紧紧|紧扣|按照|全面|积极|始终|持续|收到|受理|未|没有"
    r"|政府信息公开)"
)
# 全县, 各镇, 县乡: no name at all.
_NO_NAME = compiled(r"[全各我本该省市州区县乡镇级两辖属多此某近邻外弟其他]")


def other_places(text: str, own: Sequence[BodyName]) -> Iterator[tuple[int, int]]:
    """Where a folded text without blanks makes another place of the body's own level its subject.

    ``own`` are the names of the body; without a place of such a level nothing can be told.
    """
    names = [place for name in own for place in name.places]
    levels = {name[-1] for name in names}
    for match in _SUBJECT.finditer(text):
        place = match["place"]
        is_own = any(place.endswith(name) or name.endswith(place) for name in names)
        if place[-1] in levels and not is_own and not _NO_NAME.search(place[:-1]):
            yield match.span("place")
