"""``reportlint lsp``: the language server."""

from __future__ import annotations

from importlib.util import find_spec

from linter.commands import EXIT_CLEAN
from linter.commands.options import described, option
from linter.console import Session
from linter.diagnostics import Text
from linter.misuse import Misuse


@described(
    usage=Text("lsp [选项]", "lsp [OPTIONS]"),
    about=Text(
        "语言服务器：编辑器里边写边查。用法见 docs/editors.md。",
        "The language server: findings in an editor as one types; see docs/editors.md.",
    ),
)
@option(
    "--tcp",
    value=Text("端口", "PORT"),
    type=int,
    zh="在本机的这个端口上等待一个编辑器；不写就用标准输入输出",
    en="wait for an editor on this port of this machine;\notherwise standard input and output are used",
)
def command(session: Session, tcp: int | None) -> int:
    if find_spec("pygls") is None:
        raise Misuse(
            "语言服务器要有 pygls：pip install 'reportlint[all]'。",
            "the language server needs pygls: pip install 'reportlint[all]'",
        )
    from linter.server.program import make_server

    asked = session.language if session.language_is_chosen else None
    server = make_server(asked, session.language)
    if tcp is None:
        server.start_io()
    else:
        server.start_tcp("127.0.0.1", tcp)
    return EXIT_CLEAN
