"""What a body calls itself in its text: 我局, 本委, 我镇."""

from __future__ import annotations

from collections.abc import Iterator

from linter.patterns import compiled
from linter.tuples import NamedTuple

# After each word what gives it another sense: 我办理, 我委托, 本局部.
_SELF_NAME = compiled(
    r"(?<![自让帮替给为是使“])(?P<whose>我|本)(?P<kind>局(?![限部势面域])|委(?![托员屈派任])|厅|院|镇(?![守定静痛])"
    r"|乡(?![村音])|街道|县(?!级)|旗|市(?![民级])|中心(?![区城])|办(?![理事公件结好成学了法证案复班展卡]))"
)
_BOTH = frozenset(("局", "委", "厅", "镇", "乡", "街道"))  # 本县 and 本市 are said of any place, 本办 of none


class SelfName(NamedTuple):
    """The name from ``start`` to ``end`` of the running text; ``kind`` is the 局 of 我局."""

    start: int
    end: int
    kind: str


def self_names(text: str) -> Iterator[SelfName]:
    """Every such name in a folded text without blanks."""
    for match in _SELF_NAME.finditer(text):
        if match["whose"] == "我" or match["kind"] in _BOTH:
            yield SelfName(*match.span(), match["kind"])
