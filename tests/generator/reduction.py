"""From a report that was misread to the fewest habits that still make it so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from tests.generator.draft import Draft, finish
from tests.generator.layouts import Layout
from tests.generator.manuscript import make_manuscript
from tests.generator.styles import Style

Fails = Callable[[Draft], bool]


def reduced(seed: int, fails: Fails) -> Draft:
    """The draft of ``seed`` with each habit put back that ``fails`` does not need."""
    first = make_manuscript(seed)
    layout, style = first.layout, first.style
    for habit in fields(Style):
        plainer = replace(style, **{habit.name: getattr(Style(), habit.name)})
        if plainer != style and fails(_draft(seed, layout, plainer)):
            style = plainer
    for habit in fields(Layout):
        plainer_layout = replace(layout, **{habit.name: getattr(Layout(), habit.name)})
        if plainer_layout != layout and fails(_draft(seed, plainer_layout, style)):
            layout = plainer_layout
    return _draft(seed, layout, style)


def _draft(seed: int, layout: Layout, style: Style) -> Draft:
    return finish(make_manuscript(seed, layout=layout, style=style))
