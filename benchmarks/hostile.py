"""The processor time of 1 MB of what means to be slow: one thing over and over, in every shape."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from runs import COMMAND, draft_from_arguments, measured

LIMIT = 2.0
BYTES = 1_000_000
# Named for what is repeated; each is repeated until it fills 1 MB.
UNITS = {
    "digits on one line": "1",
    "digits between blanks": "1 ",
    "digits and commas": "1,",
    "a digit a line": "1\n",
    "letters on one line": "政",
    "letters of a label": "本年度新收政府信息公开申请数量",
    "a label a line": "本年度新收政府信息公开申请数量\n",
    "a label and a figure": "本年度新收政府信息公开申请数量 1\n",
    "two labels in turn": "结果维持\n结果纠正\n",
    "a short label a line": "总计\n其他\n",
    "a letter of a label a line": "本\n年\n度\n新\n收\n",
    "open brackets": "（",
    "closed brackets": "）",
    "brackets": "（）",
    "open title marks": "《",
    "title marks": "《》",
    "open year brackets": "〔",
    "open quotation marks": "“",
    "titles": "《政府信息公开条例》",
    "titles in titles": "《关于印发《",
    "numbers of documents": "国办发〔2019〕5号",
    "the beginnings of numbers": "国务院令第",
    "articles": "第十条、",
    "items": "第（一）项",
    "short names": "（以下简称《条例》）",
    "一是": "一是",
    "一是 and 二是": "一是工作，二是工作。",
    "ordinals": "一、",
    "ordinals a line": "一、\n",
    "headings": "一、总体情况\n",
    "headings in turn": "一、总体情况\n二、主动公开政府信息情况\n",
    "lower headings": "（一）工作情况\n",
    "report titles": "2024年政府信息公开工作年度报告",
    "report titles a line": "2024年政府信息公开工作年度报告\n",
    "the first words of a title": "政府信息",
    "years": "2024年",
    "dates": "2024年1月1日",
    "pipes": "|",
    "a pipe a line": "|\n",
    "rows of cells": "| 1 | 2 | 3 |\n",
    "tabs": "\t",
    "tabs and a figure a line": "\t" * 3_000 + "5\n",
    "blanks": " ",
    "wide blanks": "\u3000",
    "blank lines": "\n",
    "carriage returns": "\r",
    "line separators": "\u2028",
    "hyphens": "-",
    "rules of a table": "---|---\n",
    "frames of a table": "┼─",
    "full stops": "。",
    "sentences": "全年共办理政府信息公开申请1件。",
    "sums": "其中1件，",
    "shares": "占1.1%，",
    "words of a share": "占比",
    "underscores": "_",
    "crosses": "×",
    "question marks": "a????",
    "words written twice": "精神精神",
    "typos": "不子公开",
    "what only looks like typos": "年末收到",
    "comments of a page": "<!--",
    "marks in half width": "中(中,",
    "NULs": "\0",
    "characters that fold": "報",
    "full-width digits": "１",
    "astral characters": "𠀀",
}


def main() -> None:
    draft = draft_from_arguments().read_text("utf-8")
    measured([COMMAND, str(draft_from_arguments())])  # fills the cache
    slow = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "hostile.txt"
        for name, unit in UNITS.items():
            filling = unit * (BYTES // len(unit.encode()))
            for place, text in (("alone", filling), ("in a draft", _within(draft, filling))):
                file.write_bytes(text.encode())
                seconds = measured([COMMAND, str(file)], accepted=(0, 1, 2)).processor
                if seconds > LIMIT:
                    slow.append(name)
                print(f"{seconds:6.2f} s  {name}, {place}{'  TOO SLOW' * (seconds > LIMIT)}", flush=True)
    sys.exit(bool(slow))


def _within(draft: str, filling: str) -> str:
    """The draft with the filling below the first heading of its second section."""
    lines = draft.splitlines(keepends=True)
    at = next((index + 1 for index, line in enumerate(lines) if line.startswith("二、")), len(lines))
    return "".join([*lines[:at], filling, "\n", *lines[at:]])


if __name__ == "__main__":
    main()
