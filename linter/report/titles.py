"""Known section titles: those of the forms and of older reports, compared by their words alone."""

from functools import cache
from typing import Literal

from linter import resources
from linter.documents.folding import fold
from linter.patterns import compiled
from linter.report.forms import FORMS, form
from linter.tuples import NamedTuple

# How near a heading comes to its section's title.  A ``legacy`` wording is one of older reports, ``telling``
# was placed by a word in it, ``merged`` holds the words of two sections.
Wording = Literal["title", "accepted", "recognised", "legacy", "near", "telling", "merged"]

# Words that do not tell titles apart, and everything that is not a word at all.
_LOOSE = compiled(r"[^0-9A-Za-z\u3400-\u9fff]|[的和与及]")
_LETTER = compiled(r"(?![的和与及])[0-9A-Za-z\u3400-\u9fff]")
_STOP = compiled(r"[。;!?〔【|]")
_SHORTEST_GAP = 8  # characters of blanks and marks between an ordinal and its title
_LONGEST = 160  # characters of text in which a title is looked for, its line breaks and blanks included
_LONGEST_TOPIC = 20  # letters of a sub-heading; a sentence is longer
_NEAR = 82.0
_NEAR_BEGINNING = 90.0


class Title(NamedTuple):
    """What a heading's words stand for: the form's section, and how near the wording comes."""

    section: str
    wording: Wording


def key(words: str) -> str:
    """The words of a title without punctuation, blanks and 的, 和, 及, 与; Traditional characters folded."""
    return folded_key(fold(words))


def folded_key(words: str) -> str:
    """The same of words that are folded already."""
    return _LOOSE.sub("", words)


@cache
def known() -> dict[str, Title]:
    """Every known title by its key; the forms' own wording wins over older ones."""
    titles: dict[str, Title] = {}
    for form_id in reversed(FORMS):
        for section in form(form_id).sections:
            titles.setdefault(key(section.title), Title(section.id, "title"))
            for accepted in section.accepted:
                titles.setdefault(key(accepted), Title(section.id, "accepted"))
            for recognised in section.recognised:
                titles.setdefault(key(recognised), Title(section.id, "recognised"))
    for entry in resources.load("forms/legacy.yaml")["section_map"]:
        for old in entry["old"]:
            titles.setdefault(key(old), Title(entry["section"], "legacy"))
    return titles


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(title[0] for title in known())


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(title) for title in known()}, reverse=True))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(title[:length] for title in known() for length in range(4, len(title)))


@cache
def _endings() -> frozenset[str]:
    return frozenset(resources.load("forms/headings.yaml")["endings"])


@cache
def _topics(name: str) -> tuple[str, ...]:
    return tuple(resources.load("forms/headings.yaml")[name])


def begins_title(line_key: str) -> bool:
    """Whether a line, given by its key, may be the first half of a known title."""
    return line_key in _beginnings()


def is_ending(words: str) -> bool:
    """Whether words that follow a known title still belong to the heading (情况说明)."""
    return words in _endings()


def title_at(folded: str, start: int) -> tuple[Title, int] | None:
    """The longest known title that the text has at ``start``, and the offset where it ends.

    Blanks, line ends and punctuation inside the title do not count.
    """
    first = _LETTER.search(folded, start, start + _SHORTEST_GAP)
    if not first or first[0] not in _first_letters():
        return None
    window = folded[first.start() : first.start() + _LONGEST]
    stop = _STOP.search(window)
    window = window[: stop.start()] if stop else window
    text = _LOOSE.sub("", window)
    for length in _lengths():
        title = known().get(text[:length]) if length <= len(text) else None
        if title:
            return title, first.start() + _end_of(window, length)
    return None


def _end_of(window: str, letters: int) -> int:
    """Where the given number of telling letters ends in a text."""
    for count, match in enumerate(_LETTER.finditer(window), 1):
        if count == letters:
            return match.end()
    return len(window)


def names_topic(words: str) -> bool:
    """Whether the words of a sub-heading are a title (改进情况) and not a sentence of the text."""
    text = key(words)
    if text.startswith(_topics("actions")) or len(text) > _LONGEST_TOPIC:
        return False
    return not text or text.endswith(_topics("topics"))


def telling(words: str) -> tuple[str, ...]:
    """The sections that an odd heading may stand for by its words, in the form's order."""
    text = key(words)
    if len(text) < 4:
        return ()
    found = {
        entry["section"]
        for entry in resources.load("forms/headings.yaml")["telling"]
        if any(word in text for word in entry["words"])
    }
    return tuple(section.id for section in form(FORMS[-1]).sections if section.id in found)


def nearest(words: str) -> Title | None:
    """The title that the words come near to by their letters (a typo, a word more or less)."""
    from rapidfuzz import fuzz, process

    text = key(words)
    if len(text) < 4:
        return None
    best = process.extractOne(text, known().keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return Title(known()[best[0]].section, "near") if best else None


def nearest_beginning(words: str) -> tuple[Title, int] | None:
    """The title that the beginning of a text comes near to, and how many characters of it that takes."""
    from rapidfuzz import fuzz

    letters = [(offset, letter) for offset, letter in enumerate(fold(words)) if not _LOOSE.match(letter)]
    text = "".join(letter for _, letter in letters)
    best: tuple[float, str, int] = (_NEAR_BEGINNING, "", 0)
    for title in known():
        for size in (len(title) - 1, len(title), len(title) + 1):
            if 8 <= size <= len(text) and text[size - 1] == title[-1]:
                best = max(best, (fuzz.ratio(text[:size], title), title, size))
    return (Title(known()[best[1]].section, "near"), letters[best[2] - 1][0] + 1) if best[2] else None


@cache
def _table_rows() -> frozenset[str]:
    rows = {
        wording
        for form_id in FORMS
        for part in form(form_id).tables["applications"].parts
        for row in part.rows
        for wording in (row.label, *row.recognised)
    }
    ordinal = compiled(r"^[一二三四五六七八九十\d]")
    return frozenset(ordinal.sub("", key(row)) for row in rows) - {"其他", "其它"}


def is_row_label(words: str) -> bool:
    """Whether the words are the label of a row of the applications table, perhaps with figures after it."""
    return compiled(r"\d").split(key(words), maxsplit=1)[0] in _table_rows()


def is_table_row(words: str) -> bool:
    """Whether the words are, or come near to, the label of such a row (本年度办反办理结果), or begin one."""
    text = compiled(r"\d").split(key(words), maxsplit=1)[0]
    if text in _table_rows():
        return True
    if len(text) < 4:
        return False
    if any(row.startswith(text) for row in _table_rows()):
        return True  # a label broken over lines
    from rapidfuzz import fuzz, process

    return process.extractOne(text, _table_rows(), scorer=fuzz.ratio, score_cutoff=84.0) is not None
