"""Every figure of the prose is read with its value, its unit and its place; dates and ordinals are none."""

from fractions import Fraction

import pytest

from linter.documents.document import Document, Span
from linter.report.figures import Figure, read_figures
from linter.report.running_text import RunningText


def figures(text: str) -> list[Figure]:
    return list(read_figures(RunningText(Document("draft.txt", "text", text)).text))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("受理申请12件", 12, "件"),
        ("受理申请１２件", 12, "件"),
        ("发布信息3,119条", 3119, "条"),
        ("发布信息２，４６８条", 2468, "条"),
        ("举办培训两期", 2, "期"),
        ("发布信息一百二十条", 120, "条"),
        ("开展活动廿三场", 23, "场"),
        ("收费金额5.85万元", 58500, "元"),
        ("办理事项5.91万件", 59100, "件"),
        ("浏览量1.2亿次", 120_000_000, "次"),
        ("占27.27%", Fraction("27.27"), "%"),
        ("占２７．５％", Fraction("27.5"), "%"),
        ("占百分之三十", 30, "%"),
        ("提高1.5个百分点", Fraction("1.5"), "百分点"),
        ("增长2倍", 2, "倍"),
    ],
)
def test_a_figure_is_read(text: str, value: Fraction | int, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        *("2024年1月5日印发", "国办发〔2019〕5号", "电话：0345-5550108"),
        *("第三次会议", "每一件申请", "1.完善制度", "第20条"),
    ],
)
def test_dates_ordinals_and_numbers_of_documents_are_no_counts(text: str) -> None:
    assert not [figure for figure in figures(text) if figure.unit]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("约4900人次", (4850, 4950), (4700, 5100)),
        ("近300条", (299, 250), (300.5, 400)),
        ("140余条", (141, 149), (139, 0)),
        ("1000多件", (1000, 1900), (999, 1)),
        ("超过80%", (81, 100), (79, 0)),
        ("99%以上", (99, 100), (98, 0)),
        ("不足20件", (19, 1), (21, 30)),
    ],
)
def test_a_hedge_opens_the_side_that_it_hedges(
    text: str, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    (figure,) = figures(text)
    assert all(Fraction(value) in figure.interval for value in inside)
    assert not any(Fraction(value) in figure.interval for value in outside)


def test_a_figure_is_read_over_a_line_end_and_keeps_its_place() -> None:
    text = "全年共收到公民、法人和其他组织提出的政府信息公开申请 34\r\n件，均已答复。"
    running = RunningText(Document("draft.txt", "text", text))
    (figure,) = read_figures(running.text)
    assert running.span(figure.number, figure.end) == Span(text.index("34"), text.index("件，") + 1)


def test_a_heading_does_not_run_into_the_paragraph_below_it() -> None:
    running = RunningText(Document("draft.txt", "text", "（二）依申请公开情况\n全年收到申请3件。"))
    assert running.text.lstrip("\n") == "(二)依申请公开情况\n全年收到申请3件。"


def test_a_table_is_left_out() -> None:
    text = "收到申请3件。\n规章\n0\n0\n其他事项。"
    table = Span(text.index("规章"), text.index("其他"))
    running = RunningText(Document("draft.txt", "text", text), [table])
    assert [figure.text for figure in read_figures(running.text)] == ["3件"]


@pytest.mark.parametrize("text", ["12 34件", "受理件数0000012件", "条206912106其中"])
def test_whatever_digits_run_together_the_reader_does_not_break(text: str) -> None:
    assert figures(text) is not None


def test_digits_at_a_line_end_may_belong_to_the_next_line() -> None:
    text = "我局全年通过门户网站、公示栏等渠道主动公开政府信息12\n34条，均及时更新。"
    assert all(figure.doubtful for figure in figures(text))
