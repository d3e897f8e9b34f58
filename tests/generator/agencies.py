"""Invented bodies that report."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Agency:
    """``ours`` is how the body speaks of itself; a government must also report on its accountability."""

    name: str
    ours: str
    government: bool = False


_PLACES = ("青岭县", "云溪市", "白石镇", "临江省", "南湖区", "望川县", "柳河市", "松岩区")
_BUREAUS = ("水务局", "教育局", "民政局", "农业农村局", "文化和旅游局", "财政局", "审计局", "林业局")


def draw_agency(rng: Random) -> Agency:
    """A bureau, an office, a government or a township at random."""
    place = rng.choice(_PLACES)
    level = place[-1]
    if level == "镇":
        return Agency(f"{place}人民政府", "我镇", government=True)
    kind = rng.choice(("bureau", "bureau", "office", "government"))
    if kind == "office":
        return Agency(f"{place}人民政府办公室" if level != "省" else f"{place}人民政府办公厅", "我办")
    if kind == "government":
        return Agency(f"{place}人民政府", f"我{level}", government=True)
    bureau = rng.choice(_BUREAUS)
    return Agency(
        place + (bureau[:-1] + "厅" if level == "省" else bureau), "我厅" if level == "省" else "我局"
    )
