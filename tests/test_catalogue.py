"""The catalogue of law: days known in part, works found by title and number, when a work came to an end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from linter.report.catalogue import Catalogue, day, issuer_of, read
from linter.report.laws import Day, Law, Version


def catalogue_of(*records: dict[str, Any]) -> Catalogue:
    return read({"catalogue": {"version": "1", "verified_through": "2024-01-31"}, "laws": records})


def record(
    id: str, title: str, *versions: dict[str, Any], kind: str = "行政法规", **more: Any
) -> dict[str, Any]:
    return {"id": id, "title": title, "kind": kind, "versions": versions or ({"id": "2019"},), **more}


@pytest.mark.parametrize(
    ("written", "first", "last", "shown"),
    [
        ("2019-05-15", "2019-05-15", "2019-05-15", "2019-05-15"),
        ({"date": "2019-05-15"}, "2019-05-15", "2019-05-15", "2019-05-15"),
        ({"date": "2019-05"}, "2019-05-01", "2019-05-31", "2019-05"),
        ({"date": "2019-11"}, "2019-11-01", "2019-11-30", "2019-11"),
        ({"date": "2019-12"}, "2019-12-01", "2019-12-31", "2019-12"),
        ({"date": "2020-02"}, "2020-02-01", "2020-02-29", "2020-02"),
        ({"date": "2019"}, "2019-01-01", "2019-12-31", "2019"),
    ],
)
def test_a_day_is_known_as_far_as_it_is_written(
    written: str | dict[str, str], first: str, last: str, shown: str
) -> None:
    found = day(written)
    assert found == Day(date.fromisoformat(first), date.fromisoformat(last))
    assert str(found) == shown


def test_a_day_may_not_be_verified() -> None:
    unsure = day({"date": "2019-05", "verified": False})
    assert unsure is not None and not unsure.verified
    assert day(None) is None


def test_a_record_becomes_a_work() -> None:
    laws = catalogue_of(
        record(
            "tea",
            "茶园公开条例",
            {
                "id": "2007",
                "number": "国务院令第901号",
                "published": "2007-04-05",
                "in_force": {"from": "2008-05-01", "to": "2019-05-15"},
                "articles": 38,
            },
            {
                "id": "2019",
                "numbers": ["国务院令第902号", {"text": "国务院令第903号", "verified": False}],
                "issued": "2019-04-03",
                "published": "2019-04-15",
                "moved": [{"from": 7, "to": [11], "topics": ["协调"]}],
            },
            aliases=[{"text": "茶园条例", "safe": True}, {"text": "条例", "safe": False}],
            misnomers=["茶园公开工作条例"],
            applies_to_report_years=[2019, None],
        )
    )
    law = laws.laws["tea"]
    old, new = law.versions
    assert (law.aliases, law.unsafe_aliases, law.report_years) == (("茶园条例",), ("条例",), (2019, None))
    assert (law.ended, law.annual, law.earlier_versions, law.all_numbers) == (None, False, False, False)
    assert (old.issued, old.start, old.end, old.articles) == (
        day("2007-04-05"),
        day("2008-05-01"),
        day("2019-05-15"),
        38,
    )
    assert new.issued == day("2019-04-03")
    assert [(number.text, number.verified) for number in new.numbers] == [
        ("国务院令第902号", True),
        ("国务院令第903号", False),
    ]
    assert [(move.old, move.new, move.topics, move.unless) for move in new.moved] == [
        (7, (11,), ("协调",), ())
    ]
    assert laws.numbers["国务院令第901号"] == (law, old)
    assert laws.misnomers == {"茶园公开工作条例": law}
    assert laws.unsafe == {"条例": law}
    assert law.version("2007") == old and law.version("2010") is None


def test_a_title_of_ones_own_goes_before_one_that_anybody_uses() -> None:
    shared = record("opinion", "关于茶园公开工作的意见", kind="规范性文件", issuer="国务院办公厅")
    alone = record("rules", "茶园办法", aliases=[{"text": "关于茶园公开工作的意见", "safe": True}])
    for records in ((shared, alone), (alone, shared)):
        law, own = catalogue_of(*records).titles["关于茶园公开工作的意见"]
        assert (law.id, own) == ("rules", True)
    first = catalogue_of(record("a", "茶园办法"), record("b", "茶园办法"))
    assert first.titles["茶园办法"][0].id == "a"


@pytest.mark.parametrize(
    ("law", "names"),
    [
        (record("a", "中华人民共和国茶叶法", kind="法律"), {"茶叶法": True}),
        (record("a", "关于茶园的规定", issuer="国务院"), {"关于茶园的规定": True}),
        (
            record("a", "关于加强茶园公开的意见", kind="规范性文件", issuer="国务院办公厅"),
            {"关于加强茶园公开的意见": False, "国务院办公厅关于加强茶园公开的意见": True},
        ),
        (
            record("a", "国务院办公厅关于加强茶园公开的意见", kind="规范性文件", issuer="国务院办公厅"),
            {"国务院办公厅关于加强茶园公开的意见": True, "关于加强茶园公开的意见": False},
        ),
        (record("a", "关于茶园的意见", kind="规范性文件"), {"关于茶园的意见": False}),
        (
            record("a", "2021年茶园公开要点", kind="规范性文件", issuer="国务院办公厅", annual=True),
            {"2021年茶园公开要点": False, "国务院办公厅2021年茶园公开要点": True},
        ),
        (
            record("a", "国务院关于印发茶园管理办法的通知", kind="规范性文件", issuer="国务院"),
            {
                "国务院关于印发茶园管理办法的通知": True,
                "关于印发茶园管理办法的通知": False,
                "茶园管理办法": True,
            },
        ),
        (
            record("a", "国务院关于印发茶园管理办法的通知"),
            {"国务院关于印发茶园管理办法的通知": True},
        ),
        (
            record("a", "国务院关于印发茶园管理办法的通知", issuer="农业部"),
            {"国务院关于印发茶园管理办法的通知": True},
        ),
    ],
)
def test_a_work_is_known_by_its_title_alone_or_only_beside_its_issuer(
    law: dict[str, Any], names: dict[str, bool]
) -> None:
    assert dict(catalogue_of(law).laws["a"].names()) == names


def test_numbers_tell_who_issued_them_the_longest_first() -> None:
    assert [issuer_of(each) for each in ("国办发〔2010〕5号", "国务院令第711号")] == ["国办发", "国务院令"]
    versions = ({"id": "1", "number": "国办〔2010〕5号"}, {"id": "2", "number": "国办公开办函〔2021〕30号"})
    assert catalogue_of(record("a", "某意见", *versions)).number_issuers == ["国办公开办函", "国办"]


def test_a_version_is_known_by_each_of_its_days() -> None:
    version = Version("2019", adopted=day("2019-03-01"), issued=day("2019-04-03"), start=day("2019-05-15"))
    for known in ((2019, 3, 1), (2019, 4, 3), (2019, 5, 15)):
        assert version.has_day(*known)
    assert not version.has_day(2019, 4, 4)
    assert not version.has_day(2019, 5, 3) and not version.has_day(2018, 4, 3)
    assert not version._replace(issued=day({"date": "2019-04"})).has_day(2019, 4, 1)
    assert version.existed_from == day("2019-04-03")
    assert version._replace(issued=None).existed_from == day("2019-05-15")


def end_of(*records: dict[str, Any]) -> Day | None:
    laws = catalogue_of(*records)
    law: Law = next(iter(laws.laws.values()))
    return laws.end_of(law)


def test_a_work_ends_with_its_last_text_its_years_or_its_successor() -> None:
    new = record(
        "new", "茶园新办法", {"id": "2020", "issued": "2020-01-05", "in_force": {"from": "2020-03-01"}}
    )
    old = {"id": "2010", "in_force": {"from": "2010-01-01", "to": "2020-02-01"}}
    assert end_of(record("a", "茶园办法")) is None
    replaced: dict[str, Any] = {"ended": {"how": "replaced", "by": "new"}}
    assert end_of(record("a", "茶园办法", old, **replaced), new) == day("2020-02-01")
    assert end_of(record("a", "茶园办法", **replaced), new) == day("2020-01-05")
    assert end_of(record("a", "茶园办法", ended={"how": "repealed"})) is None
    assert end_of(record("a", "茶园办法", applies_to_report_years=[2019, 2020])) is None
    expired: dict[str, Any] = {"ended": {"how": "expired"}}
    assert end_of(record("a", "茶园办法", **expired, applies_to_report_years=[2019, 2020])) == day(
        "2021-01-01"
    )
    assert end_of(record("a", "茶园办法", **expired, applies_to_report_years=[2019, None])) is None
    assert end_of(record("a", "茶园办法", **expired)) is None
    years: dict[str, Any] = {"applies_to_report_years": [2019, 2020]}
    assert end_of(record("a", "茶园办法", **replaced, **years), new) == day("2020-01-05")
