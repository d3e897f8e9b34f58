"""What a figure of the text is told beside a cell that is left blank."""

from datetime import date
from pathlib import Path

from linter.documents import read
from linter.linting import Terms, lint
from linter.rules import load_rules

EXAMPLE = Path(__file__).parent.parent / "examples" / "form-2019.txt"


def test_a_blank_cell_is_said_to_be_blank_and_not_to_be_0() -> None:
    rules = load_rules()
    text = EXAMPLE.read_text("utf-8").replace("公开申请7件", "公开申请7件，其中科研机构2件")
    text = text.replace("申请数量\n6\n1\n0\n", "申请数量\n6\n1\n\n")
    document = read(text.encode(), "draft.txt")
    _, result = lint(document, rules, rules, Terms(date(2026, 1, 1)))
    told = {each.code: each for each in result.diagnostics}
    assert set(told) == {"N001", "T007"}
    assert "科研机构没有填数，没有计入" in told["N001"].message
    assert document.slice(told["N001"].span) == "2件"
