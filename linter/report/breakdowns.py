"""Totals and their parts: “共N条，其中A、B、C”, lists in brackets, lists that a sentence begins with 其中.

A list may be read in more than one way (where it ends, which total it belongs to); every reading that the
wording admits is kept, and only what fits none of them is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from linter.patterns import compiled
from linter.report.figures import PERCENT, POINTS, TIMES, Figure
from linter.report.intervals import Interval, total
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import any_of, pattern, words
from linter.tuples import NamedTuple

_BEFORE = 2  # sentences in which the total of a list that opens a sentence is looked for
LOOSE = frozenset("件条份篇张个则期")
_ORDINAL = compiled(r"^\s*(?:\d{1,2}\.|[①-⑨])")
_MIN_PARTS = 2


class Breakdown(NamedTuple):
    """Totals that the list may belong to (the nearest last), and its parts.

    ``endings`` are the numbers of parts after which the list may end; ``complete`` where its words say that
    nothing is left out, ``open`` where it says that something is (等).  ``overlapping`` parts may exceed the
    total, ``loose`` are further parts in another measure word.
    """

    heads: tuple[Said, ...]
    parts: tuple[Said, ...]
    endings: tuple[int, ...]
    complete: bool
    open: bool
    overlapping: bool
    loose: tuple[Said, ...] = ()


@cache
def _marker() -> re.Pattern[str]:
    complete, weak = pattern("breakdowns", "complete").pattern, pattern("breakdowns", "weak").pattern
    return compiled(
        r"^(?![、(])(?P<between>[^,;。:()、\n]{0,16})(?P<mark>[,:]?)"
        r"(?P<lead>(?:(?:公开|信息|主要|其)?(?:类别|内容|种类|类型|形式|构成)?(?:主要)?)?)"
        rf"(?:(?P<complete>{complete})|(?P<weak>{weak}))"
    )


_BRACKET = compiled(r"^[^,;。:()\n]{0,10},?\((?!含|不含|截至|包含)")
_COLON = compiled(r"^(?!其中)[^,;。:()\n]{0,4}:")
_OF_THE = compiled(r"^(?:[^,;。:()\n]{0,10})中,")


def unit_of(said: Said) -> str:
    """A figure's measure word; in a list of indicators it stands before the figure (公开信息数 条 20)."""
    if said.figure.unit or not said.label:
        return said.figure.unit
    return said.label[-1] if said.label[-1] in LOOSE else ""


def sums(breakdown: Breakdown) -> list[Interval]:
    """What the parts add up to, by each reading of where the list ends."""
    parts = [said.figure.interval for said in breakdown.parts]
    found = [total(parts[:count]) for count in breakdown.endings]
    if breakdown.loose:
        found.append(total([*parts, *(said.figure.interval for said in breakdown.loose)]))
    return found


def totals(breakdown: Breakdown) -> list[Interval]:
    """What the parts may have to add up to: each of the totals, or all together (9件，上年结转1件，其中…)."""
    heads = [head.figure.interval for head in breakdown.heads]
    return [*heads, total(heads)] if len(heads) > 1 else heads


def fits(breakdown: Breakdown) -> bool:
    """Whether any reading of the list gives any of the totals that it may belong to."""
    return any(each.meets(whole) for each in sums(breakdown) for whole in totals(breakdown))


def is_count(figure: Figure) -> bool:
    return figure.unit not in (PERCENT, POINTS, TIMES) and not figure.unit.endswith("元")


def read_breakdowns(text: str, found: Sequence[Sentence]) -> Iterator[Breakdown]:
    """Every list of parts of the running text."""
    before: list[Sentence] = []  # sentences of the paragraph with figures
    for sentence in found:
        if sentence.opens:
            before = []
        if sentence.said:
            yield from _within(text, sentence)
            if before and text.startswith(("其中", ",其中"), sentence.start):
                shown = [said for each in before[-_BEFORE:] for said in each.said]
                heads = [said for said in shown if said.depth == 0 and is_count(said.figure)]
                yield from _list(text, sentence, heads, 0, "weak")
            before.append(sentence)


def _within(text: str, sentence: Sentence) -> Iterator[Breakdown]:
    seen: set[int] = set()
    outer: dict[int, tuple[Said, ...]] = {}  # the totals of the list that a figure is a part of
    for index, said in enumerate(sentence.said[:-1]):
        if not is_count(said.figure) or said.figure.doubtful:
            continue
        following = sentence.said[index + 1]
        gap = text[said.figure.end : following.figure.start]
        kind = _kind(gap)
        if not kind or (following.depth > said.depth) != (kind == "bracket"):
            continue
        # 网站35条、微信243条，其中农业228条: of the last or of all.
        above = outer.get(said.figure.start, ()) if kind != "bracket" else ()
        heads = [*above, *_joined(text, sentence, index)]
        for breakdown in _list(text, sentence, heads, index + 1, kind):
            first = breakdown.parts[0].figure.start
            if first not in seen:
                seen.add(first)
                outer |= {part.figure.start: breakdown.heads for part in breakdown.parts}
                yield breakdown


