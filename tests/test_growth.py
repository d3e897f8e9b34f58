"""Growth in per cent and the two figures that it compares, as the words of a sentence bind them."""

from __future__ import annotations

import pytest

from linter.documents.document import Document
from linter.report.claim import Circumstances
from linter.report.prose import Prose


def prose(text: str) -> Prose:
    return Prose(Document("draft.txt", "text", text), (), Circumstances("青岭县茶业局", 2024, "2021"))


@pytest.mark.parametrize(
    ("said", "new", "old", "down"),
    [
        ("发布信息120条，比上年的100条增长25%", 120, 100, False),
        ("发布信息120条，比去年100条增长25%", 120, 100, False),
        ("发布信息120条，比2023年100条上升25%", 120, 100, False),
        ("发布信息80条，较2023年的100条下降25%", 80, 100, True),
        ("2024年发布信息120条，2023年为100条，增长25%", 120, 100, False),
        ("2024年发布信息120条，2022年为100条，增长25%", 120, 100, False),
        ("受理量从100件增加至120件，增长25%", 120, 100, False),
        ("受理量由100件降为80件，降幅25%", 80, 100, False),
        ("2023年发布信息100条，2024年发布信息120条，增长25%", 120, 100, False),
        ("上年发布信息100条，今年发布信息120条，增长25%", 120, 100, False),
        # an increase beside both figures says nothing more
        ("发布信息120条，较2023年的100条增加20条，增长25%", 120, 100, False),
        ("2024年发布信息120条，比上年的100条增长25%", 120, 100, False),
        ("收到来信3件；发布信息120条，比上年的100条增长25%", 120, 100, False),
        ("发布信息120条（图解20条），比上年的100条增长25%", 120, 100, False),
        ("发布信息120条，占比10%；发布动态60条，比上年的50条增长25%", 60, 50, False),
    ],
)
def test_growth_is_from_the_earlier_to_the_later_figure(said: str, new: int, old: int, down: bool) -> None:
    (growth,) = prose(said).growth
    assert (growth.new.figure.value, growth.old, growth.old_said.figure.value) == (new, (old, old), old)
    assert (growth.printed.figure.value, growth.down, growth.from_difference) == (25, down, False)


@pytest.mark.parametrize(
    ("said", "new", "old", "down"),
    [
        ("发布信息120条，比上年增加20条，增长25%", 120, (100, 100), False),
        ("发布信息80条，比上年减少20条，下降25%", 80, (100, 100), True),
        ("发布信息120条，比上年增加约20条，增长25%", 120, (90, 110), False),
        ("发布信息80条，比上年减少约20条，下降25%", 80, (90, 110), True),
        ("发布信息120条，比上年增加20余条，增长25%", 120, (None, 100), False),
        ("发布信息80条，比上年减少20余条，下降25%", 80, (100, None), True),
    ],
)
def test_an_increase_gives_the_earlier_figure(
    said: str, new: int, old: tuple[int | None, int | None], down: bool
) -> None:
    (growth,) = prose(said).growth
    assert (growth.new.figure.value, tuple(growth.old), growth.old_said.figure.value) == (new, old, 20)
    assert (growth.down, growth.from_difference) == (down, True)


@pytest.mark.parametrize(
    "said",
    [
        "发布信息80条，比上年减少20条，增长25%",  # which of both is meant?
        "发布信息80条，减少20条，下降25%",  # against what?
        "发布信息120条；比上年的100条增长25%",  # of something else
        "发布信息120条，占比10%，比上年的100条增长25%",
        "发布信息120条，比上年的100件增长25%",
        "发布信息120条，通知20条，比上年的100条增长25%",
        "发布信息120条，上年结转100条，增长25%",
        "上年结转100条，今年发布信息120条，增长25%",
        "发布信息120条，较去年多发20条，增长25%",
        "2022年发布信息100条，2024年发布信息120条，增长25%",  # not the year before
        "2024年发布信息100条，2024年发布信息120条，增长25%",
        "2024年发布信息120条，2024年为100条，增长25%",
        "2024年发布信息120条，比2026年的100条增长25%",
        "收到申请120件，比上年结转100件增长25%",
        "上年发布信息100条，去年为120条，增长25%",
        "发布信息12,34567条，比上年的100条增长25%",
        "2023年发布信息100条，今年发布信息120条，增长25%",
        "发布信息120条，2023年100条，上升25%",
        "发布信息120条，去年发布100条，增长25%",
        "发布信息120条，比上年增加到140条，增长25%",
        "发布信息120条，比上年的100条，占25%",
        "金额120元，比上年的100元增长25%",
        "我局全年通过门户网站、公示栏等渠道主动公开政府信息12\n0条，比上年的100条增长25%",  # one or two?
        "发布信息120条，比上年的100条增长25%5",
    ],
)
def test_figures_that_the_words_do_not_bind_are_not_compared(said: str) -> None:
    assert prose(said).growth == ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("发布信息120条，同比增长25%", (120, False)),
        ("发布信息120条，同比下降25%", (120, True)),
        ("发布信息120条，与上年相比增长25%", (120, False)),
        ("收到来信3件；发布信息120条，同比增长25%", (120, False)),
        ("发布信息120条，增长25%", None),
        ("发布信息120条；同比增长25%", None),
        ("发布信息120条，通知20条，同比增长25%", None),
        ("金额120元，同比增长25%", None),
        ("满意率98%，同比增长25%", None),
        ("发布信息120条，同比多25条", None),
        ("发布信息120条，同比增加25条", None),
        ("发布信息120条，同比占25%", None),
        ("发布信息12,34567条，同比增长25%", None),
        ("同比增长25%，发布信息120条", None),
        ("发布信息120条，同比增长25%5", None),
    ],
)
def test_growth_against_last_years_report_is_of_the_only_count(
    said: str, found: tuple[int, bool] | None
) -> None:
    comparisons = prose(said).comparisons
    assert [(each.new.figure.value, each.down) for each in comparisons] == ([found] if found else [])
