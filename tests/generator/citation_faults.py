"""Stale and wrong citations, put into the preamble of a clean report."""

from __future__ import annotations

from random import Random

from tests.generator.faults import Fault, named
from tests.generator.manuscript import Manuscript

_CURRENT = "（国务院令第711号，以下简称《条例》）"
_BRACKETS = ("[2021]", "【2021】", "(2021)", "（2021）", "［2021］")


def old_order(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The Regulations of 2007 as the present basis."""
    _replace(manuscript, "国务院令第711号", rng.choice(("国务院令第492号", "中华人民共和国国务院令第492号")))
    return Fault("old_order", "order 492 for 711", frozenset({"C002"}))


def article_out_of_range(manuscript: Manuscript, rng: Random) -> Fault | None:
    article = rng.choice(("第六十条", "第五十七条", "第七十二条"))
    _replace(manuscript, _CURRENT, _CURRENT + article)
    return Fault("article_out_of_range", f"{article} of 56", frozenset({"C004"}))


def wrong_brackets(manuscript: Manuscript, rng: Random) -> Fault | None:
    written = rng.choice(_BRACKETS)
    if "〔2021〕" not in manuscript.preamble:
        return None
    _replace(manuscript, "〔2021〕", written)
    return Fault("wrong_brackets", f"{written} for 〔2021〕", frozenset({"C008"}))


def missing_bracket(manuscript: Manuscript, rng: Random) -> Fault | None:
    if "（国办公开办函〔2021〕30号）" not in manuscript.preamble:
        return None
    _replace(manuscript, "（国办公开办函〔2021〕30号）", "国办公开办函〔2021〕30号）")
    return Fault("missing_bracket", "an opening bracket is missing", frozenset({"C008"}))


def old_notice(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The notice of 2019 with the first form, in a report of a later year."""
    if manuscript.form != "2021":
        return None
    notice = "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    _replace(manuscript, _CURRENT, f"{_CURRENT}和{notice}（国办公开办函〔2019〕60号）")
    return Fault("old_notice", "the notice of 2019", frozenset({"C001"}))


def _replace(manuscript: Manuscript, old: str, new: str) -> None:
    manuscript.preamble = manuscript.preamble.replace(old, new, 1)


MAKERS = named(old_order, article_out_of_range, wrong_brackets, missing_bracket, old_notice)
