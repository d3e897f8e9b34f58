"""Bodies named that no longer existed: 安监局 in a report on 2023."""

from __future__ import annotations

from collections.abc import Iterator

from linter.patterns import compiled

_REACH = 40  # characters around a name that tell whether history is told
_LEVEL = compiled(r"(?:[省市县州旗盟]|[^发新园技验开]区)\Z")
_FORMER = compiled(r"(?:原(?![则因])|旧|撤[销并])[^,。;]{0,12}\Z|[前老]\Z")
_HISTORY = compiled(
    r"机构改革|划转|划入|并入|合并|整合|组建|更名|改[为名称]|撤[销并]|职责|职能|时任|移交|历史|201[0-8]年|过去|转隶|挂牌|\(原"
)


def former_bodies(text: str, names: str, *, is_local: bool) -> Iterator[tuple[int, int]]:
    """Where a text (titles and quotations out of sight) names the body as if it still existed.

    ``names`` is the pattern of its names; a local one stands behind the level of its place.
    """
    for match in compiled(names).finditer(text):
        start, end = match.span()
        if is_local and not _LEVEL.search(text, max(0, start - 2), start):
            continue
        before = text[max(0, start - _REACH) : start].rpartition("。")[2]
        after = text[end : end + _REACH].partition("。")[0]
        if not (_FORMER.search(before) or _HISTORY.search(before) or _HISTORY.search(after)):
            yield start, end
