"""Simplified to Traditional characters, for the words that the generator uses."""

from __future__ import annotations

_SIMPLIFIED = (
    "开报总况动复诉讼题进应项这收处请数结转办类获审维纠决强费规许处罚业构"
    "组织会务机关国员现条县区厅议发废满经济与时为间场设责补确认证举农财网"
)
_TRADITIONAL = (
    "開報總況動復訴訟題進應項這收處請數結轉辦類獲審維糾決強費規許處罰業構"
    "組織會務機關國員現條縣區廳議發廢滿經濟與時為間場設責補確認證舉農財網"
)
_TABLE = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def to_traditional(text: str) -> str:
    """The text with the commonest characters in their Traditional form, one for one."""
    return text.translate(_TABLE)
