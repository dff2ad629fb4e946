"""How an act is told: by which verb, in which tense, and whether as something of hours or of years."""

from __future__ import annotations

import re

from accord.lexicon import Lexicon
from accord.model import Claim
from accord.reading.dating import measuring
from accord.reading.grammar import ancestors, child, first_conjunct, is_noun, is_verb, subtree
from accord.reading.page import Page
from accord.reading.parse import Word

ASIDE = ("relcl", "acl", "appos", "pcomp")  # where something is told beside the matter
SETTING = ("during", "at", "after", "out")
APART = frozenset({"after", "before", "since", "until"})
PASSING = frozenset("CONSULT ASSAULT PROTEST".split())  # acts of some hours or days, not of months
PERFORMED = frozenset("ACCUSE REJECT REQUEST THREATEN SUPPORT".split())
LONG = re.compile(r"P[\dX.]+[MY]\Z")  # TIMEX3: months or years


def telling_verb(claim: Claim, word: Word | None, lexicon: Lexicon, *, coarse: bool) -> Word | None:
    """The verb that tells of the act: the act itself, or one whose subject or setting it is ("the raid lasted").

    `coarse`: the time in focus is longer than a day, and holds for what came right before ("the raid followed a vote").
    """
    if word is None:
        return None
    if (proposing := _proposing_verb(claim, word, lexicon)) is not None:
        return proposing
    if not is_noun(word):
        if (quoting := _quoting_verb(word)) is not None:
            return quoting
        offered = _content_of_offer(word)
        spoken = claim.type == "AGREE" and claim.modality == "planned" and offered.dep == "ccomp"  # "said they want to"
        leading_up = word.tag == "VBG" and word.dep == "pcomp" and word.head.lower == "before"  # "before sitting down"
        return offered.head if spoken else word.head.head if leading_up else word
    top = measuring(word) or first_conjunct(word)
    if top.dep in ("nsubj", "nsubjpass", "attr") and claim.type in PASSING:
        return top.head
    if top.dep == "dobj" and top.head.lower == "followed" and coarse:
        return top.head
    if top.dep != "pobj":
        return None
    out_of = top.head.lower == "of" and top.head.head.lower == "out"  # "came out of the talks"
    preposition = top.head.head if out_of else top.head
    return preposition.head if preposition.lower in SETTING else None


def _quoting_verb(word: Word) -> Word | None:
    """ "The agency quoted X as saying that ...", "X was cited as telling reporters": the verb that has the tense."""
    if word.tag != "VBG" or word.dep != "pcomp" or word.head.lower != "as":
        return None
    return word.head.head if is_verb(word.head.head) else None


def _content_of_offer(word: Word) -> Word:
    """ "that X is prepared to help": the top of what is offered, a verb or an adjective with its verb."""
    while word.dep in ("xcomp", "acomp"):
        word = word.head
    return word


def _proposing_verb(claim: Claim, word: Word, lexicon: Lexicon) -> Word | None:
    """ "X suggested that work could begin", "X proposed a meeting": the verb in whose saying it was proposed."""
    if claim.modality not in ("considered", "possible"):
        return None
    for w in (word, *ancestors(word)):
        if is_proposing(w, lexicon) and w.tag == "VBD":
            return w
        if w.dep in (*ASIDE, "advcl"):
            return None
    return None


def is_proposing(verb: Word, lexicon: Lexicon) -> bool:
    """A verb in whose saying a thing is proposed."""
    return verb.lower in lexicon.grammar["proposing"]["words"]


def helper_of_perfect(verb: Word) -> str | None:
    """The helper of a perfect: "has" or "have" of what lies before the telling, "had" of what lies before the told."""
    if verb.tag == "VBG" and verb.dep == "pcomp" and is_verb(verb.head.head):
        verb = verb.head.head  # "has helped X by sending Y"
    going_on = verb.tag == "VBG" and any(c.dep == "aux" and c.lower == "been" for c in verb.children)
    if verb.tag != "VBN" and not going_on:
        return None
    helping = (verb, *(w for w in ancestors(verb) if verb.dep == "conj" and is_verb(w)))
    found = (c.lower for word in helping[:2] for c in word.children if c.dep == "aux")
    return next((helper for helper in found if helper in ("has", "have", "had")), None)


def is_performed(claim: Claim, verb: Word) -> bool:
    """ "We condemn the attack", in quotation marks: done in saying so."""
    subject = child(verb, "nsubj")
    first = subject is not None and subject.lower in ("we", "i")
    return claim.quote == "direct" and claim.type in PERFORMED and verb.tag == "VBP" and first


def is_simple_past(word: Word) -> bool:
    """ "met", "was held"; neither "has met" nor "had met" nor "would meet"."""
    if word.tag not in ("VBD", "VBN") or any(c.lower == "times" for c in word.children):
        return False  # "met five times": on several days
    if word.tag == "VBN" and word.dep in ASIDE:
        return False  # "the deal reached with X"
    return all(c.dep not in ("aux", "auxpass") or c.lower in ("was", "were") for c in word.children)


def is_hot_news(verb: Word) -> bool:
    """ "X has landed": a bare active perfect, the perfect of hot news (McCawley 1971); not "has long been named"."""
    if verb.tag != "VBN" or helper_of_perfect(verb) not in ("has", "have"):
        return False
    return not any(c.dep in ("auxpass", "neg", "advmod", "npadvmod") for c in verb.children)


def is_counted_from(verb: Word) -> bool:
    """The verb of a clause that another's time is counted from: "a year after X left", "before Y came"."""
    return verb.dep == "advcl" and any(c.dep in ("mark", "prep") and c.lower in APART for c in verb.children)


def is_lasting(verb: Word, page: Page) -> bool:
    """Told of months or years, or of more than once: "in the following two years", "for months", "every summer"."""
    long = [t.span for t in page.times if t.type == "SET" or (t.type == "DURATION" and LONG.match(t.value))]
    adverbials = (c for c in verb.children if c.dep in ("prep", "npadvmod", "advmod"))
    return any(span.start <= w.start < span.end for c in adverbials for w in subtree(c) for span in long)


def is_saying(verb: Word, lexicon: Lexicon) -> bool:
    """A verb of speech: when it was said is known of plans and wishes too."""
    speaking = (lexicon.voices["spoken"], *lexicon.voices["reporting"].values())
    return any(verb.lower in listed["verbs"] for listed in speaking)


def tells_of_before(saying: Word) -> bool:
    """ "X said that Y had left", "Y had left, X said", "it was Z that had left, X argued": before the saying."""
    said = _said_in(saying)
    cleft = [c for verb in said if verb.lower == "was" for c in subtree(verb) if c.dep in ("relcl", "ccomp", "advcl")]
    return any(helper_of_perfect(verb) == "had" for verb in (*said, *cleft))


def has_time_in_content(saying: Word, page: Page) -> bool:
    """ "X said that Y would follow on Wednesday": what is said has a time of its own."""
    spans = [time.span for time in page.times if time.type in ("DATE", "TIME")]
    words = (w for verb in _said_in(saying) if verb in saying.children for w in subtree(verb))
    return any(span.start <= w.start < span.end for w in words for span in spans)


def _said_in(saying: Word) -> list[Word]:
    """The verbs of what is said: of a that-clause, and of the sentence that the saying is put into, ", X said,"."""
    said = [c for c in saying.children if c.dep == "ccomp" and is_verb(c)]
    return [*said, saying.head] if saying.dep == "parataxis" and is_verb(saying.head) else said
