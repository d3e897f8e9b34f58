"""The command line as its users meet it: streams, exit codes, languages, kinds of input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from linter import cli
from linter.commands import COMMANDS
from linter.output import FORMATS
from linter.program import program

EXAMPLES = Path(__file__).parent.parent / "examples"
CLEAN, FAULTS = str(EXAMPLES / "clean.txt"), str(EXAMPLES / "faults.txt")
PROGRAM = [sys.executable, "-c", "from linter.cli import main; main()"]


def reportlint(
    *arguments: str, stdin: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A run in a process of its own; without a locale unless ``environment`` says so."""
    kept = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        kept.pop(name, None)
    run = subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=kept | {"PYTHONUTF8": "1"} | environment,
        check=False,
    )
    return subprocess.CompletedProcess(run.args, run.returncode, run.stdout.decode(), run.stderr.decode())


def test_a_clean_draft_exits_with_0_and_prints_no_finding() -> None:
    run = reportlint(CLEAN)
    assert (run.returncode, run.stdout) == (0, "")
    assert "没有发现问题" in run.stderr


def test_findings_exit_with_1_and_go_to_standard_output() -> None:
    run = reportlint(FAULTS)
    assert run.returncode == 1
    assert "T101" in run.stdout
    assert "T101" not in run.stderr


@pytest.mark.parametrize("output_format", FORMATS)
def test_the_exit_code_does_not_depend_on_the_format(
    output_format: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for arguments, code in (
        ((CLEAN,), 0),
        ((FAULTS,), 1),
        ((FAULTS, "--fail-on", "never"), 0),
        (("absent.txt", CLEAN), 2),
    ):
        assert cli.run([*arguments, "--output-format", output_format]) == code
        assert "内部错误" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--fail-on", "never"), 0),
        (("--fail-on", "info"), 1),
        (("--select", "C"), 1),
        (("--select", "T104", "--fail-on", "warning"), 1),
        (("--ignore", "S,T,C"), 0),
        (("--select", "request-balance"), 1),
        (("--select", "T101,nonsense"), 2),
        (("--form", "2020"), 2),
        (("--as-of", "31.3.2025"), 2),
        (("--output-format", "xml"), 2),
        (("--no-such-option",), 2),
    ],
)
def test_options_decide_the_exit_code(arguments: tuple[str, ...], code: int) -> None:
    assert reportlint(FAULTS, *arguments).returncode == code


def test_check_may_be_named_and_a_path_may_be_named_like_a_command(tmp_path: Path) -> None:
    (tmp_path / "check").write_bytes(Path(CLEAN).read_bytes())
    assert reportlint("check", "./check", cwd=tmp_path).returncode == 0
    assert reportlint("./check", cwd=tmp_path).returncode == 0


def test_unreadable_input_exits_with_2_and_the_rest_is_linted(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "folder").mkdir()
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    names = ("empty.txt", "binary.txt", "folder", "huge.txt", "absent.txt")
    run = reportlint(*names, FAULTS, cwd=tmp_path)
    assert run.returncode == 2
    assert "T101" in run.stdout
    errors = run.stderr.splitlines()
    for name in names:
        assert len([line for line in errors if line.startswith(f"{name}：")]) == 1
    assert "Traceback" not in run.stderr


def test_standard_input_in_gbk_is_read() -> None:
    run = reportlint("-", "--output-format", "concise", stdin=Path(FAULTS).read_text("utf-8").encode("gbk"))
    assert run.returncode == 1
    assert all(line.startswith("-:") for line in run.stdout.splitlines())


def test_encodings_and_line_ends_do_not_change_the_findings(tmp_path: Path) -> None:
    text = Path(FAULTS).read_text("utf-8")
    found = set()
    for name, data in {
        "utf8": text.encode(),
        "bom": text.encode("utf-8-sig"),
        "gbk": text.encode("gb18030"),
        "utf16": text.encode("utf-16"),
        "crlf": text.replace("\n", "\r\n").encode(),
    }.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
        run = reportlint(f"{name}.txt", "--output-format", "concise", cwd=tmp_path)
        found.add(run.stdout.replace(f"{name}.txt", ""))
    assert len(found) == 1


def test_a_folder_is_searched_and_json_lists_every_file() -> None:
    run = reportlint("examples", "--output-format", "json", cwd=EXAMPLES.parent)
    paths = [item["path"] for item in json.loads(run.stdout)["files"]]
    assert paths == sorted(paths)
    assert {Path(path).name for path in paths} == {path.name for path in EXAMPLES.iterdir()}


def test_one_lsp_object_a_file() -> None:
    run = reportlint(CLEAN, FAULTS, "--output-format", "lsp")
    clean, faults = map(json.loads, run.stdout.splitlines())
    assert clean["diagnostics"] == []
    assert faults["uri"] == Path(FAULTS).as_uri()


