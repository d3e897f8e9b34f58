"""The run of ``reportlint fix``: every file read, mended, and replaced or shown as a difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence

from linter.checking import Settings, find_files, lint_document
from linter.configuration.choosing import RulesOfPath
from linter.console import Session
from linter.diagnostics import Diagnostic, Edit, Severity
from linter.documents import read
from linter.documents.discovery import STANDARD_INPUT
from linter.documents.errors import ReadError
from linter.documents.writing import refuse_kind, rewrite
from linter.fixes import Draft, Fixed, mend
from linter.output.display import printable
from linter.output.places import where
from linter.resources.problems import DataError
from linter.tuples import NamedTuple


class Request(NamedTuple):
    """What the options of ``fix`` say beyond how drafts are linted."""

    unsafe: bool = False
    diff: bool = False


class Tally:
    """Counts over a run: fixes made, fixes left to ``--unsafe``, findings left, files changed and failed."""

    def __init__(self) -> None:
        self.fixed = 0
        self.files = 0
        self.unsafe = 0
        self.failed = 0
        self.faults = 0
        self.findings: Counter[Severity] = Counter()


def fix_files(session: Session, paths: Sequence[str], settings: Settings, request: Request) -> Tally:
    """Fix every file that ``paths`` name; one that fails never stops the others."""
    fixer = _Fixer(session, settings, request)
    if request.diff:
        session.console.for_pipes()
    for path in find_files(session, paths, settings):
        try:
            if isinstance(path, ReadError):
                raise path
            fixer.fix(path)
        except ReadError as error:
            fixer.tally.failed += 1
            session.refuse(error)
        except DataError as error:  # the side file
            fixer.tally.failed += 1
            session.console.note(error.in_language(session.language) + "\n")
        except Exception as error:
            fixer.tally.faults += 1
            session.fault(str(path), error)
    session.console.note(_summary(fixer.tally, request, session.say))
    return fixer.tally


class _Fixer:
    def __init__(self, session: Session, settings: Settings, request: Request) -> None:
        self.tally = Tally()
        self._session = session
        self._settings = settings
        self._request = request
        self._rules = RulesOfPath(settings.rules, settings.config)

    def fix(self, path: str) -> None:
        """Fix one file.  Raises ReadError where it cannot be read or written."""
        before = self._session.read_bytes(path)
        chosen = {rule.code: rule for rule in self._rules.of(path)}
        # A fix must not bring a finding of a rule that this run leaves out either.
        every = {rule.code: rule for rule in self._settings.rules} | chosen

        def linted(data: bytes) -> Draft:
            document = read(data, path)
            _, result, _ = lint_document(
                document, tuple(every.values()), self._settings, self._session.language
            )
            return Draft(data, document, result.diagnostics)

        def is_wanted(item: Diagnostic) -> bool:
            is_allowed = item.fix is not None and (self._request.unsafe or item.fix.applicability == "safe")
            return is_allowed and item.code in chosen

        fixed = Fixed(linted(before), (), ())
        try:
            refuse_kind(before, path)
        except ReadError as error:
            self._session.refuse(error)
        else:
            fixed = mend(fixed.draft, is_wanted, linted, _write)
        self._hand_on(path, before, fixed)
        self._say_refused(fixed)
        self._count(fixed, chosen)

    def _hand_on(self, path: str, before: bytes, fixed: Fixed) -> None:
        """Show the difference, print the fixed text, or replace the file and list what was fixed."""
        if self._request.diff:
            from linter.output.difference import difference

            self._session.console.result(difference(path, before, fixed.draft.data))
        elif path == STANDARD_INPUT:
            self._session.console.binary(fixed.draft.data)
        elif fixed.applied:
            from linter.atomic import replace_file

            replace_file(path, before, fixed.draft.data)
            self._list(path, fixed)

    def _list(self, path: str, fixed: Fixed) -> None:
        session = self._session
        for item, document in fixed.applied:
            place = where(document, item.span.start, session.language)
            what = item.fix.message.in_language(session.language) if item.fix else ""
            colon = session.say("：", ": ")
            line = f"{path}{colon}{place}{session.say('，', ', ')}{item.code} {item.name}{colon}{what}"
            session.console.result(printable(line) + "\n")

    def _say_refused(self, fixed: Fixed) -> None:
        for item, error in fixed.refused:
            place = where(fixed.draft.document, item.span.start, self._session.language)
            self._session.warn(
                error.path, f"{place}，{item.code}：{error.zh}", f"{place}, {item.code}: {error.en}"
            )

    def _count(self, fixed: Fixed, codes: Container[str]) -> None:
        left = [item for item in fixed.draft.diagnostics if item.code in codes]
        self.tally.fixed += len(fixed.applied)
        self.tally.files += bool(fixed.applied)
        self.tally.findings.update(item.severity for item in left)
        if not self._request.unsafe:
            self.tally.unsafe += sum(
                item.fix is not None and item.fix.applicability != "safe" for item in left
            )


def _write(draft: Draft, edits: Sequence[Edit]) -> bytes:
    return rewrite(draft.data, draft.document, edits)


def _summary(tally: Tally, request: Request, say: Callable[[str, str], str]) -> str:
    errors, warnings, infos = (tally.findings[severity] for severity in reversed(Severity))
    zh = [
        f"{'可以改' if request.diff else '改了'} {tally.fixed} 处（{tally.files} 份）。",
        f"剩下错误 {errors}，警告 {warnings}，提示 {infos}。",
    ]
    en = [
        f"{'Would fix' if request.diff else 'Fixed'}: {tally.fixed} in {tally.files} file(s).",
        f"Left: errors {errors}, warnings {warnings}, infos {infos}.",
    ]
    if tally.unsafe:
        zh.append(f"另有 {tally.unsafe} 处的改法要人核对，加 --unsafe 才改。")
        en.append(f"{tally.unsafe} more need a person's eye; --unsafe makes them too.")
    if tally.failed or tally.faults:
        zh.append(f"{tally.failed + tally.faults} 份没有改成，原因见上。")
        en.append(f"Not done, for the reasons above: {tally.failed + tally.faults}.")
    return say("".join(zh), " ".join(en)) + "\n"
