"""The figures of the prose sentence by sentence, each with the words that stand before and behind it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from linter.patterns import compiled
from linter.report.figures import Figure
from linter.tuples import NamedTuple

_SENTENCE = compiled(r"(?:[^。!?\n〔]+|〔(?![…略.]))+|〔[…略.]{1,6}〕?")
_HEADING = compiled(r"\(?[一二三四五六七八九十]{1,3}[)、]|\([一二三四五六七八九十\d]{1,3}\)|#")
_YEAR = compiled(r"(?<!\d)(20\d\d)(?:年(?!\d{1,2}月\d)|—)")
_MARKS = frozenset(";:,()!?")
_PARTING = compiled(r"[;:,()!?“”]")
_JOINING = compiled(r"^(?:[、和与;,]|及(?!时))+|[“”\"'‘’《》]")
_END = compiled(r"[;:,()、!?。]|[“‘](?=.)")
# 较2024年的20件增长30%, 结转2025年4件, 2023年结转3件, 2023年为95件: the year is that of this figure alone.
_COMPARED = ("比", "较", "与", "至", "到", "转")
_ALONE = ("结转", "转入", "遗留", "为", "同期")
_BEHIND = 40


class Said(NamedTuple):
    """A figure and its words.

    ``words`` stand between the last mark (or figure) and the figure, or before the bracket that ends there;
    ``label`` is the same without quotes and year;
    ``behind`` what follows it up to the next mark, ``mark`` that mark.  ``clause`` is where the label begins,
    ``depth`` how many brackets are open, ``year`` the last year named before it in the sentence.
    """

    figure: Figure
    label: str
    words: str
    behind: str
    mark: str
    clause: int
    depth: int
    year: int | None
    quoted: bool


class Sentence(NamedTuple):
    """A sentence from ``start`` to ``end`` of the running text; ``opens`` where nothing before it goes on."""

    start: int
    end: int
    opens: bool
    said: tuple[Said, ...]


def sentences(text: str, figures: Sequence[Figure]) -> Iterator[Sentence]:
    """Every sentence of the running text in order, those without figures too."""
    starts = [figure.start for figure in figures]
    last_end = 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if match[0][0] == "〔" and match[0][1:2] in ("…", "略", "."):
            continue
        between = text[last_end:start]
        opens = not last_end or "\n" in between or "〔" in between or bool(_HEADING.match(text, start, end))
        own = figures[bisect_left(starts, start) : bisect_left(starts, end)]
        yield Sentence(start, end, opens, tuple(_said(text, start, end, own)))
        last_end = end


def _said(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterator[Said]:
    position, depth, quotes, year = start, 0, 0, None
    for index, figure in enumerate(figures):
        gap = text[position : figure.start]
        clause = position
        for mark in _PARTING.finditer(gap):
            character = mark[0]
            if character in _MARKS:
                clause = position + mark.end()
                depth = depth + 1 if character == "(" else max(depth - (character == ")"), 0)
            elif character == "“":
                quotes += 1
            elif character == "”":
                quotes = max(quotes - 1, 0)
        until = figure.start
        if clause == until and clause > position and text[clause - 1] == ")":
            clause, until = _before_bracket(text, position, clause)
        label = words = text[clause:until]
        last = None
        for mention in _YEAR.finditer(text, position, figure.start) if "20" in gap else ():
            last = mention
        of_figure = int(last[1]) if last else year
        if last:
            alone = text[last.start() - 1 : last.start()] in _COMPARED or depth
            year = year if alone or text.startswith(_ALONE, last.end()) else of_figure
            if last.start() >= clause:
                label = text[last.end() : until].removeprefix("度")
        limit = figures[index + 1].start if index + 1 < len(figures) else end
        stop = _END.search(text, figure.end, limit)
        behind_end = stop.start() if stop else limit
        yield Said(
            figure=figure,
            label=_JOINING.sub("", label),
            words=words,
            behind=text[figure.end : min(behind_end, figure.end + _BEHIND)].replace("”", ""),
            mark=stop[0] if stop else ("" if limit == end else "#"),
            clause=clause,
            depth=depth,
            year=of_figure,
            quoted=quotes > 0,
        )
        position = figure.end


def _before_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """The words that a bracket ending at ``end`` belongs to: 其他处理(含撤回)3件."""
    opening = max(text.rfind("(", start, end), start)
    return max([start - 1, *(text.rfind(mark, start, opening) for mark in _MARKS)]) + 1, opening
