"""The machine that reads a language: a table of states, made by lark from a grammar when the grammar is new.

Lark works the table out (LALR); loading lark at every start only to walk through that table would take as
long as all the rest of a start.  The table is plain data, so it can be kept in the user's cache.
"""

from collections.abc import Callable, Mapping
from typing import Any

from linter.patterns import compiled
from linter.tuples import NamedTuple

END = "$END"

Stack = tuple[int, ...]
"""The states that a reading has come through, the present one last."""


class Token(NamedTuple):
    """A piece of text, the terminal of the grammar that it is, and where it starts."""

    terminal: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class SyntaxFault(ValueError):
    """A text that is not of the language: the token found at its first fault, and what may stand there."""

    def __init__(self, found: Token, expected: frozenset[str]) -> None:
        super().__init__(f"{found.start}: {found.text!r}")
        self.found = found
        self.expected = expected


class _Terminal(NamedTuple):
    name: str
    pattern: str
    literal: str | None  # what it always reads, where it has only one wording
    priority: int


class _Rule(NamedTuple):
    name: str  # of what is built, by which an alternative may go
    symbol: str
    size: int
    kept: list[int]  # which of its symbols carry meaning, brackets and keywords left out


class Automaton:
    """Reads texts of one grammar.  ``table`` is what ``tabulate`` made of it."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._states: list[dict[str, int]] = table["states"]
        self._rules = [_Rule(*rule) for rule in table["rules"]]
        self._terminals = [_Terminal(*terminal) for terminal in table["terminals"]]
        self._ignored = frozenset(table["ignored"])
        self._end: int = table["end"]
        self._fitting: dict[int, list[_Terminal]] = {}
        self.start: Stack = (table["start"],)

    def advance(self, stack: Stack, terminal: str) -> Stack | None:
        """The states after one more terminal (``END``: none after it), None where it cannot stand there."""
        states = list(stack)
        while (step := self._states[states[-1]].get(terminal)) is not None:
            if step >= 0:
                return (*states, step)
            self._reduce(states, self._rules[~step])
            if terminal == END and states[-1] == self._end:
                return tuple(states)
        return None

    def accepted(self, stack: Stack) -> frozenset[str]:
        """The terminals that can stand next, ``END`` where the text may end."""
        choices = (name for name in self._states[stack[-1]] if name.isupper())
        return frozenset(name for name in choices if self.advance(stack, name) is not None)

    def parse(self, text: str, build: Callable[[str, list[Any]], Any]) -> Any:
        """What ``build`` makes of the text, called with each rule's name and its parts, innermost first.

        A part is a Token or what ``build`` returned.  Raises SyntaxFault.
        """
        states, position = [*self.start], 0
        values: list[Any] = []
        while True:
            token = self._next(text, position, states[-1])
            position = token.end
            if token.terminal in self._ignored:
                continue
            while (step := self._states[states[-1]].get(token.terminal)) is None or step < 0:
                if step is None:
                    raise SyntaxFault(token, self._choices(states[-1]))
                rule = self._rules[~step]
                first = len(values) - rule.size
                values[first:] = [build(rule.name, [values[first + index] for index in rule.kept])]
                self._reduce(states, rule)
                if token.terminal == END and states[-1] == self._end:
                    return values[-1]
            states.append(step)
            values.append(token)

    def _reduce(self, states: list[int], rule: _Rule) -> None:
        if rule.size:
            del states[-rule.size :]
        states.append(self._states[states[-1]][rule.symbol])

    def _choices(self, state: int) -> frozenset[str]:
        return frozenset(name for name in self._states[state] if name.isupper())

    def _next(self, text: str, position: int, state: int) -> Token:
        """The token at a position: only what can follow is looked for, so a word may mean two things."""
        if position == len(text):
            return Token(END, "", position)
        fitting = self._fitting.get(state)
        if fitting is None:
            known = self._states[state].keys() | self._ignored
            fitting = self._fitting[state] = [each for each in self._terminals if each.name in known]
        found = _match(fitting, text, position)
        if found is None:
            other = _match(self._terminals, text, position) or Token("", text[position], position)
            raise SyntaxFault(other, self._choices(state))
        return found


def _match(terminals: list[_Terminal], text: str, position: int) -> Token | None:
    for terminal in terminals:
        match = compiled(terminal.pattern).match(text, position)
        if match and match.end() > position:
            return Token(_name(terminal, match[0], terminals), match[0], position)
    return None


def _name(terminal: _Terminal, text: str, terminals: list[_Terminal]) -> str:
    """A keyword is one also where a pattern for names has read it."""
    if terminal.literal is None:
        for other in terminals:
            if other.literal == text and other.priority == terminal.priority:
                return other.name
    return terminal.name


def tabulate(text: str, start: str) -> dict[str, Any]:
    """The table of a grammar in lark's notation, in plain lists and dicts.  Raises lark's GrammarError."""
    from lark import Lark

    grammar = Lark(text, parser="lalr", start=start, maybe_placeholders=False)
    table = grammar.parse_interactive("").parser_state.parse_conf.parse_table
    number = {state: index for index, state in enumerate(table.states)}
    rules: dict[Any, int] = {}
    states = [
        {
            symbol: number[target] if action.name == "Shift" else ~rules.setdefault(target, len(rules))
            for symbol, (action, target) in row.items()
        }
        for row in table.states.values()
    ]
    return {
        "start": number[table.start_states[start]],
        "end": number[table.end_states[start]],
        "states": states,
        "rules": [_rule_record(rule) for rule in rules],
        # the order in which lark tries them, too
        "terminals": [
            [
                terminal.name,
                terminal.pattern.to_regexp(),
                terminal.pattern.value if terminal.pattern.type == "str" else None,
                terminal.priority,
            ]
            for terminal in sorted(grammar.terminals, key=_rank)
        ],
        "ignored": list(grammar.ignore_tokens),
    }


def _rule_record(rule: Any) -> list[Any]:
    kept = [
        index for index, symbol in enumerate(rule.expansion) if not (symbol.is_term and symbol.filter_out)
    ]
    symbol = str(rule.origin.name)  # lark's own names are of a class of its own
    return [str(rule.alias or symbol), symbol, len(rule.expansion), kept]


def _rank(terminal: Any) -> tuple[int, int, int, str]:
    pattern = terminal.pattern
    return -terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name
