"""When an act was, as far as its sentence tells: which time hangs on which word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from accord.model import NO_DATE, Date, Span, TimeExpression
from accord.reading.grammar import ancestors, child, is_noun, is_stressed, is_verb, subtree
from accord.reading.page import Page
from accord.reading.parse import Sentence, Word
from accord.reading.times import counted_from, timex_to_date

HIGHEST = 4  # links from an act to a verb whose date is its own
CARRIED = frozenset("xcomp dobj nsubj nsubjpass prt aux auxpass acomp attr oprd".split())
SET_IN = ("in", "during", "at", "for", "after", "following", "into", "of")  # "signed it during talks"
MEANWHILE = frozenset({"when", "as", "while"})
ACCOMPANYING = frozenset(
    "sponsored funded hosted chaired led headed mediated brokered facilitated attended supervised escorted".split()
)  # participles of what is done while the noun goes on: "talks mediated by X"
IMPLICATIVE = frozenset("allowed let permitted enabled helped made forced compelled caused led managed".split())
UNITS = frozenset({"days", "weeks", "months"})
SAYING_WHEN = (
    "within",
    "in",
    "on",
)  # in front of a time: "In July Chad left", though "July Chad" may be read as a name
COUNTING = frozenset({"since", "before"})  # what stands under them lies at another time
ATTRIBUTIVE = ("compound", "nummod", "amod", "nmod", "poss")
MARKING = frozenset({"marks", "marked", "means", "meant"})  # "signed a deal that marks the end of the war"
MEASURING = frozenset("a an the next maximum of most some about around at".split())


def time_of(word: Word, sentence: Sentence, page: Page) -> tuple[Date, Span | None]:
    """The date that hangs in the syntax on the act, or on a verb that it is part of; none that dates another verb."""
    when, span = _attached(word, sentence, page)
    if when.known:
        return as_long_as(word, when, page.times), span
    counted, length = _counted_off(word, sentence, page)
    return (counted, length) if counted.known else (when, span)


def _attached(word: Word, sentence: Sentence, page: Page) -> tuple[Date, Span | None]:
    ranked: list[tuple[int, int, int, TimeExpression]] = []
    here = [time for time in page.times if sentence.start <= time.span.start < sentence.end]
    for time in here:
        if time.type in ("DATE", "TIME") or _lead(time, sentence) == "within":
            chain = list(_dated_with(word, page, coarse=time.earliest != time.latest))
            if (distance := _distance(time, sentence, chain)) is not None:
                ranked.append((*distance, time.span.start, time))
    if not ranked:
        return NO_DATE, None
    *_, best = min(ranked, key=lambda r: r[:3])
    dated = timex_to_date(best, lead=_lead(best, sentence), until=page.last_day)
    more = next((time for time in here if _is_coordinated(best, time, sentence)), None)
    return (dated, best.span) if more is None else (from_to(dated, timex_to_date(more)), best.span)


def _lead(time: TimeExpression, sentence: Sentence) -> str:
    """The word in front of the time, in lower case; "within" also of "within a maximum of", "within the next"."""
    before = [w.lower for w in sentence.words if w.end <= time.span.start]
    while len(before) > 1 and before[-1] in MEASURING:
        before.pop()
    return before[-1] if before else ""


def _is_coordinated(time: TimeExpression, other: TimeExpression, sentence: Sentence) -> bool:
    """ "in 2021 and 2022", "from 1998 to 2000": the other follows the time with nothing but "and" or "to" between."""
    between = [w.lower for w in sentence.words if time.span.end <= w.start and w.end <= other.span.start]
    return between[:1] in (["and"], ["to"], ["until"]) and between[1:] in ([], ["in"], ["on"])


def from_to(first: Date, last: Date) -> Date:
    """From the one to the other, where both are known in the same grain; else the one, or the other if that is not."""
    known = first.value and last.value and len(first.value) == len(last.value) and "/" not in first.value
    if not known or not first.earliest or not last.earliest or last.earliest <= first.earliest:
        return first if first.known else last
    return replace(first, value=f"{first.value}/{last.value}", latest=last.latest)


def _distance(time: TimeExpression, sentence: Sentence, chain: list[Word]) -> tuple[int, int] | None:
    """How far up the chain the time hangs, and how deep below it; None where another verb has it."""
    anchor = next((w for w in sentence.words if w.start <= time.span.start < w.end), None)
    if anchor is None:
        return None
    naming = is_verb(chain[0]) and _is_naming(time, anchor) and _lead(time, sentence) not in SAYING_WHEN
    for steps, top in enumerate((anchor, *ancestors(anchor))):
        if top in chain:
            return (chain.index(top), steps) if not naming else None  # "accept the accord of 2000"
        if top.lower in COUNTING and top.dep == "prep" and not _is_in_front(top, time):
            return None  # "the first meeting since the clashes of 2008"
        if is_noun(top) and _stands_between(chain[0], top, anchor, sentence):
            return len(chain), steps
        if _is_when(top) and top.head in chain:
            return chain.index(top.head), steps
        if is_verb(top) and top.dep != "prep":  # "following the talks of Monday": no verb of its own
            apart = any(w.text == ":" for w in sentence.words[top.i : anchor.i])  # "Where we are: in May they met"
            if not (apart or _is_carried_out(top)):
                return None
    return None


def is_adverbial(time: TimeExpression, word: Word) -> bool:
    """The time says when, and does not only name something ("the agreement of March 10", "the 2001 accord").

    `word`: the first word of the time.
    """
    word = _head_of_time(time, word)
    if word.dep in ATTRIBUTIVE:
        return word.head.start < time.span.end
    return not (word.dep == "pobj" and word.head.lower in ("of", "from", "for", "between"))


def _is_naming(time: TimeExpression, word: Word) -> bool:
    """The time belongs to the name of a thing: "accept the accord of 2000", "apply the 2001 accord"."""
    word = _head_of_time(time, word)
    if word.dep in ATTRIBUTIVE:
        return word.head.start >= time.span.end and is_noun(word.head)
    return word.dep == "pobj" and word.head.lower == "of" and is_noun(word.head.head)


def _head_of_time(time: TimeExpression, word: Word) -> Word:
    """The word of the time that the others hang on: "March" of "late March 2020"."""
    while word.dep in ("compound", "nummod", "amod", "det", "nmod") and word.head.start < time.span.end:
        word = word.head
    return word


def _is_in_front(preposition: Word, time: TimeExpression) -> bool:
    """Whether the preposition is of the time itself: "since 2008"."""
    return any(c.dep == "pobj" and time.span.start <= c.start < time.span.end for c in preposition.children)


def _is_carried_out(verb: Word) -> bool:
    """ "allowed X to pass in May": what was let or made happen happened then (implicative verbs, Karttunen 1971)."""
    return verb.dep in ("xcomp", "ccomp") and verb.tag == "VB" and verb.head.lower in IMPLICATIVE


def _stands_between(act: Word, top: Word, anchor: Word, sentence: Sentence) -> bool:
    """ "tremors from the invasion of X in 2022": a noun nearer to the time than the one that the parser gives it to."""
    if (
        not is_noun(act)
        or not top.i < act.i < anchor.i
        or any(w.text in ",;:" for w in sentence.words[act.i : anchor.i])
    ):
        return False
    between = list(takewhile(lambda word: word is not top, ancestors(act)))
    return top in ancestors(act) and not any(is_verb(word) for word in between)


def _is_when(verb: Word) -> bool:
    """ "When the plant was hit in 2019, X blamed Y": a clause that says when its verb was."""
    return verb.dep == "advcl" and any(c.dep in ("mark", "advmod") and c.lower == "when" for c in verb.children)


def _dated_with(word: Word, page: Page, *, coarse: bool) -> Iterator[Word]:
    """The act and the verbs whose dates are its own: "agreed on Monday to send", "held talks on Monday".

    `coarse`: the date is of a month, a year or so, and holds for what came right before ("left in May after X fell").
    """
    yield word
    for _ in range(HIGHEST):
        head = _coordinated(word) or word.head
        if head is word or not (head is not word.head or _shares_date(word, page, coarse)):
            return
        if is_verb(head) or is_noun(head) or head.tag == "CD":
            yield head
        word = head


def _is_timed(verb: Word, page: Page) -> bool:
    """Whether a time of any kind stands in the clause: "... and in the years that followed Y left"."""
    words = subtree(verb)
    return any(words[0].start <= time.span.start < words[-1].end for time in page.times)


def _coordinated(word: Word) -> Word | None:
    """The past tense that one is coordinated with, where the parser took another verb for it.

    "They met in May, with X looking on, and signed a text": a finite verb is not coordinated with a participle. "It was
    in Y that they met and signed a text": nor, without a subject of its own, with the verb of a cleft sentence.
    """
    if word.dep != "conj" or word.tag != "VBD" or child(word, "nsubj", "nsubjpass"):
        return None
    head = word.head
    subject = child(head, "nsubj")
    if not (head.tag == "VBG" or (head.lower == "was" and subject is not None and subject.lower == "it")):
        return None
    root = next((w for w in ancestors(word) if w.head is w), word)
    finite = [w for w in subtree(root) if w.tag == "VBD" and w.i < word.i and w is not head]
    return finite[-1] if finite else None


def _shares_date(word: Word, page: Page, coarse: bool) -> bool:
    """Whether a date of its head is the word's too."""
    head = word.head
    if word.dep == "relcl":  # "in 2014, when forces took part"
        return word.lower in MARKING or is_stressed(head) or any(c.lower == "when" for c in word.children)
    if word.dep == "ccomp":  # "announced last month that X was moving troops"
        return coarse and word.tag == "VBG" and any(c.lower in ("was", "were") for c in word.children)
    if word.dep == "advcl":
        at_once = MEANWHILE | {"after"} if coarse else MEANWHILE
        return any(c.dep in ("mark", "advmod") and c.lower in at_once for c in word.children)
    if word.dep == "conj":
        together = (
            coarse and word.tag == head.tag == "VBD" and not _is_timed(word, page)
        )  # "X met in April, and Y left"
        return is_verb(head) and (together or child(word, "nsubj", "nsubjpass") is None)
    if word.dep == "acl" and word.lower in ACCOMPANYING:
        return True
    if word.dep == "pobj":
        return head.lower in SET_IN
    return word.dep in CARRIED or word.dep == "prep" or (word.dep == "pcomp" and not is_verb(word))


