"""Least-cost recovery: makes any sequence of tokens parse by inserting what the grammar wants and skipping
what it does not.

A shortest-path search over the states of the grammar's machine, bounded by a number of steps; it always ends
with a reading.
"""

import heapq
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Literal

from linter.resources.automaton import END, Automaton, Stack
from linter.tuples import NamedTuple

_STEPS = 1500


class Repair(NamedTuple):
    """An insertion of a terminal before the token ``at``, or the omission of that token."""

    kind: Literal["insert", "skip"]
    terminal: str
    at: int


class _Chain(NamedTuple):
    """The repairs so far, shared between the paths of the search."""

    repair: Repair
    before: "_Chain | None"


class _State(NamedTuple):
    cost: int
    at: int
    stack: Stack
    chain: _Chain | None


def repairs(
    grammar: Automaton, terminals: Sequence[str], insertions: Mapping[str, int], omissions: Sequence[int]
) -> tuple[Repair, ...]:
    """The repairs that it takes to read ``terminals``, the cheapest ones that were found.

    ``insertions`` gives what it costs to insert a terminal (one without a cost is never inserted),
    ``omissions`` what it costs to skip each token.  Costs are positive.  After a fixed number of steps the
    rest is repaired greedily.
    """
    if _fits(grammar, terminals):
        return ()
    chain = _Search(grammar, terminals, insertions, omissions).cheapest().chain
    found = []
    while chain:
        found.append(chain.repair)
        chain = chain.before
    return tuple(reversed(found))


def _fits(grammar: Automaton, terminals: Sequence[str]) -> bool:
    """Whether it takes no repair."""
    stack: Stack | None = grammar.start
    for terminal in (*terminals, END):
        stack = grammar.advance(stack, terminal) if stack else None
    return stack is not None


class _Search:
    """The search for the cheapest repairs of one draft."""

    def __init__(
        self,
        grammar: Automaton,
        terminals: Sequence[str],
        insertions: Mapping[str, int],
        omissions: Sequence[int],
    ) -> None:
        self._grammar = grammar
        self._terminals = terminals
        self._insertions = insertions
        self._omissions = omissions

    def cheapest(self) -> _State:
        order = count()
        start = _State(0, 0, self._grammar.start, None)
        queue = [(0, 0, next(order), start)]
        seen: set[tuple[int, Stack]] = set()
        farthest = start
        for _ in range(_STEPS):
            if not queue:
                break
            _, _, _, state = heapq.heappop(queue)
            key = (state.at, state.stack)
            if key in seen:
                continue
            seen.add(key)
            if state.at > farthest.at:
                farthest = state
            accepted = self._grammar.accepted(state.stack)
            if state.at == len(self._terminals) and END in accepted:
                return state
            for following in self._moves(state, accepted):
                heapq.heappush(queue, (following.cost, -following.at, next(order), following))
        return self._greedy(farthest)

    def _moves(self, state: _State, accepted: frozenset[str]) -> list[_State]:
        cost, at, stack, chain = state
        moves = []
        if at < len(self._terminals):
            terminal = self._terminals[at]
            if terminal in accepted:
                moves.append(_State(cost, at + 1, self._after(stack, terminal), chain))
            skip = _Chain(Repair("skip", terminal, at), chain)
            moves.append(_State(cost + self._omissions[at], at + 1, stack, skip))
        for terminal in sorted(accepted & self._insertions.keys()):
            insert = _Chain(Repair("insert", terminal, at), chain)
            after = self._after(stack, terminal)
            moves.append(_State(cost + self._insertions[terminal], at, after, insert))
        return moves

    def _greedy(self, state: _State) -> _State:
        """Accepts each token that fits and skips the others, then inserts what is still wanted."""
        stack, chain = state.stack, state.chain
        for index in range(state.at, len(self._terminals)):
            after = self._grammar.advance(stack, self._terminals[index])
            if after is None:
                chain = _Chain(Repair("skip", self._terminals[index], index), chain)
            else:
                stack = after
        while self._grammar.advance(stack, END) is None:
            wanted = self._grammar.accepted(stack) & self._insertions.keys()
            terminal = min(wanted, key=lambda name: (self._insertions[name], name))
            stack = self._after(stack, terminal)
            chain = _Chain(Repair("insert", terminal, len(self._terminals)), chain)
        return _State(state.cost, len(self._terminals), stack, chain)

    def _after(self, stack: Stack, terminal: str) -> Stack:
        """The states after a terminal that is known to be accepted."""
        after = self._grammar.advance(stack, terminal)
        assert after is not None
        return after
