"""Least-cost recovery: makes any sequence of tokens parse by inserting what the grammar wants and skipping
what it does not.

Lark's own recovery only deletes tokens and may lose the tree.  Here the interactive parser is driven by a
shortest-path search over its states, bounded by a number of steps, that always ends with a tree.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

_STEPS = 1500
_END = "$END"


class _Parser(Protocol):
    """What is used of lark's InteractiveParser, which carries no types."""

    parser_state: Any

    def choices(self) -> Mapping[str, object]: ...
    def accepts(self) -> set[str]: ...
    def feed_token(self, token: Token) -> object: ...
    def feed_eof(self) -> Any: ...
    def copy(self, deepcopy_values: bool = True) -> _Parser: ...


@dataclass(frozen=True, slots=True)
class Repair:
    """An insertion of a terminal before the token ``index``, or the omission of that token."""

    kind: Literal["insert", "skip"]
    terminal: str
    index: int


@dataclass(frozen=True, slots=True)
class _Chain:
    """The repairs so far, shared between the paths of the search."""

    repair: Repair
    before: _Chain | None


@dataclass(slots=True)
class _State:
    cost: int
    index: int
    parser: _Parser
    chain: _Chain | None


def parse(
    grammar: Lark, tokens: Sequence[Token], insertions: Mapping[str, int], omissions: Sequence[int]
) -> tuple[Tree[Token], tuple[Repair, ...]]:
    """The tree of ``tokens`` and the repairs that it took, the cheapest ones that were found.

    ``insertions`` gives what it costs to insert a terminal (one without a cost is never inserted),
    ``omissions`` what it costs to skip each token.  Costs are positive.  After a fixed number of steps the
    rest is repaired greedily.
    """
    state = _straight(_State(0, 0, grammar.parse_interactive(), None), tokens)
    if state.index < len(tokens) or not _accepts(state.parser, _END):
        state = _search(_State(0, 0, grammar.parse_interactive(), None), tokens, insertions, omissions)
    tree: Tree[Token] = state.parser.feed_eof()
    repairs, chain = [], state.chain
    while chain:
        repairs.append(chain.repair)
        chain = chain.before
    return tree, tuple(reversed(repairs))


def _straight(state: _State, tokens: Sequence[Token]) -> _State:
    """Feeds tokens as long as they are accepted."""
    while state.index < len(tokens) and _accepts(state.parser, tokens[state.index].type):
        state.parser.feed_token(tokens[state.index])
        state.index += 1
    return state


def _accepts(parser: _Parser, terminal: str) -> bool:
    # choices() is a cheap superset: LALR may reduce before it finds that a terminal does not fit.
    return terminal in parser.choices() and terminal in parser.accepts()


def _search(
    start: _State, tokens: Sequence[Token], insertions: Mapping[str, int], omissions: Sequence[int]
) -> _State:
    order = count()
    queue = [(0, 0, next(order), start)]
    seen: set[tuple[int, tuple[object, ...]]] = set()
    farthest = start
    for _ in range(_STEPS):
        if not queue:
            break
        _, _, _, state = heapq.heappop(queue)
        key = (state.index, tuple(state.parser.parser_state.state_stack))
        if key in seen:
            continue
        seen.add(key)
        if state.index > farthest.index:
            farthest = state
        accepted = state.parser.accepts()
        if state.index == len(tokens) and _END in accepted:
            return state
        for following in _moves(state, accepted, tokens, insertions, omissions):
            heapq.heappush(queue, (following.cost, -following.index, next(order), following))
    return _greedy(farthest, tokens, insertions)


def _moves(
    state: _State,
    accepted: set[str],
    tokens: Sequence[Token],
    insertions: Mapping[str, int],
    omissions: Sequence[int],
) -> list[_State]:
    moves = []
    if state.index < len(tokens):
        token = tokens[state.index]
        if token.type in accepted:
            moves.append(_State(state.cost, state.index + 1, _fed(state.parser, token), state.chain))
        skip = _Chain(Repair("skip", token.type, state.index), state.chain)
        moves.append(_State(state.cost + omissions[state.index], state.index + 1, state.parser, skip))
    for terminal in sorted(accepted & insertions.keys()):
        chain = _Chain(Repair("insert", terminal, state.index), state.chain)
        parser = _fed(state.parser, _absent(terminal))
        moves.append(_State(state.cost + insertions[terminal], state.index, parser, chain))
    return moves


def _greedy(state: _State, tokens: Sequence[Token], insertions: Mapping[str, int]) -> _State:
    """Accepts each token that fits and skips the others, then inserts what is still wanted."""
    parser, chain = state.parser, state.chain
    for index in range(state.index, len(tokens)):
        if _accepts(parser, tokens[index].type):
            parser.feed_token(tokens[index])
        else:
            chain = _Chain(Repair("skip", tokens[index].type, index), chain)
    while not _accepts(parser, _END):
        terminal = min(parser.accepts() & insertions.keys(), key=lambda name: (insertions[name], name))
        parser.feed_token(_absent(terminal))
        chain = _Chain(Repair("insert", terminal, len(tokens)), chain)
    return _State(state.cost, len(tokens), parser, chain)


def _absent(terminal: str) -> Token:
    from lark import Token

    return Token(terminal, "")


def _fed(parser: _Parser, token: Token) -> _Parser:
    parser = parser.copy(deepcopy_values=False)
    parser.feed_token(token)
    return parser
