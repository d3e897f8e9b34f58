"""Growth that the text itself gives both figures for: 收到120件，比上年100件增长20%."""

from collections.abc import Iterator, Sequence

from linter.patterns import compiled
from linter.report.breakdowns import is_count, unit_of
from linter.report.figures import PERCENT
from linter.report.intervals import Interval, opposite, total
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import pattern
from linter.tuples import NamedTuple

_BEHIND = compiled(r"(?:增长|上升|增加|提高|提升|上涨|下降|减少|降低|回落|下滑|增幅|降幅)(?:了|约|达|为)?$")


_COMPARED = compiled(r"[比较与]20\d\d年")
_AGAINST_LAST_YEAR = compiled(r"同比|[比较与](?:上一?年|去年)(?:度|同期)?")
# 同比增长 and nothing else: 满意率同比提高 is the growth of another thing
_OF_IT = compiled(
    rf"^(?:\([^()]*\))?,?(?:(?:申请)?(?:数量|总量|总数|件数|量))?(?:{_AGAINST_LAST_YEAR.pattern})(?:相比)?,?{_BEHIND.pattern}"
)
_LAST_YEAR = compiled(r"^(?:上一?年|去年)(?:度|同期)?(?:为|是|收到)?$")
_THAT_YEAR = compiled(r"^20\d\d年(?:度|同期)?(?:为|是|收到)?$")  # 2024年收到120件，2023年为96件


class Comparison(NamedTuple):
    """A printed growth (negative where ``down``) to ``new`` from last year's figure, which is not printed."""

    printed: Said
    new: Said
    down: bool


def read_comparisons(text: str, found: Sequence[Sentence]) -> Iterator[Comparison]:
    """Every growth in per cent against last year that follows the only count of its part of the sentence."""
    for sentence in found:
        for index, printed in enumerate(sentence.said):
            if printed.figure.unit != PERCENT or printed.figure.doubtful or not _BEHIND.search(printed.label):
                continue
            start = text.rfind(";", sentence.start, printed.figure.start)
            before = [said for said in sentence.said[:index] if said.figure.start > start]
            if len(before) != 1:
                continue
            (new,) = before
            if not is_count(new.figure) or new.figure.doubtful:
                continue
            if _OF_IT.search(text[new.figure.end : printed.figure.start]):
                up = pattern("growth", "up").search(printed.label)
                yield Comparison(printed, new, not up)


class Growth(NamedTuple):
    """A printed growth ``printed`` (negative where ``down``) from ``old`` to ``new``.

    ``difference`` is the printed increase that the old value follows from, where it is not printed itself.
    """

    printed: Said
    new: Said
    old: Interval
    old_said: Said
    down: bool
    from_difference: bool


def read_growth(text: str, found: Sequence[Sentence]) -> Iterator[Growth]:
    """Every growth in per cent whose two figures stand in the same sentence."""
    for sentence in found:
        for index, said in enumerate(sentence.said):
            if said.figure.unit != PERCENT or said.figure.doubtful or not _BEHIND.search(said.label):
                continue
            growth = _growth(text, sentence, index)
            if growth:
                yield growth


def _growth(text: str, sentence: Sentence, index: int) -> Growth | None:
    printed = sentence.said[index]
    start = text.rfind(";", sentence.start, printed.figure.start)
    before = [
        said
        for said in sentence.said[:index]
        if said.figure.start > start and is_count(said.figure) and said.depth <= printed.depth
    ]
    if any(said.figure.unit == PERCENT for said in sentence.said[:index] if said.figure.start > start):
        return None
    if len(before) == 1 and (aside := _in_brackets(text, sentence, index, before[0])):
        down = not pattern("growth", "up").search(printed.label)
        return Growth(printed, before[0], aside.figure.interval, aside, down, False)
    if len(before) == 3 and pattern("growth", "change").search(before[2].label):
        before.pop()  # 较2023年的203件减少12件，下降5.9%
    if len(before) != 2 or unit_of(before[0]) != unit_of(before[1]) or before[0].figure.doubtful:
        return None
    up = pattern("growth", "up").search(printed.label)
    down = bool(pattern("growth", "down").search(printed.label)) and not up
    first, second = before
    if pattern("growth", "change").search(second.label) and not compiled("[到至]$").search(second.label):
        fewer = bool(compiled("减|少|降").search(second.label))
        if fewer != down or not compiled("比|较").search(text[first.figure.end : printed.figure.start]):
            return None
        return Growth(printed, first, _difference(first, second, fewer), second, down, True)
    if compiled(r"[由从]$").search(first.label) and compiled(r"(?:[到至为])$").search(second.label):
        return Growth(printed, second, first.figure.interval, first, down, False)
    previous = pattern("growth", "previous")
    earlier = bool(previous.search(second.label)) or (
        second.year is not None and first.year is not None and second.year < first.year
    )
    if second.year is not None and first.year is None:
        earlier = earlier or bool(_COMPARED.search(second.words))
    compared = compiled("比|较").search(second.words) or _THAT_YEAR.match(second.words)
    if compiled("多|少|增|减").search(second.label):
        return None
    if earlier and compared and "结转" not in second.label:
        return Growth(printed, first, second.figure.interval, second, down, False)
    before_it = second.year is not None and first.year is not None and first.year + 1 == second.year
    if (before_it or previous.search(first.label)) and not earlier and "结转" not in first.label:
        return Growth(printed, second, first.figure.interval, first, down, False)
    return None


def _in_brackets(text: str, sentence: Sentence, index: int, new: Said) -> Said | None:
    """Last year's figure in brackets behind the new one or the growth: 6件，同比增长20%（上年5件）."""
    if not _OF_IT.search(text[new.figure.end : sentence.said[index].figure.start]):
        return None
    for said in sentence.said[: index + 2]:
        behind = (new.figure.end, sentence.said[index].figure.end)
        if said.depth == new.depth + 1 and said.figure.start - len(said.words) - 1 in behind:
            is_older = said.year is not None and new.year is not None and said.year + 1 == new.year
            is_named = _LAST_YEAR.match(said.words) or (is_older and _THAT_YEAR.match(said.words))
            if is_named and unit_of(said) == unit_of(new) and not said.figure.doubtful:
                return said
    return None


def _difference(new: Said, change: Said, fewer: bool) -> Interval:
    by = change.figure.interval
    return total([new.figure.interval, by if fewer else opposite(by)])
