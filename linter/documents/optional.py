"""Packages that only some kinds of file need."""

from __future__ import annotations

from importlib.util import find_spec

from linter.documents.errors import ReadError


def require(package: str, path: str) -> None:
    """Raise ReadError, which says how to install it, where ``package`` is not there."""
    if find_spec(package) is None:
        raise ReadError(
            path,
            f"读这种文件要有 {package}。请运行 pip install 'reportlint[all]'，"
            "或者把报告另存为纯文本（.txt，UTF-8）。",
            f"reading this kind of file needs {package}; run pip install 'reportlint[all]', "
            "or save the report as plain text (.txt, UTF-8)",
        )
