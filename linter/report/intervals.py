"""What a printed figure may stand for: intervals of exact rationals, never floats.

A value printed with d decimals in a unit stands for every value that rounds to it, half up or half to even,
so both ends are taken as possible.
"""

from fractions import Fraction

from linter.tuples import NamedTuple

Number = int | Fraction
"""An exact value; division goes through ``hundredths``, since two integers divided are a float."""

ZERO = Fraction(0)


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, both included; None leaves an end open."""

    low: Number | None
    high: Number | None

    def __contains__(self, value: object) -> bool:
        return isinstance(value, (int, Fraction)) and self.meets(Interval(value, value))

    def meets(self, other: "Interval") -> bool:
        """Whether a value lies in both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not below and not above

    @property
    def exact(self) -> Number | None:
        """The value, where only one is possible."""
        return self.low if self.low is not None and self.low == self.high else None


def exactly(value: Number) -> Interval:
    return Interval(value, value)


def hundredths(part: Number, whole: Number) -> Fraction:
    """100 times ``part`` in ``whole``, which is not 0."""
    return Fraction(100 * part) / whole


def rounded(value: Number, unit: Number) -> Interval:
    """What rounds to ``value`` where the last printed place is ``unit``."""
    half = Fraction(unit) / 2
    return Interval(value - half, value + half)


def total(parts: list[Interval]) -> Interval:
    """The interval of a sum."""
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    return Interval(
        None if None in lows else sum(low for low in lows if low is not None),
        None if None in highs else sum(high for high in highs if high is not None),
    )


def opposite(value: Interval) -> Interval:
    """What is as far below 0 as the interval is above it."""
    return Interval(None if value.high is None else -value.high, None if value.low is None else -value.low)


def percentage(part: Interval, whole: Interval) -> Interval | None:
    """100 times ``part`` in ``whole``; None where the whole may be 0 or either is not bounded."""
    if part.low is None or whole.low is None or whole.low <= 0:
        return None
    low = hundredths(part.low, whole.high) if whole.high is not None else ZERO
    return Interval(low, None if part.high is None else hundredths(part.high, whole.low))


def change(new: Interval, old: Interval) -> Interval | None:
    """The growth from ``old`` to ``new`` in per cent; None where the old value may be 0."""
    ratio = percentage(new, old)
    if ratio is None:
        return None
    return Interval(
        None if ratio.low is None else ratio.low - 100, None if ratio.high is None else ratio.high - 100
    )


def truncated(value: Number, unit: Number) -> Interval:
    """What is cut off, not rounded, to ``value``."""
    return Interval(value, value + unit)
