"""The prose of a draft as it was read: its figures, its sentences and what the figures claim."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from linter.documents.document import Document, Span
from linter.report.breakdowns import Breakdown, read_breakdowns
from linter.report.claim import Circumstances, Claim
from linter.report.claims import read_claims
from linter.report.figures import Figure, read_figures
from linter.report.growth import Comparison, Growth, read_comparisons, read_growth
from linter.report.lone_shares import LoneShare, read_lone_shares
from linter.report.missing_numbers import Missing, read_missing
from linter.report.pairs import Pairs, read_pairs
from linter.report.results import read_complements, with_results
from linter.report.running_text import RunningText
from linter.report.sentences import Said, Sentence, sentences
from linter.report.shares import Share, read_shares
from linter.report.statements import Statement, read_statements
from linter.report.wording import Repetition, Slip, read_repetitions, read_typos
from linter.report.words import Words, default_words

# No draft has so many figures or sentences; what does is no report, and its first ones say enough.
_MOST = 2_000


class Prose:
    """Everything outside the tables; read when it is first asked for."""

    def __init__(
        self,
        document: Document,
        excluded: Sequence[Span],
        circumstances: Circumstances,
        words: Words | None = None,
    ) -> None:
        self._document = document
        self._excluded = excluded
        self._words = words
        self.circumstances = circumstances

    @cached_property
    def running(self) -> RunningText:
        return RunningText(self._document, self._excluded)

    @property
    def text(self) -> str:
        return self.running.text

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(islice(read_figures(self.text), _MOST))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(islice(sentences(self.text, self.figures), _MOST))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The figures that are bound to cells of the tables."""
        return tuple(read_claims(self.text, self.sentences, self.circumstances))

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Totals with their parts."""
        listed = tuple(read_breakdowns(self.text, self.sentences))
        return tuple(with_results(self.claims, listed))

    @cached_property
    def complements(self) -> tuple[tuple[Said, Said], ...]:
        """Pairs of shares that together are everything."""
        return tuple(read_complements(self.sentences))

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """Percentages with what they are shares of."""
        return tuple(read_shares(self.text, self.sentences, self.breakdowns))

    @cached_property
    def lone_shares(self) -> tuple[LoneShare, ...]:
        """Percentages of one printed count, without the count that they stand for."""
        named = {share.printed for share in self.shares}
        return tuple(each for each in read_lone_shares(self.sentences) if each.printed not in named)

    @cached_property
    def growth(self) -> tuple[Growth, ...]:
        """Growth in per cent with both its figures."""
        return tuple(read_growth(self.text, self.sentences))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Growth in per cent whose old figure only last year's report gives."""
        return tuple(read_comparisons(self.text, self.sentences))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the text states without a figure."""
        return tuple(read_statements(self.text, self.sentences, self.circumstances))

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """Places where a figure was lost."""
        return tuple(read_missing(self.text, self.sentences))

    @cached_property
    def words(self) -> Words:
        """The lists that the wording is read by."""
        return self._words or default_words()

    @cached_property
    def typos(self) -> tuple[Slip, ...]:
        """Words that are listed as wrong."""
        return tuple(read_typos(self.text, self.words))

    @cached_property
    def repetitions(self) -> tuple[Repetition, ...]:
        """Words written twice."""
        return tuple(read_repetitions(self.text, self.words))

    @cached_property
    def pairs(self) -> Pairs:
        """Brackets, quotation marks and title marks."""
        return read_pairs(self.text)

    def span(self, figure: Figure) -> Span:
        """Where a figure with its unit stands in the draft."""
        return self.running.span(figure.number, figure.end)
