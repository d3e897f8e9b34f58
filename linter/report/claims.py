"""What a figure of the text claims: the cells of the statutory tables that it must agree with.

A figure is bound by the words of its own clause (rules/figures.yaml).  A total counts only where nothing
narrows it: not a channel, not another body, year or population.  What is not sure is left unbound.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from linter.report.bodies import whose
from linter.report.claim import APPLICATIONS, REVIEW, TOTALS, Circumstances, Claim, Context
from linter.report.other_claims import decision_claim, dispute_claim, instrument_claim
from linter.report.request_claims import applicant_claim, carried_claim, result_claim, total_claim
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import any_of, pattern, words


@cache
def _binding() -> re.Pattern[str]:
    """The words without which a figure is bound to nothing."""
    return any_of(
        *("results", "carries", "totals", "applicants", "disputes", "outcomes"),
        *("instrument_kinds", "decisions"),
    )


def read_claims(text: str, found: Sequence[Sentence], circumstances: Circumstances) -> Iterator[Claim]:
    """Every figure that can be bound, in order."""
    context = Context()
    for sentence in found:
        if sentence.opens:
            context = Context()
        if sentence.said or sentence.opens:
            yield from _sentence(text, sentence, circumstances, context)


def _sentence(
    text: str, sentence: Sentence, circumstances: Circumstances, context: Context
) -> Iterator[Claim]:
    position = sentence.start
    for said in sentence.said:
        before = text[position : said.figure.start]
        _turn(before, said.label + said.behind, context)
        position = said.figure.end
        if said.figure.doubtful or said.quoted or not said.figure.unit:
            continue
        claim = _bound(text, sentence, said, circumstances, context)
        if not said.depth:
            context.at_head = claim is not None and claim.indicator in TOTALS and claim.applicant is None
        if claim:
            yield claim
    _turn(text[position : sentence.end], "", context)


def _turn(before: str, label: str, context: Context) -> None:
    """Let the words since the last figure change what is spoken of."""
    requests, elsewhere = pattern("requests"), pattern("elsewhere")
    last_request = last_other = -1
    if elsewhere.search(before):
        before = pattern("topics").sub("", before)
        last_other = max((match.end() for match in elsewhere.finditer(before)), default=-1)
    if "申请" in before:
        last_request = max((match.end() for match in requests.finditer(before)), default=-1)
    if last_request > last_other or requests.search(label):
        context.requests = True
    elif last_other >= 0:
        context.requests = False
        context.head = None


def _bound(
    text: str, sentence: Sentence, said: Said, circumstances: Circumstances, context: Context
) -> Claim | None:
    unit = said.figure.unit
    spoken = said.words + said.behind
    if not context.instrument and "申请" not in spoken and not _binding().search(spoken):
        return None
    if unit in words("cases"):
        claim = (
            carried_claim(text, sentence, said, context)
            or dispute_claim(text, sentence, said, circumstances, context)
            or result_claim(said, context)
            or applicant_claim(said, context)
            or total_claim(text, sentence, said, circumstances, context)
        )
        if claim:
            return None if _elsewhen(text, sentence, said, circumstances, claim) else claim
    claim = instrument_claim(said, circumstances, context) or decision_claim(said)
    return None if claim and _elsewhen(text, sentence, said, circumstances, claim) else claim


def _elsewhen(text: str, sentence: Sentence, said: Said, circumstances: Circumstances, claim: Claim) -> bool:
    """Whether the figure is of another year, population or body."""
    carries = claim.indicator.startswith("carried")
    if said.year is not None and said.year != circumstances.year and not carries:
        return True
    own = said.label
    if claim.table == REVIEW:  # 备案复议134件、诉讼57件: what is said of the first holds for the second
        own = text[max(sentence.start, text.rfind(";", sentence.start, said.clause) + 1) : said.figure.start]
    if pattern("foreign").search(own) and not carries:
        return True
    return claim.table != APPLICATIONS and whose(own, circumstances.agency) != "own"
