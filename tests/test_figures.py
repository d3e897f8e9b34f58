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
        ("接待群众4900人次", 4900, "人次"),
        ("近三成来自网络", 30, "%"),
        ("8成以上通过网络提出", 80, "%"),
        ("浏览三万次", 30_000, "次"),
        ("浏览二十五亿次", 2_500_000_000, "次"),
        ("办理廿万件", 200_000, "件"),
        ("惠及近三家企业", 3, "家"),
        ("3,119", 3119, ""),
        ("5", 5, ""),
        ("占百分之5", 5, "%"),
    ],
)
def test_a_figure_is_read(text: str, value: Fraction | int, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("发布信息120条", 120, 120),
        ("发布信息一百二十条", 120, 120),
        ("占百分之三十", Fraction("29.5"), Fraction("30.5")),
        ("占30%", Fraction("29.5"), Fraction("30.5")),
        ("占27.27%", Fraction("27.265"), Fraction("27.275")),
        ("办理事项5.91万件", 59_050, 59_150),
        ("办理事项3万件", 25_000, 35_000),
        ("收费5.85元", Fraction("5.845"), Fraction("5.855")),
        ("增长2倍", Fraction("1.5"), Fraction("2.5")),
        ("通过网络提出的占8成", 75, 85),
        ("约三十场", 20, 40),
        ("约32场", 31, 33),
        ("约百分之三十", 20, 40),
        ("约5.9万件", 58_000, 60_000),
    ],
)
def test_a_figure_stands_for_what_rounds_to_it(text: str, low: Fraction | int, high: Fraction | int) -> None:
    (figure,) = figures(text)
    assert figure.interval == (low, high)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("办理120余件", "余"),
        ("办理3万余件", "余"),
        ("办理十余件", "余"),
        ("办理超过120件", "超过"),
        ("办理约120件以上", "以上"),
        ("办理120件左右", "左右"),
        ("办理120件", ""),
    ],
)
def test_a_hedge_is_read_wherever_it_stands(text: str, hedge: str) -> None:
    (figure,) = figures(text)
    assert figure.hedge == hedge


def test_words_that_hold_a_numeral_are_no_counts() -> None:
    for text in ("每一期", "同一项", "三家单位", "统一件", "第三件", "满意率八成"):
        assert figures(text) == []


def test_a_number_that_belongs_to_something_else_is_no_figure() -> None:
    for text in ("第3次", "A12件", "—12件", "3-12件", "共3年", "共3万", "共5-6", "(12.)", "#12", "1:30"):
        assert figures(text) == []
    (hedged,) = figures("第约3次")
    assert (hedged.number - hedged.start, hedged.end - hedged.start, hedged.text) == (1, 3, "约3次")


def test_a_figure_has_no_more_digits_than_any_report() -> None:
    assert len(figures("1" * 60)) == 1
    assert figures("1" * 61) == []


def test_digits_beside_a_figure_may_belong_to_it() -> None:
    (figure,) = figures("12,34567件")
    assert (figure.text, figure.doubtful) == ("67件", True)
    assert [each.doubtful for each in figures("12件、34件")] == [False, False]
    assert [each.text for each in figures("约12%3") if each.doubtful] == ["约12%"]


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
