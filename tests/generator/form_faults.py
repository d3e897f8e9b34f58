"""The form of 2019 where that of 2021 holds: the whole draft, or one table."""

from __future__ import annotations

from random import Random

from tests.generator.faults import Fault, named
from tests.generator.manuscript import Manuscript, make_manuscript


def mixed_forms(manuscript: Manuscript, rng: Random) -> Fault | None:
    """One table on the form of 2019 in a report on that of 2021."""
    if manuscript.form != "2021":
        return None
    table = rng.choice(("active_disclosure", "applications"))
    other = make_manuscript(rng.randrange(10**6), form_id="2019", layout=manuscript.layout)
    manuscript.sheets[table] = other.sheets[table]
    allowed = frozenset({"N001", "N005", "N006"})
    return Fault("mixed_forms", f"{table} of 2019", frozenset({"S009"}), table=table, allowed=allowed)


def old_form(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The 2019 form for a year of the 2021 form: said once."""
    if manuscript.form != "2019":
        return None
    _move_year(manuscript, 2021 + rng.randrange(4))
    return Fault(
        "old_form", "the 2019 form for a later year", frozenset({"S008"}), allowed=frozenset({"S009"})
    )


def _move_year(manuscript: Manuscript, year: int) -> None:
    old = manuscript.year
    for section in manuscript.sections:
        section.paragraphs = [(t, text.replace(str(old), str(year))) for t, text in section.paragraphs]
    manuscript.preamble = manuscript.preamble.replace(str(old), str(year))
    manuscript.signed = manuscript.signed.replace(str(old + 1), str(year + 1))
    manuscript.year = year


MAKERS = named(mixed_forms, old_form)
