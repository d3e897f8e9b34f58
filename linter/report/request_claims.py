"""Requests: which of their figures a figure of the text is: received, handled, a result, carried, by whom."""

from collections.abc import Sequence

from linter.patterns import compiled
from linter.report.bodies import whose
from linter.report.claim import APPLICATIONS, Circumstances, Claim, Context, last, since, words_of
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import pattern

_EXPLICIT = compiled(r"全[省市县区旗州盟镇乡]|我[省市县区旗州盟镇乡街局委]|本[局委机]")
_OF_A_BODY = compiled(r"(?<![本我])[^我本因属,]{1,6}(?:局|镇|乡|街道|委|厅|部门|单位)$")
_AFTER_RESULT = compiled(r"的|答复|决定|处理|申请|件|数|量|共|有|为|信息|各|\(|:")
_AFTER_APPLICANT = compiled(r"提出|提交|的|申请|政府信息公开|信息公开|件|数|量|共|有|为|占|:")
_BEFORE_APPLICANT = compiled(r"其中|涉及|属于|来自|由|申请人为|申请人|为|:|以")
_LEFT = compiled(r"^(?:其中|另|外|其?余|还|尚|仍|剩|除|有|共|的|,)*$")  # 除1件结转下年度继续办理外
_BARE_REQUEST = compiled(
    r"(?:收到|新收|受理|接收|收办|答复|办结|办理)(?:的)?(?:各类)?申请(?:件|共计|总计|共)?$"
)
_BARE_CARRIED = compiled(r"(?:结转|转入|遗留)的?申请$")
_BEFORE = 60  # characters
_DISPUTE = compiled(r"复议|诉讼|仲裁")
_REFERENCE = compiled(r"^(?:其中|对)?(?:该|上述|以上|这)$")


def carried_claim(text: str, sentence: Sentence, said: Said, context: Context) -> Claim | None:
    if said.depth and not context.at_head:
        return None  # 予以公开76件(含上年结转5件): a part of a part
    if not context.requests or context.foreign:
        return None
    label = said.words  # with its year: 结转至2025年
    found = last("carries", label)
    if not found and _LEFT.match(said.label):
        label = said.behind
        found = last("carries", label)
    if not found:
        return None
    # under 依申请公开: 上年结转申请2件
    start = max(sentence.start, said.clause - _BEFORE)
    is_bare = _BARE_CARRIED.search(said.label) and not _DISPUTE.search(text, start, said.clause)
    if context.head is None and not is_bare and not pattern("requests").search(said.label + said.behind):
        return None
    term, match = found
    if pattern("channels").search(label) or compiled(r"办结|已|其中").search(label[match.end() :]):
        return None
    return _claim(said, term.record["rows"], term.id)


def result_claim(said: Said, context: Context) -> Claim | None:
    if not context.requests or context.foreign or context.head is None:
        return None
    label = words_of(said)
    found = last("results", label)
    if not found:
        return None
    if label is said.behind and said.mark == "、":
        return None  # 其余18件作无法提供、不予处理和其他处理
    term, match = found
    rest = _AFTER_RESULT.sub("", label[match.end() :])
    if rest or pattern("channels").search(label) or _OF_A_BODY.search(label[: match.start()]):
        return None
    rows = [list(reading) for reading in term.record["rows"]]
    before = label[: match.start()]
    joined = compiled(r"(?:及|和|与|或|以及|、)$").search(before)
    if joined:
        earlier = last("results", before[: joined.start()])
        if not earlier or earlier[1].end() != joined.start():
            return None
        rows = [[*earlier[0].record["rows"][0], *rows[0]]]
    return _claim(said, rows, term.id)


def applicant_claim(said: Said, context: Context) -> Claim | None:
    if context.head is None or context.foreign or not context.requests:
        return None
    found = last("applicants", said.label)
    if not found:
        return None
    term, match = found
    rest = _AFTER_APPLICANT.sub("", said.label[match.end() :])
    start = _BEFORE_APPLICANT.sub("", said.label[: match.start()])
    if rest or start:
        return None
    # 受理468件，办结448件。其中自然人432件: of which total is not said.
    heads = context.totals if context.head in context.totals else [context.head]
    readings = tuple(
        tuple((row, column) for row, _ in reading for column in term.record["columns"])
        for reading in dict.fromkeys(reading for head in heads for reading in head.readings)
    )
    return Claim(said, APPLICATIONS, readings, "applications", context.head.indicator, term.id)


def total_claim(
    text: str, sentence: Sentence, said: Said, circumstances: Circumstances, context: Context
) -> Claim | None:
    label = said.label
    found = last("totals", label)
    if not found:
        if _REFERENCE.match(label) and pattern("requests").match(said.behind):
            context.head = _claim(said, [["received"], ["received", "carried_over"], ["handled"]], "received")
        return None
    term, match = found
    named = bool(pattern("requests").search(label) or pattern("requests").match(said.behind))
    if context.requests:  # under 依申请公开: 收到申请15件, 收到15件申请
        named = named or bool(_BARE_REQUEST.search(label) or compiled(r"申请(?!人)").match(said.behind))
    if not named and context.head is None:
        return None
    rest = pattern("fillers").sub("", pattern("requests").sub("", label[match.end() :]))
    if not named and (term.id.startswith("received") or rest):
        context.head = None  # 收到信件45封: what is then handled are no requests
    if not context.requests or (not named and context.head is None):
        return None
    within = said.depth > 0 or "其中" in label or text.endswith("其中,", 0, said.clause)
    if within and term.id != "received_new":
        return None
    prefix = label[: match.start()].removeprefix("其中")
    if rest:
        return None
    earlier = text[since(text, sentence, said) : said.clause]
    body = whose(earlier + prefix, circumstances.agency)
    leftover = pattern("fillers").sub("", pattern("requests").sub("", prefix))
    if leftover and body == "own" and not _is_body(leftover, circumstances.agency):
        return None
    foreign = (
        body != "own"
        or (context.foreign and not _EXPLICIT.search(earlier + prefix))
        or bool(pattern("foreign").search(earlier[-80:] + prefix))
        or (said.year is not None and said.year != circumstances.year)
    )
    context.foreign = foreign
    without = tuple((row, "total") for row in term.record.get("without", ()))
    claim = _claim(said, term.record["rows"], term.id)._replace(without=without)
    context.head = claim
    if foreign:
        return None
    context.totals.append(claim)
    return claim


def _is_body(leftover: str, agency: str | None) -> bool:
    """Whether what is left of a clause names the body that reports."""
    return bool(compiled(r"(?:我|本|全)[^,]{1,8}$").match(leftover)) or (
        leftover[-1:] in "局委厅办室处府院署镇乡区县市会心道" and whose(leftover + "共", agency) == "own"
    )


def _claim(said: Said, readings: Sequence[Sequence[str]], indicator: str) -> Claim:
    return Claim(
        said,
        APPLICATIONS,
        tuple(tuple((row, "total") for row in rows) for rows in readings),
        "applications",
        indicator,
    )
