"""Which language the program speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANGUAGES = ("zh", "en")
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def asked_language(arguments: Sequence[str]) -> str | None:
    """``zh`` or ``en`` as ``--lang`` says.

    The arguments are looked at before they are parsed, because a usage error needs a language too.
    """
    for index, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang":
            value = arguments[index + 1] if index + 1 < len(arguments) else ""
        if value in LANGUAGES:
            return value
    return None


def own_language(environment: Mapping[str, str]) -> str:
    """English in an English locale, else Chinese."""
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
    return "en" if locale.lower().startswith("en") else "zh"
