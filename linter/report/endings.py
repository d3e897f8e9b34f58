"""Sentences that say that an instrument came to an end: they do not work by it."""

from __future__ import annotations

from linter.patterns import compiled

_USE = r"(?:按照?|依照|依据|根据|参照|遵照|遵循|执行|适用|使用|沿用|采用|施行|实施|引用|套用|参考|以)"
_NO_MORE = rf"(?:不再|不得再|不能再|不应再|不宜再|停止|终止|禁止|严禁|不准|避免|防止|杜绝)(?:再|继续)*{_USE}"
_ENDED = (
    rf"(?:{_NO_MORE}|停用|弃用|作废|废除|废止|失效|不再有效|不再生效|不再作为|已不[再能]?{_USE}|终止|退出使用"
    r"|(?:有?效期|试行期|期限)(?:已|届)?满|到期)"
)
_INTO = r"(?:调整|变更|更新|更换|改变|替换|切换|升级|过渡|转换|修订|修改|改|换|变)(?:为|成|到|至)"
_OLD = r"旧(?:的|格式|版|文件|规定|通知|条例|办法|标准|模板|样式|要求)"

# What is enumerated before the citation shares its verb: 不再执行《甲》、《乙》.
_LISTED = compiled(r"(?:《[^《》]*》|国[办发][一-鿿]{0,6}〔\d{4}〕\d{1,5}号|\([^()]*\)|[、和及与]|以及)+\s?$")
_STOPPED_BEFORE = compiled(
    rf"(?:{_NO_MORE}|不再是|停用|弃用|废除|废止|取消|淘汰|清理|摒弃)了?(?:旧的?|老的?|原先?的?|原来的?|已经?失效的|国务院办公厅|国办|的)*\s?$"
    r"|(?:删除|删去|剔除|撤下|移除)[^,;。]{0,16}\s?$|[原旧老](?:格式|版本?|文件|规定|通知|条例|办法|标准|模板|样式|要求)?\s?\(\s?$"
)
_FROM = compiled(rf"(?:由|从|将|把)(?:原来?的?|原先的?|旧的?|老的?|过去的?|以前的?|此前的?)?{_USE}?的?\s?$")
_TO = compiled(rf"^[^,;。]{{0,20}}?(?:{_INTO}|改{_USE}|转而)")
_COMPARED = compiled(r"(?:[较比]|相较于?|相对于?|不同于|区别于|有别于)\s?$")
_IS_NOW = compiled(
    rf"^\s?(?:已经?|现已?|均已?|目前已|[\d年月日]+起)?(?:被|全面|正式|统一)?{_INTO}"
    r"|^\s?(?:现为|即现行|对应现行|相当于)"
)
_REVISED = compiled(
    r"^\s?已(?:经|被|全面|作了?|予以)*(?:修订|修正|修改|更新|替换)(?=[,;。]|$)"
    r"|^\s?由[^,;。]{0,60}(?:修订|修正|替换)"
)
_ENDED_AFTER = compiled(
    rf"^[^,;。]{{0,40}}?{_ENDED}"
    rf"|^[^,;。]{{0,40}}?,\s?(?:现|均|目前|如今|其)?已经?{_ENDED}"
)
_OLD_AFTER = compiled(rf"^[^,;。]{{0,12}}?{_OLD}")
_WHAT_CAME_OF_IT = compiled(
    rf"^[^,;。]{{0,16}}?(?:{_OLD}|制[定发]的|设立的|建立的|编制的)"
    rf"[^,;。]{{0,40}}{_ENDED}"
)
_AT_ITS_TIME = compiled(
    r"^\s?(?:施行|实施|执行|有效|试行)?(?:期间|时期)"
    r"|^[”\"’]?[^,;。]{0,8}(?:表述|字样|提法|引用)[^,;。]{0,20}[删改撤更]"
)
_CHANGED = (
    r"^[^。;]{0,60}?(?:[年月日]起|现已?|现在|目前|今后|之?后|,)\s?(?:均|统一|一律|全部|全面)?改(?:为|成)?"
    rf"(?:{_USE}|用|依)[^,。;]{{0,30}}"
)
_NEW_BASIS = compiled(rf"{_CHANGED}(?:《|号)")
_NEW_FORM = compiled(rf"{_CHANGED}新")
_IN_THE_NOTE = compiled(rf"\([^()]*(?:{_ENDED}|已被)[^()]*\)")
# 按照《…》: what the sentence says after that is what the work consists in, not the fate of the instrument.
_RESTS_ON_IT = compiled(
    r"(?:按照?|依照|依据|根据|遵照|遵循|参照|对照|贯彻|落实|执行|结合|严格|围绕)"
    r"[^,;。《》]{0,30}$"
)
# Whoever has the wrong basis of others put right knows it: 个别单位仍按…编制,已督促整改.
_STILL = compiled(rf"(?:仍然?|还在?|依然|依旧|继续|错误地?|误){_USE}?的?\s?$")
_PUT_RIGHT = compiled(r"整改|纠正|改正|退回|更正|替换|进行了?更新")
_WRONG_USE = compiled(rf"(?:纠正|整改|杜绝|避免|清理|排查|改正)[^,。;]{{0,20}}{_USE}的?\s?$")
_IS_A_PROBLEM = compiled(r"^[^,;。]{0,12}(?:问题|现象|做法|情况|错误)")


def spoken_of_as_ended(before: str, citation: str, after: str) -> bool:
    """Whether a sentence says that the instrument which it quotes no longer holds.

    ``before`` and ``after`` are the parts of the sentence around the ``citation``, all of them folded.
    """
    listed = _LISTED.search(before)
    lead = before[: listed.start()] if listed else before
    if _STOPPED_BEFORE.search(lead) or _COMPARED.search(before) or _IN_THE_NOTE.search(citation):
        return True
    if _FROM.search(before) and _TO.search(after):
        return True
    if _STILL.search(before) and _PUT_RIGHT.search(after):
        return True
    if _WRONG_USE.search(before) and _IS_A_PROBLEM.search(after):
        return True
    if _NEW_BASIS.search(after) or _WHAT_CAME_OF_IT.search(after):
        return True
    if _AT_ITS_TIME.search(after):
        return True
    return not _RESTS_ON_IT.search(lead) and any(
        pattern.search(after) for pattern in (_IS_NOW, _REVISED, _ENDED_AFTER, _OLD_AFTER, _NEW_FORM)
    )
