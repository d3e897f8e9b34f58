"""Lists of words: the program's own is sound, and a local one is laid over it or refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.report.wording import read_repetitions, read_typos
from linter.report.words import default_words
from linter.resources import DataError
from linter.word_lists import load_words


def overlay(folder: Path, text: str) -> Path:
    file = folder / "local.yaml"
    file.write_text(text, "utf-8")
    return file


def test_the_programs_list_is_what_a_start_reads() -> None:
    assert load_words() == default_words()


def test_there_are_many_typos_and_no_correction_is_a_typo_itself() -> None:
    words = default_words()
    assert len(words.typos) >= 150
    for typo in words.typos:
        assert not list(read_typos(typo.right, words)), typo
        assert not list(read_repetitions(typo.right, words)), typo


def test_every_typo_is_found_alone_and_not_where_it_is_a_part_of_other_words() -> None:
    words = default_words()
    for typo in words.typos:
        alone = words._replace(typos=(typo,))
        assert [slip.typo for slip in read_typos(f"，{typo.wrong}。", alone)] == [typo]
        for before in typo.not_after:
            assert not list(read_typos(f"，{before}{typo.wrong}。", alone)), (before, typo)
        for behind in typo.not_before:
            assert not list(read_typos(f"，{typo.wrong}{behind}。", alone)), (typo, behind)


def test_a_local_list_adds_replaces_and_takes_back(tmp_path: Path) -> None:
    file = overlay(
        tmp_path,
        "typos:\n- {wrong: 青领县, right: 青岭县}\n- {wrong: 述求, right: 诉求, not_after: [口]}\n"
        "correct: [台帐]\nmay_repeat: [加油]\n",
    )
    words = load_words([file])
    by_wrong = {typo.wrong: typo for typo in words.typos}
    assert by_wrong["青领县"].right == "青岭县"
    assert by_wrong["述求"].not_after == ("口",)
    assert "台帐" not in by_wrong and "不子公开" in by_wrong
    assert {"加油", "研究"} <= words.may_repeat


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("- 述求\n", 1, "键"),
        ("typo: []\n", 1, "typos"),
        ("typos:\n- {wrong: 述求}\n", 2, "right"),
        ("typos:\n- {wrong: 述, right: 诉}\n", 2, "两个以上"),
        ("typos:\n- {wrong: 訴球, right: 诉求}\n", 2, "简体"),
        ("typos:\n- {wrong: 公开, right: 公开公开}\n", 2, "不应再含"),
        ("typos:\n- {wrong: 述求, right: 诉求}\n- {wrong: 述求, right: 诉求}\n", 3, "前面已有"),
        ("typos: 述求\n", 1, "列表"),
        ("may_repeat: 加油\n", 1, "列表"),
    ],
)
def test_a_bad_list_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(DataError) as refused:
        load_words([overlay(tmp_path, text)])
    (problem,) = refused.value.problems
    assert problem.line == line
    assert says in problem.zh
