"""The time that the figures of a text take grows with the text, whatever it holds."""

from time import process_time

import pytest

from linter.documents.document import Document
from linter.report.claim import Circumstances
from linter.report.prose import Prose

PIECES = [
    *("1", "1,", "一", "条、", "(", "其中", "占", "类信息1条,占", "“1件", "〔…", "2024年", "共", "十二万"),
    *("未收到政府信息公开", "均已全部依法", "没有公开信息任何有关", "不予公开及", "结转"),
    *("依申请公开", "行政复议、"),
]
SIZE = 20_000  # characters


def seconds(text: str) -> float:
    prose = Prose(Document("draft.txt", "text", text), (), Circumstances("青岭县教育局", 2024, "2021"))
    start = process_time()
    read = (prose.claims, prose.breakdowns, prose.shares, prose.growth, prose.statements, prose.missing)
    assert read and prose.complements is not None
    return process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_twice_and_four_times_the_text_take_no_more_than_their_share(piece: str) -> None:
    texts = [(piece * (SIZE // len(piece) + 1))[: SIZE * times] for times in (1,)]
    texts += [(piece * (SIZE * times // len(piece) + 1))[: SIZE * times] for times in (2, 4)]
    seconds(texts[0])
    first, _, last = (min(seconds(text) for _ in range(2)) for text in texts)
    assert last <= max(10 * first, 0.5)


def test_two_thousand_figures_take_a_twentieth_of_a_second() -> None:
    sentence = (
        "2024年，我局主动公开政府信息{0}条，其中机构职能类{1}条、规划计划类{2}条、其他类{3}条，占{4}.5%。"
        "全年共收到政府信息公开申请{0}件，上年结转{1}件，办结{2}件，同比增长{3}%。\n"
    )
    text = "".join(sentence.format(*(7 * i % (90 + j) + 1 for j in range(5))) for i in range(222))
    seconds(text)
    assert min(seconds(text) for _ in range(5)) < 0.1  # half of it on a machine of today
