"""How long an editor waits for new findings after a keystroke, without the pause for the next one.

``python benchmarks/server.py`` starts the language server, opens a draft of 20 kB and one of 200 kB, types in
each and prints the median and the 95th percentile of the time from a change to its findings.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parent.parent / "examples" / "faults.txt"
SERVER = "from linter.server.program import make_server; make_server('zh', 'zh', delay=0).start_io()"
KEYSTROKES = 60
TARGETS = {20_000: 30, 200_000: 150}  # bytes: milliseconds


class Server:
    """The server in a process of its own, spoken to over its standard streams."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, identifier=1)
        self._until("id")
        self._send("initialized", {})

    def findings(self, method: str, parameters: dict[str, Any]) -> int:
        """Send a notification and wait for the findings that it leads to; their number."""
        self._send(method, parameters)
        return len(self._until("method", "textDocument/publishDiagnostics")["params"]["diagnostics"])

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _send(self, method: str, parameters: dict[str, Any], identifier: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        if identifier is not None:
            message["id"] = identifier
        body = json.dumps(message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _until(self, key: str, value: str | None = None) -> Any:
        assert self._process.stdout
        while True:
            length = 0
            while (line := self._process.stdout.readline().strip()) != b"":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self._process.stdout.read(length))
            if key in message and value in (None, message[key]):
                return message


def draft(size: int) -> str:
    """A draft of about ``size`` bytes: the example, its overview made longer."""
    text = EXAMPLE.read_text("utf-8")
    sentence = "本局在门户网站发布政策文件，回应群众关切，及时更新办事指南。\n"
    head, heading, rest = text.partition("一、总体情况\n")
    return head + heading + sentence * ((size - len(text.encode())) // len(sentence.encode())) + rest


def main() -> None:
    server = Server()
    for size, target in TARGETS.items():
        text, uri = draft(size), f"file:///tmp/{size}.txt"
        item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
        server.findings("textDocument/didOpen", {"textDocument": item})
        times = []
        start = text.count("\n", 0, text.index("一、总体情况")) + 2
        for version in range(2, KEYSTROKES + 2):
            at = {"line": start, "character": version % 7}
            change = {"range": {"start": at, "end": at}, "text": "新"}
            began = time.perf_counter()
            server.findings(
                "textDocument/didChange",
                {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]},
            )
            times.append((time.perf_counter() - began) * 1000)
        times.sort()
        print(
            f"{len(text.encode()):>7} bytes: median {times[len(times) // 2]:.1f} ms, "
            f"p95 {times[int(len(times) * 0.95)]:.1f} ms (target {target} ms)"
        )
    server.close()


if __name__ == "__main__":
    main()
