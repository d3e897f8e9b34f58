"""Shares and rates of the text with the figures that they are shares of: 占33.9%, (17.46%), 办结率98.99%.

Numerator and denominator come from the words of the sentence and of those before it, never from a search for
a pair that fits.  Where the wording leaves more than one denominator, all are kept.
"""

from collections.abc import Iterator, Sequence

from linter.patterns import compiled
from linter.report.breakdowns import LOOSE, Breakdown, fits, is_count, unit_of
from linter.report.figures import PERCENT
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import pattern
from linter.tuples import NamedTuple

_SHARE = compiled(
    r"^(?P<part>.{0,40}?)占(?:比)?(?P<whole>.{0,24}?)(?:的)?(?:比例|比重|比)?(?:约?为|达到?|的)?$"
)
_TOTALS = compiled(r"总|全部|同期|公开|受理|申请|办结|答复|评价|信息|^$")
_HASTE = compiled(r"按时|按期|及时|提前|限时|满意|首次|一次")
_NOISE = compiled(
    r"其中|包括|涉及|主要|的|数量|数|信息|政府|共计|共|有|为|总|类|本年度?|全年|我[局镇乡县市区委办]"
)
_AREA = compiled(r"全[国省市县区旗州盟]")
_MAX_WHOLES = 2
_LOOKING_BACK = 3


class Share(NamedTuple):
    """A printed percentage with what it is a share of; ``wholes`` are the readings, the most likely last."""

    printed: Said
    part: Said
    wholes: tuple[Said, ...]
    certain: bool


def read_shares(text: str, found: Sequence[Sentence], breakdowns: Sequence[Breakdown]) -> Iterator[Share]:
    """Every percentage whose numerator and denominator the wording names."""
    parts = {said.figure.start: breakdown for breakdown in breakdowns for said in breakdown.parts}
    paragraph: list[Sentence] = []
    for sentence in found:
        if sentence.opens:
            paragraph = []
        numerators: set[int] = set()
        for index, said in enumerate(sentence.said):
            if said.figure.unit != PERCENT or said.figure.doubtful or said.quoted:
                continue
            share = _rate(text, sentence, index)
            share = share or _share(text, sentence, index, paragraph, parts, numerators)
            if share:
                numerators.add(share.part.figure.start)
                if share.wholes:
                    yield share
        if sentence.said:
            rest = (said for said in sentence.said if said.figure.start not in numerators)
            shown = sentence._replace(said=tuple(rest)) if numerators else sentence
            paragraph = [*paragraph, shown][-_LOOKING_BACK:]


def _rate(text: str, sentence: Sentence, index: int) -> Share | None:
    """办结率: what was 办结 of the figure before it."""
    said = sentence.said[index]
    match = pattern("rates").search(said.label)
    if not match or _HASTE.search(said.label) or index < 2:
        return None
    part, whole = sentence.said[index - 1], sentence.said[index - 2]
    verb = match[1].removeprefix("按时")
    asked = compiled(r"受理|收到|接收|收办|应|申请|共|办理|诉求|来电").search(whole.label)
    if not is_count(part.figure) or verb not in part.label or not asked:
        return None
    alike = part.depth == whole.depth and unit_of(part) == unit_of(whole)
    due = "应" in whole.label  # 应公开136个，已公开136个
    if not alike or (verb in whole.label and not due):
        return None
    if ";" in text[whole.figure.end : said.figure.start]:
        return None
    return Share(said, part, (whole,), True)


def _share(
    text: str,
    sentence: Sentence,
    index: int,
    paragraph: Sequence[Sentence],
    parts: dict[int, Breakdown],
    numerators: set[int],
) -> Share | None:
    said = sentence.said[index]
    previous = sentence.said[index - 1] if index else None
    if previous and previous.label.endswith("占") and said.label in ("的", ""):
        if index < 2 or not is_count(sentence.said[index - 2].figure) or not is_count(previous.figure):
            return None  # 分别占25%、75%
        return Share(said, sentence.said[index - 2], (previous,), True)
    match = _SHARE.match(said.label)
    bracketed = not said.label and previous is not None and previous.depth < said.depth
    bare = not said.label and said.behind.startswith("占")
    if not match and not bracketed and not bare:
        return None
    if match and match["part"]:
        part = _named(match["part"], [*paragraph, sentence], said)
    else:
        told = (each for each in reversed(sentence.said[:index]) if each.depth <= said.depth)
        nearest = previous if bracketed else next(told, None)
        part = nearest if nearest and _adjacent(text, nearest, said) else None
    if part is None or not is_count(part.figure) or part.figure.doubtful:
        return None
    whole = match["whole"] if match else ""
    if not _TOTALS.search(whole):
        return None
    wholes = _wholes(sentence, part, paragraph, parts, numerators)
    area = _AREA.search(whole)
    if area:  # 占全市总量的3.6%
        wholes = [each for each in wholes if area[0] in each.label]
    return Share(said, part, tuple(wholes), len(wholes) <= _MAX_WHOLES or _settled(parts, part))


def _settled(parts: dict[int, Breakdown], part: Said) -> bool:
    """Whether a figure is a part of a list that adds up to its total."""
    breakdown = parts.get(part.figure.start)
    return breakdown is not None and breakdown.complete and fits(breakdown)


def _adjacent(text: str, part: Said, share: Said) -> bool:
    between = text[part.figure.end : share.clause]
    return len(between) <= 12 and not compiled(r"[。;!?]").search(between)


def _named(words: str, found: Sequence[Sentence], share: Said) -> Said | None:
    """The one figure whose label says what the share is of: 主动公开的政府信息占…"""
    wanted = _NOISE.sub("", words)
    if len(wanted) < 2:
        return None
    fitting = [
        said
        for sentence in found
        for said in sentence.said
        if said.figure.start < share.figure.start
        and is_count(said.figure)
        and not said.figure.doubtful
        and _NOISE.sub("", said.label) == wanted
    ]
    return fitting[-1] if fitting and len({said.figure.value for said in fitting}) == 1 else None


def _wholes(
    sentence: Sentence,
    part: Said,
    paragraph: Sequence[Sentence],
    parts: dict[int, Breakdown],
    numerators: set[int],
) -> list[Said]:
    """What the share may be a share of: the total of the part's list, else the counts before it."""
    breakdown = parts.get(part.figure.start)
    unit = unit_of(part)
    found: list[Said] = list(breakdown.heads) if breakdown else []
    here = [
        said
        for said in sentence.said
        if said.figure.start < part.figure.start
        and said.depth == 0
        and said.figure.start not in numerators
        and _may_be_whole(said, unit)
        and said not in found
    ]
    if breakdown:
        siblings = set(breakdown.parts)
        here = [said for said in here if said not in siblings or said is breakdown.parts[0]]
    found = [*here, *found] if breakdown else here
    if not found:
        inherited = [parts[s.figure.start] for p in paragraph for s in p.said if s.figure.start in parts]
        found = [head for each in inherited[-1:] for head in each.heads]
    if not found:
        for earlier in reversed(paragraph):
            found += [
                said
                for said in earlier.said
                if said.figure.start < part.figure.start and said.depth == 0 and _may_be_whole(said, unit)
            ]
            if found:
                break
    least = part.figure.value
    return [said for said in found if said != part and said.figure.value >= least > 0]


def _may_be_whole(said: Said, unit: str) -> bool:
    own = unit_of(said)
    alike = own[-1:] == unit[-1:] or (own in LOOSE and unit in LOOSE)
    return bool(unit) and alike and not said.figure.doubtful
