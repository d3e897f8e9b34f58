"""The processor time of 200 citations beside their text, and of 2,000 figures with theirs."""

from __future__ import annotations

import gc
import sys
from datetime import date
from time import process_time

from runs import draft_from_arguments

from linter.documents import read
from linter.engine import run
from linter.report import read as read_report
from linter.rules import load_rules

ROUNDS = 15
CITATIONS = (
    "第{n}科室对照《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条完善了目录。\n",
    "第{n}次学习《关于做好云溪市第{n}批公开事项的通知》（云政办发〔2022〕{n}号）、《云溪市公开指南》和《条例》第五十条。\n",
    "第{n}件依照《条例》第三十六条第（一）项、《行政复议法》第十一条和《云溪市办理规程》第七条答复。\n",
    "《国务院办公厅关于印发政府信息公开工作年度报告格式的通知》（国办公开办函〔2021〕30号）第{n}次印发。\n",
)
FIGURES = (
    "第{n}季度办结{n}件，其中网上办理{m}件、窗口办理{k}件。\n",
    "全年通过第{n}号网站发布政策解读信息{n}条，同比增长{m}.5%；回复网民留言{m}条。\n",
    "共举办专题培训{m}场，参加人员约{n}人次，发放宣传材料{k}份。\n",
)

_NO_CITATION = str.maketrans("", "", "《》〔〕号令条")  # what is left quotes nothing


def sentences(patterns: tuple[str, ...], count: int) -> str:
    """Sentences for a draft, ``count`` of them."""
    return "".join(
        patterns[index % len(patterns)].format(n=index + 101, m=index % 89 + 2, k=index + 99 - index % 89)
        for index in range(count)
    )


def within(draft: str, added: str) -> bytes:
    """The draft with paragraphs below the first heading of its first section."""
    lines = draft.splitlines(keepends=True)
    at = next(index + 1 for index, line in enumerate(lines) if line.startswith("一、"))
    return "".join([*lines[:at], added, *lines[at:]]).encode()


def seconds(data: bytes) -> float:
    """Processor time of one report, the least of some rounds."""
    rules, times = load_rules(), []
    for _ in range(ROUNDS):
        start = process_time()
        run(read_report(read(data, "draft.txt"), today=date(2026, 1, 1)), rules, "zh")
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    gc.set_threshold(50_000)  # as the program does
    draft = draft_from_arguments().read_text("utf-8")
    without = seconds(draft.encode())
    citing, counting = sentences(CITATIONS, 100), sentences(FIGURES, 667)
    plain = seconds(within(draft, citing.translate(_NO_CITATION)))
    passed = True
    for what, added, limit, base in (
        ("200 citations", citing, 0.010, plain),
        ("2,000 figures", counting, 0.050, without),
    ):
        whole = seconds(within(draft, added))
        passed = passed and whole - base <= limit
        print(f"{what}: {(whole - base) * 1e3:.1f} ms (limit {limit * 1e3:g})", end="")
        print(f", {(whole - without) * 1e3:.1f} ms with their text; the draft alone {without * 1e3:.1f} ms")
    sys.exit(not passed)


if __name__ == "__main__":
    main()
