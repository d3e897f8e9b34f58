"""Numbers beyond all measure, in every place where a report has one, are no reason to stop."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from linter.documents import read
from linter.expressions import ExpressionError, compile_expression
from linter.linting import Terms, lint
from linter.resources.strict_yaml import read_yaml
from linter.rules import load_rules

EXAMPLES = Path(__file__).parent.parent / "examples"
RULES = tuple(rule._replace(enabled=True) for rule in load_rules())
NUMBERS = {
    "digits": "9" * 5_000,
    "full width": "９" * 5_000,
    "chinese": "九" * 5_000,
    "units": "十百千万亿" * 1_000,
    "mathematical": "\U0001d7d7" * 500,
    "arabic-indic": "٣" * 5_000,
    "superscript": "²" * 50,
    "roman": "Ⅻ" * 50,
    "exponent": "1e999999999",
    "decimals": "0." + "3" * 5_000,
    "groups": "1," * 2_000 + "000",
    "signs": "-" * 500 + "1",
    "infinite": "Infinity",
    "none": "NaN",
}
SENTENCES = (
    "根据《政府信息公开条例》第{0}条第{0}款第（{0}）项",
    "国办发〔{0}〕{0}号、国令第{0}号",
    "{0}年{0}月{0}日至{0}年{0}月{0}日",
    "全年共收到政府信息公开申请{0}件，同比增长{0}%，占{0}%，其中予以公开{0}件、{0}件和{0}件",
    "收取{0}万元、{0}元；电话{0}；身份证{0}",
    "{0}、标题\n（{0}）小标题\n{0}. 条目\n第{0}章",
    "收到\t{0}\t{0}\t{0}\n总计\t{0}",
)


def checked(text: str) -> None:
    document = read(text.encode(), "draft.txt")
    _, result = lint(document, RULES, RULES, Terms(date(2025, 6, 30)))
    assert all(0 <= each.span.start <= each.span.end <= len(text) for each in result.diagnostics)


@pytest.mark.parametrize("number", NUMBERS.values(), ids=list(NUMBERS))
def test_a_sentence_with_such_a_number_is_read(number: str) -> None:
    for sentence in SENTENCES:
        checked(sentence.format(number))


@pytest.mark.parametrize("number", NUMBERS.values(), ids=list(NUMBERS))
def test_a_whole_draft_with_such_numbers_is_read(number: str) -> None:
    text = (EXAMPLES / "faults.txt").read_text("utf-8")
    for said in ("2024年", "第二十", "12", "〔2010〕"):
        checked(
            text.replace(said, said.replace("2024", number).replace("12", number).replace("二十", number), 3)
        )
    lines = text.splitlines()
    checked(
        "\n".join(
            number if line.strip().isdecimal() and not at % 3 else line for at, line in enumerate(lines)
        )
    )


@pytest.mark.parametrize("number", NUMBERS.values(), ids=list(NUMBERS))
def test_such_a_number_in_an_expression_or_a_settings_file_is_read_or_refused(number: str) -> None:
    try:
        compile_expression(f"a == {number[:900]}")
    except ExpressionError as error:
        assert error.offset >= 0
    tree = read_yaml(f"a: {number}\n".encode(), "f.yaml")
    assert isinstance(tree.value["a"], int | str)
