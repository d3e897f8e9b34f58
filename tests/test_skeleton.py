"""The skeleton is a whole draft on the official form."""

import pytest

from linter.report.forms import FORMS, form
from linter.skeleton import skeleton


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", ["lines", "pipes"])
def test_every_section_and_every_label_of_the_form_is_printed(form_id: str, layout: str) -> None:
    lines = skeleton(form_id, layout=layout).splitlines()
    pieces = {piece.strip() for line in lines for piece in line.strip("|").split("|")}
    official = form(form_id)
    for section in official.sections:
        assert f"{section.numeral}、{section.title}" in lines
    for table in official.tables.values():
        for part in table.parts:
            assert {row.label for row in part.rows} <= pieces
            assert {column.label for column in part.columns} <= pieces


@pytest.mark.parametrize("form_id", FORMS)
def test_every_cell_is_there_and_filled_with_nought(form_id: str) -> None:
    cells = [cell for table in form(form_id).tables.values() for cell in table.cells()]
    assert skeleton(form_id).splitlines().count("0") == len(cells)
    assert skeleton(form_id, layout="pipes").count("| 0 ") == len(cells)


def test_a_figure_stands_in_its_own_cell() -> None:
    lines = skeleton("2021", {"applications.denied.state_secret.research": "7"}).splitlines()
    start = lines.index("1.属于国家秘密")
    assert lines[start + 1 : start + 8] == ["0", "0", "7", "0", "0", "0", "0"]
    piped = skeleton("2021", {"review_and_litigation.litigation_direct.upheld": "5"}, layout="pipes")
    assert "| 0 | 0 | 0 | 0 | 0 | 5 | 0 |" in piped


def test_a_blank_figure_is_a_blank_line_or_a_blank_cell() -> None:
    blank = {"applications.received.natural_person": ""}
    lines = skeleton("2021", blank).splitlines()
    start = lines.index("一、本年新收政府信息公开申请数量")
    assert lines[start + 1 : start + 4] == ["", "0", "0"]
    assert "申请数量 |  | 0 | 0 |" in skeleton("2021", blank, layout="pipes")


def test_a_cell_that_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match=r"applications\.other\.total"):
        skeleton("2021", {"applications.other.total": "1"})
    assert skeleton("2019", {"applications.other.total": "1"})


@pytest.mark.parametrize(("form_id", "year"), [("2021", 2024), ("2019", 2020)])
def test_title_period_and_signature_agree_on_the_year(form_id: str, year: int) -> None:
    text = skeleton(form_id)
    assert text.startswith(f"青岭县林业局{year}年政府信息公开工作年度报告\n")
    assert f"自{year}年1月1日起至{year}年12月31日止" in text
    assert text.endswith(f"青岭县林业局\n{year + 1}年1月15日\n")


def test_body_and_year_can_be_chosen() -> None:
    text = skeleton("2021", year=2023, agency="云溪市民政局")
    assert text.startswith("云溪市民政局2023年政府信息公开工作年度报告\n")
    assert "青岭县林业局" not in text
    assert text.endswith("云溪市民政局\n2024年1月15日\n")
