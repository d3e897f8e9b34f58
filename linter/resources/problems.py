"""What is wrong with a data file, and where."""

from linter.tuples import NamedTuple


class Problem(NamedTuple):
    """One fault of a data file: where it stands (line and column from 1) and what was expected there."""

    file: str
    line: int
    column: int
    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """``file:line:column: what was expected``, in Chinese unless ``language`` is ``en``."""
        words = self.en if language == "en" else self.zh
        return f"{self.file}:{self.line}:{self.column}: {words}"


class DataError(Exception):
    """A data file is refused; ``problems`` holds every fault that was found, in the file's order."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))

    def in_language(self, language: str) -> str:
        """All problems, one a line."""
        return "\n".join(problem.in_language(language) for problem in self.problems)

    def __str__(self) -> str:
        return self.in_language("en")
