"""Which work a citation names: by its title, its number, the words before it or a short name of the draft."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from linter.report.catalogue import Catalogue
from linter.report.islands import Island, Piece
from linter.report.laws import Day, Law, Number, Version
from linter.report.resolution import Names, resolve
from linter.report.verdicts import Reference

STATE = "国务院办公厅"
STARTS = Day(date(2019, 5, 1), date(2019, 5, 1))


def version(id: str, *numbers: str) -> Version:
    return Version(id, tuple(Number(text) for text in numbers), start=STARTS if id == "2019" else None)


GARDENS = Law(
    "gardens",
    "中华人民共和国茶园公开条例",
    "行政法规",
    "国务院",
    (version("2007", "国务院令第901号"), version("2019", "国务院令第902号")),
    unsafe_aliases=("条例", "茶条例", "茶园条例"),
    misnomers=("茶园公开工作条例",),
    all_numbers=True,
)
TEA = Law("tea", "中华人民共和国茶叶法", "法律", None, (version("2002"),))
SHRUBS = Law("shrubs", "中华人民共和国茶树苗法", "法律", None, (version("2003"),))
OPINION = Law(
    "opinion",
    f"{STATE}关于加强茶园公开工作的意见",
    "规范性文件",
    STATE,
    (version("2010", "国办发〔2010〕905号"),),
)
POINTS = Law(
    "points",
    "2021年茶园公开工作要点",
    "规范性文件",
    STATE,
    (version("2021", "国办发〔2021〕906号"),),
    annual=True,
)
ARCHIVES = Law("archives", "茶园档案管理办法", "部门规章", "茶业部", (version("2012", "茶业部令第3号"),))
LAWS = Catalogue(
    {law.id: law for law in (GARDENS, TEA, SHRUBS, OPINION, POINTS, ARCHIVES)}, "1", date(2024, 1, 1)
)
LOCAL_NUMBER = "青政发〔2020〕3号"


def named(
    title: str | None, *numbers: str, before: str = "", names: Names | None = None, **island: Any
) -> Reference:
    piece = Piece(title, 1) if title else None
    return resolve(Island(0, 20, piece, **island), numbers, before, names or Names(LAWS))


def having_cited(*titles: str) -> Names:
    """Names after a draft has cited these titles, those of the catalogue as such."""
    names = Names(LAWS)
    for title in titles:
        names.cite(title, named(title).law)
    return names


def test_words_without_marks_are_a_title_only_where_they_can_be_nothing_else() -> None:
    names = Names(LAWS)
    assert names.known("茶园公开条例") and names.known("茶树苗法")
    assert not names.known("茶叶法")  # too short to be told from other words
    assert not names.known("关于加强茶园公开工作的意见")  # anybody's
    assert names.known("条例")
    assert not names.known("本办法")
    names.define("本办法", Reference(law=ARCHIVES))
    assert names.known("本办法")


def test_a_short_name_stands_for_the_one_work_that_was_cited_by_it() -> None:
    cited = having_cited("中华人民共和国茶园公开条例")
    assert named("条例", names=cited).law == GARDENS
    unsure = having_cited("中华人民共和国茶园公开条例", "青岭县茶叶条例")
    for names in (Names(LAWS), unsure):
        found = named("条例", names=names, articles=((3, 3),))
        assert found == Reference(ambiguous=True, articles=((3, 3),))


def test_a_short_name_stands_for_what_the_draft_has_defined() -> None:
    names = Names(LAWS)
    names.define("办法", Reference(law=ARCHIVES, articles=((1, 1),)))
    assert named("办法", names=names, articles=((9, 9),)).law == ARCHIVES
    assert named("办法", names=names, articles=((9, 9),)).articles == ((9, 9),)
    assert named("办法", LOCAL_NUMBER, names=names).law == ARCHIVES
    names.define("规定", Reference())
    assert named("规定", names=names) == Reference()
    names.define("茶园公开工作条例", Reference())
    assert named("茶园公开工作条例", names=names) == Reference()


def test_a_number_alone_names_its_version_the_last_number_where_there_are_two() -> None:
    found = named(None, "国务院令第901号", articles=((3, 3),))
    assert found == Reference(GARDENS, GARDENS.versions[0], ((3, 3),), by_number=True)
    assert named(None, "国务院令第901号", "国办发〔2010〕905号").law == OPINION
    assert named(None, LOCAL_NUMBER) == Reference(by_number=True)


def test_a_short_name_behind_the_name_of_the_state_is_a_garbled_title() -> None:
    found = named("中华人民共和国茶园条例")
    assert (found.law, found.misnamed, found.may_be_local) == (GARDENS, True, False)
    assert named("中华人民共和国茶园条例", LOCAL_NUMBER).law == GARDENS
    assert named("茶园条例") == Reference(ambiguous=True)
    for short in ("条例", "茶条例"):
        assert named(f"中华人民共和国{short}") == Reference(ambiguous=True)
    names = Names(LAWS)
    names.define("茶园条例", Reference(law=ARCHIVES))
    assert (named("中华人民共和国茶园条例", names=names).law) == ARCHIVES


@pytest.mark.parametrize(
    ("title", "before", "law"),
    [
        ("茶园公开条例", "按照", GARDENS),
        ("茶园公开条例", "按照青岭县", None),
        ("茶园公开条例", "按照青岭县人民政府制定的", None),
        ("中华人民共和国茶园公开条例", "青岭县", GARDENS),
        ("茶叶法", "青岭县", TEA),
        (OPINION.title, "青岭县", OPINION),
        ("茶园公开工作条例", "按照", GARDENS),
        ("茶园公开工作条例", "按照青岭县", None),
        ("关于加强茶园公开工作的意见", "按照", OPINION),
        ("关于加强茶园公开工作的意见", "根据国务院办公厅", OPINION),
        ("关于加强茶园公开工作的意见", "根据青岭县政府办公室", None),
        ("2021年茶园公开工作要点", "按照", None),
        ("2021年茶园公开工作要点", "按照国务院办公厅", POINTS),
        ("国务院办公厅2021年茶园公开工作要点", "按照", POINTS),
        ("国务院关于公布茶园公开条例的通知", "根据", GARDENS),
        ("青岭县人民政府关于公布茶园公开条例的通知", "根据", None),
        ("国务院办公厅关于印发2021年茶园公开工作要点的通知", "根据", POINTS),
        ("国务院办公厅关于印发2022年茶园公开工作要点的通知", "根据", None),
    ],
)
def test_the_words_before_a_title_say_whose_it_is(title: str, before: str, law: Law | None) -> None:
    assert named(title, before=before).law == law


def test_a_title_that_is_nearly_one_of_the_catalogue_is_a_garbled_one() -> None:
    assert named("茶园公开工作条例", articles=((5, 5),)) == Reference(GARDENS, None, ((5, 5),), misnamed=True)
    assert named("茶园公开条例").misnamed is False


def test_a_title_of_which_the_number_is_unknown_may_be_anybodys() -> None:
    shared = "关于加强茶园公开工作的意见"
    assert named(shared, LOCAL_NUMBER).law is None
    assert named(shared, LOCAL_NUMBER, before="根据国务院办公厅").law == OPINION
    assert named(OPINION.title, LOCAL_NUMBER).law == OPINION
    carried = "国务院办公厅关于印发2021年茶园公开工作要点的通知"
    assert named(carried, LOCAL_NUMBER).law == POINTS


def test_a_number_is_wrong_where_all_those_of_the_work_are_known() -> None:
    assert named("茶园公开条例", "国务院令第888号", "国务院令第889号").wrong_number == "国务院令第888号"
    assert named(OPINION.title, "国办发〔2010〕907号").wrong_number == "国办发〔2010〕907号"
    assert named("茶园档案管理办法", "茶业部令第4号").wrong_number is None  # it may have been amended


def test_the_number_of_another_work_is_that_works() -> None:
    found = named("茶园档案管理办法", "国办发〔2010〕905号", "国务院令第901号")
    assert (found.law, found.number_belongs_to, found.wrong_number) == (
        ARCHIVES,
        OPINION,
        "国办发〔2010〕905号",
    )


def test_the_newest_of_the_versions_named_is_meant() -> None:
    assert named("茶园公开条例", "国务院令第902号", "国务院令第901号").version == GARDENS.latest
    assert named("茶园公开条例", "国务院令第901号").by_number
    assert named("茶园公开条例", years=(2007,)).version == GARDENS.versions[0]
    assert named("茶园公开条例", years=(2007, 2019)).version == GARDENS.latest
    assert named("茶园公开条例", days=((2019, 5, 1),)).version == GARDENS.latest
    assert named("茶园公开条例", years=(2011,)).version is None


@pytest.mark.parametrize(
    ("title", "misnamed", "another"),
    [
        ("茶园开放条例", False, False),
        ("茶园公开条列", True, False),
        ("茶园公开工作条例", True, False),
        ("茶园公开条例实施", False, False),  # it holds the title
        ("茶园公甲乙丙", False, False),  # half of it is like the title
        ("水产养殖管理办法", False, True),
        ("水产养殖细则", False, True),
        ("水产养殖法", False, False),  # a short name may be anything
    ],
)
def test_an_unknown_title_beside_a_known_number_is_garbled_or_another(
    title: str, misnamed: bool, another: bool
) -> None:
    found = named(title, "国办发〔2010〕905号", "国务院令第901号", articles=((7, 7),))
    assert (found.law, found.version, found.by_number) == (GARDENS, GARDENS.versions[0], True)
    assert (found.misnamed, found.another_title, found.articles) == (misnamed, another, ((7, 7),))


def test_a_local_title_beside_a_known_number_is_left_alone() -> None:
    found = named("水产养殖管理办法", "国务院令第901号", before="青岭县")
    assert (found.law, found.by_number, found.another_title) == (GARDENS, True, False)
