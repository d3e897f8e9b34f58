"""Shares whose numerator is not printed: 发布信息80条，其中解读材料占35.7% (no count of 80 is that).

Small totals have few possible shares, so a wrong digit shows even without the numerator.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from linter.patterns import compiled
from linter.report.breakdowns import is_count
from linter.report.figures import PERCENT
from linter.report.sentences import Said, Sentence
from linter.tuples import NamedTuple

_SHARE = compiled(
    r"^(?P<among>其中)?(?P<part>[^占]{2,20})占(?:比)?(?P<whole>[^占]{0,16}?)(?:的)?(?:比例|比重|比)?(?:约?为|达到?|的)?$"
)
_TOTAL = compiled(r"总数|总量|全部|的")
# Shares of something else than a count: money, time, readers, an assessment.
_MEASURED = compiled(r"率|量|额|资金|时间|面积|满意|阅读|浏览|访问|点击|用户|人口|工作|得分|权重")
_CROWDED = Fraction(2, 10)  # of the percentages that can be printed; a greater total leaves hardly one out


class LoneShare(NamedTuple):
    """A printed share of the one count ``whole``; ``part`` says of what."""

    printed: Said
    part: str
    whole: Said


def read_lone_shares(found: Sequence[Sentence]) -> Iterator[LoneShare]:
    """Every share of a count so small that not every percentage of it is possible."""
    for sentence in found:
        last: LoneShare | None = None
        for index, said in enumerate(sentence.said):
            last = _read(sentence, index, last) if said.figure.unit == PERCENT else None
            if last and last.whole.figure.value < _CROWDED * 100 / last.printed.figure.place:
                yield last


def _read(sentence: Sentence, index: int, last: LoneShare | None) -> LoneShare | None:
    said = sentence.said[index]
    match = _SHARE.match(said.label)
    if not match or not index or said.figure.hedge or said.figure.doubtful or said.quoted:
        return None
    if _MEASURED.search(match["part"]):
        return None
    whole = last.whole if last else sentence.said[index - 1]
    exact = whole.figure.interval.exact
    if not is_count(whole.figure) or not whole.figure.unit or whole.figure.doubtful or not exact:
        return None
    if exact.denominator != 1 or whole.depth != said.depth:
        return None
    named = _TOTAL.sub("", match["whole"])
    if named and named not in whole.label + whole.behind:
        return None
    if not named and not match["among"] and not last:
        return None
    return LoneShare(said, match["part"], whole)
