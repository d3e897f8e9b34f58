"""Reviews, suits, rules, normative documents, decisions: which of their figures a figure of the text is."""

from linter.patterns import compiled
from linter.report.claim import ACTIVE, REVIEW, Circumstances, Claim, Context, last
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import Term, pattern, terms, words


def dispute_claim(
    text: str, sentence: Sentence, said: Said, circumstances: Circumstances, context: Context
) -> Claim | None:
    label = said.label
    found = last("disputes", label)
    if not found and (label.endswith("有") or not compiled(r"其中|有|共|和|、").sub("", label)):
        label = said.behind
        found = last("disputes", label)
    if not found:
        return _outcome(said, context)
    context.groups = ()
    term, match = found
    rest = pattern("dispute_fillers").sub("", label[match.end() :])
    before = text[max(sentence.start, said.clause - 80) : said.figure.start]
    before += label if label is said.behind else ""
    spoken_of = context.disputes or (context.requests and context.head is not None)
    if rest or not (spoken_of or pattern("context").search(before)):
        return None
    context.disputes = True
    groups = list(term.record["rows"])
    joined = compiled(r"(?:及|和|与|、|或)$").search(label[: match.start()])
    if joined:
        earlier = last("disputes", label[: joined.start()])
        if earlier and earlier[1].end() >= joined.start() - 2:
            groups = [*earlier[0].record["rows"], *groups]
    context.groups = tuple(groups) if not joined else ()
    reading = tuple((group, "total") for group in groups)
    return Claim(said, REVIEW, (reading,), term.id, "total")


def _outcome(said: Said, context: Context) -> Claim | None:
    """结果维持72件, in the list that follows the number of reviews or suits."""
    found = last("outcomes", said.label)
    if not found or not context.groups:
        context.groups = ()
        return None
    term, match = found
    if said.label[: match.start()].removeprefix("其中") or said.label[match.end() :] not in (
        "",
        "的",
        "案件",
    ):
        return None
    reading = tuple((group, term.id) for group in context.groups)
    return Claim(said, REVIEW, (reading,), "disputes", term.id)


def instrument_claim(said: Said, circumstances: Circumstances, context: Context) -> Claim | None:
    if said.figure.unit not in words("instruments"):
        context.instrument = None
        return None
    kind = last("instrument_kinds", said.label)
    if not kind:
        return _further_instruments(said, circumstances, context)
    term, match = kind
    context.instrument = None
    if compiled(r"数量|总数|数|共计|共|为|有|的").sub("", said.label[match.end() :]):
        return None
    act = _act(said.label[: match.start()], circumstances, context)
    context.act = act
    if act is None:
        return None
    context.instrument = term
    cell = (term.id, act.record["columns"][circumstances.form])
    return Claim(said, ACTIVE, ((cell,),), term.id, act.id)


def _further_instruments(said: Said, circumstances: Circumstances, context: Context) -> Claim | None:
    """制发行政规范性文件3件，废止1件，现行有效12件: an act alone, of the documents named before."""
    acts = [act for act in terms("instrument_acts") if act.words.fullmatch(said.label)]
    kind, context.act = context.instrument, None
    if not kind or not acts or acts[0].id == "newly_published":
        context.instrument = None
        return None
    column = acts[0].record["columns"].get(circumstances.form)
    return Claim(said, ACTIVE, (((kind.id, column),),), kind.id, acts[0].id) if column else None


def _act(before: str, circumstances: Circumstances, context: Context) -> Term | None:
    """What was done with the documents, by the words before their name; with none, what was done before."""
    if not before:
        return context.act
    found = [(act, match) for act in terms("instrument_acts") for match in act.words.finditer(before)]
    found = [(act, match) for act, match in found if circumstances.form in act.record["columns"]]
    if not found or len({act.id for act, _ in found} - {"newly_published"}) > 1:
        return None
    act, at = max(found, key=lambda item: (item[0].id != "newly_published", item[1].end()))
    fillers = pattern("instrument_fillers")
    narrowed = fillers.sub("", before[at.end() :])
    if act.id == "newly_published":
        narrowed += fillers.sub("", before[: at.start()])
    elif pattern("instrument_published").search(before):
        return None  # what was published of them may be less than what was issued or is in force
    return None if narrowed else act


def decision_claim(said: Said) -> Claim | None:
    found = last("decisions", said.label)
    if not found or said.figure.unit in ("项", "类"):
        return None
    term, match = found
    made = pattern("decision_verbs").search(said.label[: match.start()]) and match.end() == len(said.label)
    if not made and not pattern("decision_words").match(said.label, match.end()):
        return None
    return Claim(said, ACTIVE, (((term.id, "decisions"),),), term.id, "decisions")
