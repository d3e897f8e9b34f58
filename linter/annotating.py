"""The run of ``reportlint annotate``: a draft is linted, and a copy of it with the findings is written."""

from __future__ import annotations

from datetime import date

from linter.atomic import write_file
from linter.checking import Settings, lint_document, others_of
from linter.configuration.choosing import RulesOfPath
from linter.console import Session
from linter.documents import read
from linter.documents.errors import ReadError, WriteError
from linter.documents.kinds import DOCX, HTML, kind_of
from linter.documents.notes import Author
from linter.misuse import Misuse
from linter.output.checklist import checklist
from linter.output.notes import notes
from linter.output.summary import Totals
from linter.output.wording import judged
from linter.resources.problems import DataError

WORD = ".docx"
_NAME, _INITIALS = "reportlint", "RL"


def annotate_file(
    session: Session, path: str, output: str, settings: Settings, *, with_checklist: bool
) -> Totals:
    """Lint the draft at ``path`` and write the copy, whose kind the name of ``output`` says.

    What goes wrong is said, and counted in the totals; then nothing is written.
    """
    totals = Totals()
    try:
        write_file(output, _annotated(session, path, output, settings, totals, with_checklist))
        session.warn(output, "写好了，草稿没有动。", "written; the draft is as it was")
    except Misuse:
        raise
    except ReadError as error:
        totals.unreadable += 1
        session.refuse(error)
    except DataError as error:  # the side file
        totals.unreadable += 1
        session.console.note(error.in_language(session.language) + "\n")
    except Exception as error:
        totals.faults += 1
        session.fault(path, error)
    return totals


def _annotated(
    session: Session, path: str, output: str, settings: Settings, totals: Totals, with_checklist: bool
) -> bytes:
    """The copy.  Raises ReadError for a draft that cannot be read or annotated so."""
    data = session.read_bytes(path)
    kind = kind_of(data, path)
    if output.lower().endswith(WORD) and kind is not DOCX:
        raise WriteError(
            path,
            "只有 .docx 能写成带批注的 Word 文档；请写成网页（-o 审阅.html），或者在 Word 里另存为 .docx。",
            "only a .docx draft can become a Word file with comments; write a page (-o review.html), "
            "or save the draft as .docx in Word",
        )
    document = read(data, path)
    rules = RulesOfPath(settings.rules, settings.config).of(path)
    others = others_of(session, [path], settings, totals)
    report, result, _ = lint_document(document, rules, settings, session.language, others)
    totals.add(report, result)
    titles = {rule.code: rule.title for rule in settings.rules}
    found = notes(report, result, titles, session.language)
    sheet = checklist(report, result, titles, session.language) if with_checklist else ()
    if output.lower().endswith(WORD):
        from linter.documents.docx_comments import comment_docx

        author = Author(_NAME, _INITIALS, settings.terms.as_of or date.today())
        return comment_docx(data, document, found, author, sheet)
    from linter.documents.html_original import body_of_page
    from linter.documents.html_review import Front, body_of_text, review_page

    body = body_of_page(data, document, found) if kind is HTML else None
    front = Front(
        session.say("zh-CN", "en"),
        report.identity.title or path,
        judged(report, session.language),
        session.say(f"发现的问题（{len(found)} 处）", f"Findings ({len(found)})"),
    )
    return review_page(body or body_of_text(document, found), found, sheet, front)