def _joined(text: str, sentence: Sentence, index: int) -> list[Said]:
    """A total with those that it is told with: 受理23件、办结19件; 收到9件，上年结转1件."""
    heads = [sentence.said[index]]
    for earlier in reversed(sentence.said[:index]):
        listed = text[earlier.figure.end] == "、"
        if not listed and not any_of("carries").search(heads[0].label):
            break
        heads.insert(0, earlier)
    return heads


def _kind(gap: str) -> str:
    if "(" in gap and _BRACKET.match(gap):
        return "bracket"
    if ":" in gap and _COLON.match(gap):
        return "complete"
    if "中" in gap and _OF_THE.match(gap):
        return "of"
    match = _marker().match(gap)
    if not match:
        return ""
    return "complete" if match["complete"] else "weak"


def _list(text: str, sentence: Sentence, heads: Sequence[Said], first: int, kind: str) -> Iterator[Breakdown]:
    """The list from the figure ``first`` on, once for each unit that a head has."""
    depth = sentence.said[first].depth
    run = list(_run(text, sentence.said[first:], depth))
    for unit in dict.fromkeys(unit_of(head) for head in heads):
        own = [head for head in heads if unit_of(head) == unit]
        exact = [said for said in run if unit_of(said) == unit]
        if not exact and len({unit_of(head) for head in heads}) == 1:
            exact = [said for said in run if unit.endswith("项") and unit_of(said).endswith("项")]
        parts = [said for said in exact if not pattern("breakdowns", "electronic").search(said.label)]
        if len(parts) < _MIN_PARTS or not unit or any(said.figure.doubtful for said in parts):
            continue
        last = parts[-1]
        rest = pattern("breakdowns", "rest")
        open_list = bool(compiled(r"[^,;。()]{0,8}等").match(last.behind)) or _says_open(text, last)
        closed = kind == "bracket" and _closes(text, last)
        yield Breakdown(
            tuple(own),
            tuple(parts),
            _endings(parts),
            (kind == "complete" or closed or bool(rest.search(last.label))) and not open_list,
            open_list,
            any(pattern("breakdowns", "overlapping").search(said.label) for said in parts)
            or _media(own[-1], parts),
            tuple(said for said in run if said not in exact and _loose(said) and unit in LOOSE),
        )


def _loose(said: Said) -> bool:
    """Whether a figure may belong to the list although its measure word differs or is missing."""
    unit = unit_of(said)
    return unit in LOOSE or (not unit and len(said.label) > 1 and not said.behind)


def _run(text: str, said: Sequence[Said], depth: int) -> Iterator[Said]:
    """The counts of a list on its own level, up to where something else begins."""
    numbered = bool(_ORDINAL.match(said[0].label))
    semicolons = False  # whether they set the items apart; if not, the first one after 其他 ends the list
    last = said[0]
    for index, each in enumerate(said):
        if each.depth < depth:
            return
        if each.depth > depth or not is_count(each.figure):
            continue
        label = each.label
        if index and (
            "其中" in label
            or (last.mark == ";" and not semicolons and pattern("breakdowns", "rest").match(last.label))
            or pattern("breakdowns", "stop").search(label)
            or (numbered and not _ORDINAL.match(label))
            or (compiled("复议|诉讼").search(label) and not compiled("复议|诉讼").search(said[0].label))
        ):
            return
        semicolons = semicolons or (bool(index) and last.mark == ";")
        last = each
        yield each


def _endings(parts: Sequence[Said]) -> tuple[int, ...]:
    """After how many parts the list may end: at its end, at the first semicolon after commas, after 其他."""
    found = {len(parts)}
    marks = [said.mark for said in parts]
    if ";" in marks:
        found.add(marks.index(";") + 1)
    rest = pattern("breakdowns", "rest")
    found.update(index + 1 for index, said in enumerate(parts) if rest.match(said.label))
    return tuple(sorted(count for count in found if count >= _MIN_PARTS))


def _says_open(text: str, last: Said) -> bool:
    after = text[last.figure.end : last.figure.end + 2].lstrip(",、")
    return after.startswith(tuple(words("breakdowns", "open")))


def _closes(text: str, last: Said) -> bool:
    return text.startswith((")", "。)"), last.figure.end)


def _media(head: Said, parts: Sequence[Said]) -> bool:
    """Whether the parts are media, in which one item may be published more than once."""
    if not compiled("公开|信息|发布").search(head.label):
        return False
    return any(pattern("breakdowns", "media").search(said.label) for said in parts)
