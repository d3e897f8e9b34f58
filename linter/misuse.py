"""A wrong command line that only this program knows to be wrong."""

import click


class Misuse(click.UsageError):
    """Said in both languages; exit code 2."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
