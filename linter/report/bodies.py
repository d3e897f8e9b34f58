"""Whose figure it is: the body that reports, the whole of its area, or one body among several."""

from __future__ import annotations

from typing import Literal

from linter.documents.folding import fold
from linter.patterns import compiled

Whose = Literal["own", "unclear", "other"]

_BODY = compiled(
    r"[^ ,;:。()、“”\d]{0,9}?(?:政府办公室|政府办公厅|政府办|政府系统|管委会办公室|管委会|办公室|办公厅"
    r"|政府(?!信息|网|门户|采购|公报|常务|工作|文件|数据|公开|部门|性|令|投资|购买|服务|系统|会议|办|开放|债)"
    r"|[局委厅院署办](?=[^公事理法结证])|委员会|街道(?!办)|街道办事处|[镇乡](?=[^街村])|各?部门|机关(?!工作)|中心(?=[共收受接办])|单位)"
)
_OWN = compiled(r"^(?:我|本|全[省市县区旗州盟镇乡街])")
_OFFICE = compiled(r"^(?:我|本)(?:办|室|单位办)|办公室$|政府办$|办公厅$")
_LEVEL = compiled(r"本级|[市县区省]级|直属|直各|所属|下属|各级政府(?!部门)|[市县区省]直")
_SYSTEM = compiled(r"[^,;。]{1,12}(?<!政府)(?<!行政)(?<!机关)系统")  # 全省自然资源系统
_LEADING = compiled(
    r"^(?:\d{4}年度?|[年度内]|全年|一年来|其中|由|各级|共|对|在|经|据|截至|目前|并|及|和|与|代表|向)+"
)
_GOVERNMENT = compiled(r"人民政府$|政府$|管委会$|(?:[省市县区旗州盟]|实验区|新区|开发区)$")


def body_key(agency: str | None) -> str | None:
    """What is the same for one body however its name is written; None where it is unknown."""
    return "".join(fold(agency).split()).replace("人民政府", "政府") if agency else None


def whose(words: str, agency: str | None) -> Whose:
    """Whose doings ``words`` (a stretch of a sentence) speak of; without a body they are the agency's own."""
    agency = fold(agency or "")
    whole = compiled(r"全[省市县区旗州盟镇乡]|我[省市县区旗州盟镇乡街](?!政府|直|委|级)").search(words)
    if whole and not compiled(r"代表|其中").search(words):
        if _SYSTEM.match(words, whole.end()):
            return "other"
        smallest = whole[0][-1] in "镇乡街"
        return "own" if smallest or not agency or _GOVERNMENT.search(agency) else "unclear"
    if _LEVEL.search(words):
        return "other" if _GOVERNMENT.search(agency) or not agency else "unclear"
    verdict: Whose = "own"
    for match in _BODY.finditer(words):
        found = _of(_LEADING.sub("", match[0]), agency)
        if found == "other":
            return "other"
        verdict = found if found == "unclear" else verdict
    return verdict


def _of(body: str, agency: str) -> Whose:
    government = bool(_GOVERNMENT.search(agency))
    if government and _OFFICE.search(body):
        return "other"  # the office's own requests are a part of those of the whole area
    if _OWN.match(body) or not body or body in ("机关", "单位", "部门", "各部门"):
        return "own"
    if not agency or not _within(body, agency):
        return "other"
    return "unclear" if government and not agency.endswith(body) else "own"


def _within(body: str, agency: str) -> bool:
    """Whether a short name's characters stand in the full one, in order: 市科委 in 某市科学技术委员会."""
    position = 0
    for character in body:
        position = agency.find(character, position) + 1
        if not position:
            return False
    return True
