"""Lists of the text against their totals: what is wrong, what may be left out, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from linter.diagnostics import Diagnostic, Text
from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.rules import load_rules
from linter.skeleton import skeleton
from tests.test_numbers import FIVE, lint


def lists(said: str, cells: Mapping[str, str] | None = None) -> list[Diagnostic]:
    return [each for each in lint(said, cells)[1] if each.code == "N003"]


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("发布信息80条，包括通知20条、动态30条、其他31条", "warning"),
        ("发布信息80条，包括通知20条、动态30条、其他29条", "warning"),  # nothing is left out
        ("发布信息80条，包括通知20条、动态30条、其他30条", None),
        ("发布信息80条，其中通知50条、动态31条", "warning"),  # more than the total in any case
        ("发布信息80条，其中通知40条、动态32条", "info"),  # nine tenths: something may be missing
        ("发布信息80条，其中通知40条、动态31条", None),  # it leaves out much, and means to
        ("发布信息80条，其中通知40条、动态32条等", None),
        ("发布信息80条，其中网站60条、微信50条", None),  # what stands in two places counts in both
        ("发布信息80条，包括网站30条、微信20条、其他渠道20条", None),
        ("发布信息80余条，其中教育20条、交通30条、其他14条", "warning"),
        ("发布信息80余条，其中教育20条、交通30条、其他44条", None),
        ("发布信息近80条，其中教育20条、交通30条、其他44条", "warning"),
    ],
)
def test_a_list_is_wrong_where_it_cannot_make_its_total(said: str, severity: str | None) -> None:
    assert [str(each.severity) for each in lists(said)] == ([severity] if severity else [])


def with_total(row: str, number: int, **others: str) -> dict[str, str]:
    """The table of five requests with one more carried over or forward."""
    changed = {"received": str(number), row: "1", **others}
    return FIVE | {
        f"applications.{name}.{column}": value
        for name, value in changed.items()
        for column in ("natural_person", "total")
    }


@pytest.mark.parametrize(
    ("cells", "said", "wrong"),
    [
        (FIVE, "收到政府信息公开申请5件，其中予以公开3件、无法提供2件、其他处理1件", True),
        # what was carried over or forward stands between those received and their results
        (
            with_total("carried_over", 4),
            "收到政府信息公开申请4件，其中予以公开3件、无法提供2件、其他处理0件",
            False,
        ),
        (
            with_total("carried_forward", 6),
            "收到政府信息公开申请6件，其中予以公开3件、无法提供2件、其他处理0件",
            False,
        ),
        (
            with_total("carried_forward", 6),
            "办结政府信息公开申请5件，其中予以公开3件、无法提供2件、其他处理1件",
            True,
        ),
        (
            with_total("carried_over", 4),
            "收到政府信息公开申请5件，其中信函申请3件、网络申请2件、其他方式1件",
            True,
        ),
        (
            FIVE | {"applications.carried_over.total": ""},
            "收到政府信息公开申请5件，其中予以公开3件、无法提供2件、其他处理1件",
            False,
        ),
    ],
)
def test_the_results_of_requests_make_those_received_only_where_nothing_was_carried(
    cells: Mapping[str, str], said: str, wrong: bool
) -> None:
    assert bool(lists(said, cells)) is wrong


def test_a_list_is_told_with_its_parts_and_the_total_that_they_make() -> None:
    text, (found,) = lint("发布信息80条，包括通知20条、动态30条、其他29条")
    assert text[found.span.start : found.span.end] == "80条"
    assert "20+30+29=79条，比总数80条少1条" in found.message
    assert (found.found, found.expected, found.place.section) == ("80", "79", "overview")
    assert [(text[each.span.start : each.span.end], each.message.en) for each in found.related] == [
        ("20条", "part 1"),
        ("30条", "part 2"),
        ("29条", "part 3"),
    ]


def test_a_list_that_may_lack_something_is_given_no_total() -> None:
    (found,) = lists("发布信息80条，其中通知40条、动态32条")
    assert (found.found, found.expected) == ("80", None)
    assert "列出的2项相加是40+32=72条，比总数80条少8条" in found.message


def test_the_total_nearest_to_a_list_is_the_one_that_is_doubted() -> None:
    for said, nearest in (
        ("网上征集40次、现场征集15次，其中教育35次、交通26次", "40"),
        ("网上征集15次、现场征集40次，其中教育35次、交通26次", "40"),
        ("网上征集90次、现场征集70次，包括教育35次、其他26次", "70"),
        ("网上征集70次、现场征集90次，包括教育35次、其他26次", "70"),
    ):
        assert [each.found for each in lists(said)] == [nearest]


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("网上征集40次、现场征集70次，包括教育35次、其他26次", None),  # between both
        ("网上征集100次、现场征集68次，其中教育35次、交通27次", "info"),  # nearly that of the last
        ("网上征集68次、现场征集100次，其中教育35次、交通27次", None),
    ],
)
def test_a_list_of_two_totals_is_wrong_where_it_makes_neither(said: str, severity: str | None) -> None:
    assert [str(each.severity) for each in lists(said)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("share", "severity"),
    [("41.5%", "warning"), ("38.8%", "info"), ("55.5%", "info"), ("41%以上", "info"), ("42%", "info")],
)
def test_a_share_reckoned_with_the_sum_of_the_parts_speaks_for_them(share: str, severity: str) -> None:
    said = f"政府信息总数510条，其中林地类198条，湿地类142条，草原类137条。林地类信息占{share}"
    assert [str(each.severity) for each in lists(said)] == [severity]


def test_a_share_that_fits_both_sums_speaks_for_neither() -> None:
    said = "政府信息总数510条，其中林地类335条，湿地类141条，草原类1条。草原类信息占0.2%"
    assert [str(each.severity) for each in lists(said)] == ["info"]


def test_a_rule_of_ones_own_may_word_two_shares_as_it_words_a_list() -> None:
    (rule,) = (each for each in load_rules() if each.code == "N003")
    words = "{parts}={sum}/{total}, {difference}, {count}"
    own = rule._replace(messages={}, message=Text(words, words))
    for said, message in (
        ("好评占评价总数的40%，差评占评价总数的55%", "40%+55%=95%/100%, 5, 2"),
        ("好评占评价总数的60%，差评占评价总数的55%", "60%+55%=115%/100%, 15, 2"),
        ("发布信息80条，包括通知20条、动态30条、其他29条", "20+30+29=79/80, 1, 3"),
    ):
        text = skeleton("2021").replace("办理情况见表三", said)
        report = read(Document("draft.txt", "text", text), today=date(2025, 6, 30))
        assert [each.message for each in run(report, [own], "zh").diagnostics] == [message]


@pytest.mark.parametrize(
    ("said", "calculation"),
    [
        ("好评占评价总数的40%，差评占评价总数的55%", "40%+55%=95%"),
        ("好评占评价总数的33.3%，差评占评价总数的66.5%", "33.3%+66.5%=99.8%"),
        ("好评占评价总数的33.3%，差评占评价总数的66.6%", None),
        ("好评占评价总数的40%，差评占评价总数的60%", None),
    ],
)
def test_two_shares_that_leave_nothing_over_make_a_hundred(said: str, calculation: str | None) -> None:
    found = lists(said)
    assert len(found) == (1 if calculation else 0)
    if calculation:
        assert calculation in found[0].message and str(found[0].severity) == "info"
