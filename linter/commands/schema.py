"""``reportlint schema``: the JSON Schema of the configuration, for editors."""

from __future__ import annotations

import json

from linter.commands import EXIT_CLEAN
from linter.commands.options import described
from linter.configuration.keys import schema
from linter.console import Session
from linter.diagnostics import Text


@described(
    usage=Text("schema [选项]", "schema [OPTIONS]"),
    about=Text(
        "输出 .reportlint.yaml 的 JSON Schema；编辑器据此补全和提示。",
        "Prints the JSON Schema of .reportlint.yaml, by which an editor completes and checks it.",
    ),
)
def command(session: Session) -> int:
    session.console.for_machines()
    session.console.result(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return EXIT_CLEAN
