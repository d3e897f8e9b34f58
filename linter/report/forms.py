"""The official forms: ``rules/forms/*.yaml`` as values.

Sources: 国办公开办函〔2019〕60号 (report years 2019 and 2020) and 国办公开办函〔2021〕30号 (from 2021).
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from linter import resources
from linter.tuples import NamedTuple

FORMS = ("2019", "2021")


class FormSection(NamedTuple):
    """A section of the form; ``accepted`` wordings pass, ``recognised`` ones are placed and reported."""

    id: str
    en: str
    numeral: str
    title: str
    content: str
    accepted: tuple[str, ...]
    recognised: tuple[str, ...]


class FormColumn(NamedTuple):
    """A column of a table; ``group`` is the printed label that spans it and its neighbours.

    ``recognised`` wordings are bound and reported, those of them that are ``accepted`` only bound.
    """

    id: str
    en: str
    label: str
    group: str | None
    recognised: tuple[str, ...]
    accepted: tuple[str, ...] = ()


class FormRow(NamedTuple):
    """A row of a table; a heading row holds no figures."""

    id: str
    en: str
    label: str
    heading: bool
    recognised: tuple[str, ...]
    basis: str
    accepted: tuple[str, ...] = ()


class FormPart(NamedTuple):
    """Rows and columns that stand under one header; only table 二 has more than one part."""

    id: str | None
    en: str
    caption: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]

    @property
    def figure_rows(self) -> tuple[FormRow, ...]:
        return tuple(row for row in self.rows if not row.heading)


class FormTable(NamedTuple):
    """A statutory table.  The rows of review_and_litigation are its groups, printed side by side."""

    id: str
    name: str
    en: str
    section: str
    parts: tuple[FormPart, ...]
    groups_across: bool = False

    def cells(self) -> Iterator[tuple[str, str]]:
        """(row id, column id) of every cell that holds a figure, in the form's order."""
        for part in self.parts:
            for row in part.figure_rows:
                for column in part.columns:
                    yield row.id, column.id

    def row(self, row_id: str) -> FormRow:
        return next(row for part in self.parts for row in part.rows if row.id == row_id)

    def part_of(self, row_id: str) -> FormPart:
        return next(part for part in self.parts for row in part.rows if row.id == row_id)

    def column(self, row_id: str, column_id: str) -> FormColumn:
        return next(column for column in self.part_of(row_id).columns if column.id == column_id)


class Form(NamedTuple):
    """One official form."""

    id: str
    title: str
    document_number: str
    first_year: int
    last_year: int | None
    sections: tuple[FormSection, ...]
    tables: Mapping[str, FormTable]

    def section(self, section_id: str) -> FormSection:
        return next(section for section in self.sections if section.id == section_id)


@cache
def form(form_id: str) -> Form:
    """The form with this id (``2019`` or ``2021``).  A new form is a new YAML file and its id in FORMS."""
    record = resources.load(f"forms/{form_id}.yaml")
    first, last = record["report_years"]
    return Form(
        id=record["form"],
        title=record["title"],
        document_number=record["document_number"],
        first_year=first,
        last_year=last,
        sections=tuple(_section(item) for item in record["sections"]),
        tables={table_id: _table(table_id, item) for table_id, item in record["tables"].items()},
    )


def form_for_year(year: int) -> str:
    """The id of the form that a report on ``year`` is held to; older years to the form in force."""
    for form_id in FORMS:
        candidate = form(form_id)
        if candidate.first_year <= year and (candidate.last_year is None or year <= candidate.last_year):
            return form_id
    return FORMS[-1]


def turn(table: FormTable) -> FormTable:
    """The table with its rows and columns exchanged, as some drafts print it."""
    parts = (
        FormPart(
            part.id,
            part.en,
            part.caption,
            tuple(FormColumn(row.id, row.en, row.label, None, row.recognised) for row in part.figure_rows),
            tuple(FormRow(c.id, c.en, c.label, False, c.recognised, "") for c in part.columns),
        )
        for part in table.parts
    )
    return table._replace(parts=tuple(parts))


def _section(item: dict[str, Any]) -> FormSection:
    return FormSection(
        item["id"],
        item["en"],
        item["numeral"],
        item["title"],
        item["content"],
        tuple(item.get("accepted", ())),
        tuple(item.get("recognised", ())),
    )


def _table(table_id: str, item: dict[str, Any]) -> FormTable:
    across = "groups" in item
    parts = item.get("parts") or [item | {"rows": item.get("rows") or item["groups"]}]
    return FormTable(
        table_id, item["name"], item["en"], item["section"], tuple(_part(part) for part in parts), across
    )


def _wordings(item: dict[str, Any]) -> tuple[str, ...]:
    return (*item.get("recognised", ()), *item.get("accepted", ()))


def _part(item: dict[str, Any]) -> FormPart:
    return FormPart(
        item.get("id"),
        item["en"],
        item.get("caption", ""),
        tuple(
            FormColumn(
                c["id"], c["en"], c["label"], c.get("group"), _wordings(c), tuple(c.get("accepted", ()))
            )
            for c in item["columns"]
        ),
        tuple(
            FormRow(
                r["id"],
                r["en"],
                r["label"],
                r.get("heading", False),
                _wordings(r),
                r.get("basis", ""),
                tuple(r.get("accepted", ())),
            )
            for r in item["rows"]
        ),
    )