@pytest.mark.parametrize(
    ("arguments", "environment", "english"),
    [
        ((), {}, False),
        ((), {"LANG": "C.UTF-8"}, False),
        ((), {"LANG": "zh_CN.UTF-8"}, False),
        ((), {"LANG": "en_GB.UTF-8"}, True),
        ((), {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, False),
        (("--lang", "en"), {}, True),
        (("--lang=zh",), {"LANG": "en_US.UTF-8"}, False),
    ],
)
def test_the_language(arguments: tuple[str, ...], environment: dict[str, str], english: bool) -> None:
    run = reportlint(*arguments, FAULTS, **environment)
    assert ("error" in run.stdout) is english
    assert ("错误" in run.stdout) is not english
    assert ("Files checked" in run.stderr) is english


def test_colour_only_when_forced_and_not_forbidden() -> None:
    assert "\x1b" not in reportlint(FAULTS).stdout
    assert "\x1b[" in reportlint(FAULTS, FORCE_COLOR="1").stdout
    assert "\x1b" not in reportlint(FAULTS, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b" not in reportlint(FAULTS, "--no-color", FORCE_COLOR="1").stdout


def test_a_stream_that_cannot_print_chinese_is_no_reason_to_fail() -> None:
    plain = reportlint(FAULTS, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert plain.returncode == 1
    assert "T101" in plain.stdout
    data = reportlint(FAULTS, "--output-format", "json", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert json.loads(data.stdout)["files"][0]["agency"] == "青岭县住房和城乡建设局"


def test_a_reader_that_goes_away_ends_the_run_without_a_word() -> None:
    process = subprocess.Popen(
        [*PROGRAM, *[FAULTS, CLEAN] * 3], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 141
    assert "Traceback" not in errors and "BrokenPipe" not in errors


def test_an_interruption_exits_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("linter.console.Session.read", interrupt)
    assert cli.run([CLEAN]) == 130


def test_an_internal_fault_is_one_line_and_the_other_files_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from linter.console import Session

    sound = Session.read

    def broken(session: Session, path: str, *names: str | None) -> object:
        if path == CLEAN:
            raise RuntimeError("a fault\nof two lines")
        return sound(session, path, *names)

    monkeypatch.setattr("linter.console.Session.read", broken)
    code = cli.run([CLEAN, FAULTS, "--lang", "en"])
    output = capsys.readouterr()
    assert code == 3
    assert "T101" in output.out
    (line,) = [line for line in output.err.splitlines() if "internal fault" in line]
    assert "RuntimeError: a fault\\nof two lines, test_cli.py:" in line


def test_a_wrong_rule_file_is_refused_with_its_line(tmp_path: Path) -> None:
    rules = tmp_path / "own.yaml"
    rules.write_text("- code: X001\n  nonsense: 1\n", "utf-8")
    run = reportlint(CLEAN, "--rules", str(rules))
    assert run.returncode == 2
    assert f"{rules}:1:" in run.stderr
    assert "Traceback" not in run.stderr
    assert reportlint(CLEAN, "--rules", str(tmp_path / "absent.yaml")).returncode == 2


def test_extract_prints_the_draft_as_data_or_as_text() -> None:
    record = json.loads(reportlint("extract", CLEAN).stdout)
    assert list(record) == [
        *("form", "year", "agency", "title", "sections", "tables", "tables_form", "citations", "figures")
    ]
    assert record["year"] == 2024
    assert record["agency"] == "云溪市水利局"
    assert record["tables"]["applications"]["received"]["total"] == {
        "text": "25",
        "value": 25,
        "state": "number",
    }
    assert record["tables"]["active_disclosure"]["article_20_5"]["licences"]["decisions"]["value"] == 212
    assert record["tables"]["review_and_litigation"]["review"]["upheld"]["value"] == 1
    assert reportlint("extract", "--text", CLEAN).stdout == Path(CLEAN).read_text("utf-8")
    assert reportlint("extract", "absent.txt").returncode == 2


@pytest.mark.parametrize("word", ["T101", "t101", "request-balance"])
def test_explain_prints_a_rule_in_both_languages(word: str) -> None:
    assert "国办公开办函〔2021〕30号" in reportlint("explain", word).stdout
    assert reportlint("explain", word, "--lang", "en").stdout.startswith("T101 ")


def test_explain_of_no_rule_is_a_usage_error() -> None:
    assert reportlint("explain", "X999").returncode == 2


def test_rules_lists_every_rule() -> None:
    run = reportlint("rules")
    assert run.stdout.splitlines()[0].startswith("S001")
    assert reportlint("--lang", "en", "rules", "--markdown").stdout.startswith("| code |")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_names_every_option(name: str, language: str) -> None:
    page = reportlint(name, "--help", "--lang", language).stdout
    context = click.Context(program)
    command = program.get_command(context, name)
    assert command
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert options
    assert all(each.opts[0] in page for each in options)


def test_help_names_every_command() -> None:
    assert all(f"\n  {name} " in reportlint("--help").stdout for name in COMMANDS)


@pytest.mark.parametrize(
    "arguments", [("-h",), ("--help",), ("check", "-h"), (CLEAN, "-h"), ("-h", "--lang", "en")]
)
def test_help_is_no_error(arguments: tuple[str, ...]) -> None:
    run = reportlint(*arguments)
    assert (run.returncode, run.stderr) == (0, "")


def test_nothing_to_check_is_a_usage_error_in_the_language_of_the_run() -> None:
    assert "缺少" in reportlint().stderr
    assert "Missing" in reportlint("--lang", "en").stderr
    assert reportlint().returncode == 2
