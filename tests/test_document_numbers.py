"""Numbers of documents and orders: read as written, put into their official form."""

from __future__ import annotations

import pytest

from linter.report.document_numbers import official_number, read_number

ISSUERS = ("国办公开办函", "和政发", "国办发", "国务院令")


@pytest.mark.parametrize(
    ("text", "official", "lead"),
    [
        ("国办发〔2010〕5号", "国办发〔2010〕5号", 0),
        ("国办发[2010]第5号", "国办发〔2010〕5号", 0),
        ("云政办函〔20225号", "云政办函〔2022〕5号", 0),
        ("根据国办发〔2010〕5号", "国办发〔2010〕5号", 2),
        ("转发国办发〔2010〕5号", "国办发〔2010〕5号", 2),
        ("沿用国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号", 2),
        ("云溪市国办发〔2010〕5号", "云溪市国办发〔2010〕5号", 0),
        # an issuer that begins with a word of the sentence: known, it is left whole
        ("自从和政发〔2020〕5号", "和政发〔2020〕5号", 2),
        ("转发和政发〔2020〕5号", "和政发〔2020〕5号", 2),
        ("温和政发〔2020〕5号", "政发〔2020〕5号", 2),
        ("国务院令第711号", "国务院令第711号", 0),
        ("国令第711号", "国务院令第711号", 0),
        ("令第711号", "国务院令第711号", 0),
        ("第711号令", "国务院令第711号", 0),
        ("第711号国务院令", "国务院令第711号", 0),
        ("国务院令〔2019〕711号", "国务院令第711号", 0),
        ("依据中华人民共和国国务院令第七百一十一号", "国务院令第711号", 2),
        ("公布主席令第5号", "主席令第5号", 2),
        ("根据省政府令第5号", "省政府令第5号", 2),
        ("省政府令第5号", "省政府令第5号", 0),
        ("茶业部第5号令", "茶业部令第5号", 0),
        ("茶业部令第5号令", "茶业部令第5号", 0),
        ("关于加强管理的意见", "关于加强管理的意见", 0),
    ],
)
def test_a_number_has_one_official_form(text: str, official: str, lead: int) -> None:
    assert official_number(text, ISSUERS) == (official, lead)


def test_a_number_without_the_word_order_is_not_made_one() -> None:
    found = read_number("茶业部第5号")
    assert found is not None and found.words == "茶业部"