# ---------------------------------------------------------------- lengths
def as_long_as(word: Word, when: Date, times: Sequence[TimeExpression]) -> Date:
    """ "after four days of talks": what took so long before a day, reaching up to it or to the day before."""
    unit = measuring(word)
    length = next((t for t in times if unit is not None and t.span.start <= unit.start < t.span.end), None)
    if length is None or not when.earliest or when.earliest != when.latest:
        return when
    start = counted_from(when.earliest, length, -1)
    if not start.earliest:
        return when
    return replace(when, value=f"{start.earliest}/{when.latest}", earliest=start.earliest)


def measuring(word: Word) -> Word | None:
    """The unit that an act is measured by: "days" of "four days of talks"; None for others."""
    if word.dep != "pobj" or word.head.lower != "of" or word.head.head.lower not in UNITS:
        return None
    return word.head.head


def _counted_off(word: Word, sentence: Sentence, page: Page) -> tuple[Date, Span | None]:
    """ "opened on Tuesday, seven years after X left": counted from the day of the verb above."""
    mark = next((c for c in word.children if c.dep == "mark" and c.lower in ("after", "before")), None)
    if word.dep != "advcl" or mark is None or not is_verb(word.head):
        return NO_DATE, None
    length = next((t for t in page.times if t.span.start >= sentence.start and 0 <= mark.start - t.span.end <= 1), None)
    above, _ = _attached(word.head, sentence, page)
    if length is None or not above.earliest or above.earliest != above.latest:
        return NO_DATE, None
    return counted_from(above.earliest, length, -1 if mark.lower == "after" else 1), length.span
