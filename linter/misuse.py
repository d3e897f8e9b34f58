"""A wrong command line."""


class Misuse(Exception):
    """Said in both languages; exit code 2."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def in_language(self, language: str) -> str:
        """What is wrong, in one line."""
        return self.en if language == "en" else self.zh
