"""What is said of a whole clause: "it is not clear that X had left", "there is no evidence that", "it was denied that".

Adjectives, nouns and verbs that take a clause as their subject: extraposition (Quirk et al. 1985, 18.33); which of them
leave the clause open or deny it follows the factuality classes of Saurí & Pustejovsky (2009). Words are in the hedges.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from accord.lexicon import Lexicon
from accord.model import Modality
from accord.reading.grammar import SUBJECTS, child, is_definite, is_infinitive, is_noun, is_verb, subtree
from accord.reading.parse import Word

CLAUSES = ("ccomp", "acl", "relcl", "advcl", "csubj")
COPULAS = frozenset("is was be been are were 's ’s remain remains remained seem seems seemed becomes became".split())
NOT = frozenset("not n't n’t never no hardly barely scarcely little scant scarce few insufficient".split())
ADVERBIAL = ("prep", "advmod", "npadvmod")  # "by no means", "no longer"
SOME = frozenset("some many others".split())
LIKE = frozenset("seem seems seemed appear appears appeared".split())

Part = Literal["words", "nouns", "verbs"]


class Judgement(NamedTuple):
    """How the clause stands, by which word; None where it is told as so."""

    modality: Modality | None
    word: Word


def judgement(clause: Word, lexicon: Lexicon) -> Judgement | None:
    """What the words above a that-clause say of all of it; None if they say nothing of it."""
    if not is_verb(clause):
        return None
    head = clause.head
    ruling = head.head if head.lower == "out" and head.dep == "prep" else head
    if clause.dep in ("xcomp", "ccomp", "pcomp") and (out := ruled_out(ruling, lexicon)) is not None:
        return out
    if clause.dep not in CLAUSES or not _is_told_whole(clause):
        return None
    if is_noun(head) and head.head.dep == "agent":
        head = head.head.head  # "it was denied by the minister that"
    if is_noun(head):
        return _of_noun(head, lexicon)
    if head.tag.startswith("JJ"):
        return _of_word(head, head.head, lexicon)
    if not is_verb(head):
        return None
    if head.lower in COPULAS and (told := child(head, "acomp", "attr")) is not None:
        return _of_noun(told, lexicon) if is_noun(told) else _of_word(told, head, lexicon)
    subject = child(head, *SUBJECTS) or (child(head.head, *SUBJECTS) if head.dep == "xcomp" else None)
    if subject is not None and subject.lower == "it":
        return _of_verb(head, subject, lexicon)
    if (
        subject is not None
        and head.lower in lexicon.voices["reporting"]["say"]["verbs"]
        and _is_nobody(subject, lexicon)
    ):
        return Judgement("hearsay", subject)
    above = head.head  # "it would be wrong to say that X left"
    said = is_infinitive(head) and above.tag.startswith("JJ")
    return Judgement("denied", above) if said and above.lower in lexicon.hedges["judged_false"]["of_saying"] else None


def _is_nobody(subject: Word, lexicon: Lexicon) -> bool:
    """ "some say that", "reports said that": not "a report by X", "the report"."""
    by_nobody = all(c.dep == "det" or (c.dep == "amod" and c.text.islower()) for c in subject.children)
    reports = subject.lower in lexicon.hedges["denying"]["reports"] and by_nobody and not is_definite(subject)
    return reports or subject.lower in SOME


def ruled_out(verb: Word, lexicon: Lexicon) -> Judgement | None:
    """ "ruled out that X left", "did not rule out sending troops", "cannot rule out an attack"."""
    if verb.lower not in lexicon.hedges["judged_excluded"]["verbs"] or not any(c.lower == "out" for c in verb.children):
        return None
    refused = verb.dep == "xcomp" and verb.head.lower in lexicon.hedges["negative"]["verbs"]  # "refused to rule out"
    return _judged(verb, "verbs", _is_negated(verb, verb) or refused, lexicon)


def _is_told_whole(clause: Word) -> bool:
    """ "that X left", and no "that" which is itself a part of the clause: "the man that left"."""
    subject = child(clause, "nsubj", "nsubjpass", "expl")
    if subject is None or subject.lower in ("that", "which", "who"):
        return False
    that = next((c for c in clause.children if c.i < subject.i and c.lower == "that"), None)
    if clause.dep in ("ccomp", "csubj"):
        return child(clause, "mark") is None or that is not None
    return that is not None and (that.dep != "dobj" or len([c for c in clause.children if c.dep == "dobj"]) > 1)


def _is_negated(verb: Word, told: Word) -> bool:
    """ "is not clear", "is by no means certain", "little evidence", "has yet to be confirmed"."""
    before = [c for word in {id(w): w for w in (verb, told)}.values() for c in word.children if c.i <= told.i]
    inside = (word for c in before if c.dep in ADVERBIAL for word in subtree(c))
    yet = verb.dep == "xcomp" and any(c.lower == "yet" for c in verb.head.children)
    return yet or any(word.lower in NOT for word in (*before, *inside))


def _of_word(adjective: Word, copula: Word, lexicon: Lexicon) -> Judgement | None:
    """ "it is possible that", "it is not true that"."""
    return _judged(adjective, "words", _is_negated(copula, adjective), lexicon)


def _of_noun(noun: Word, lexicon: Lexicon) -> Judgement | None:
    """ "there is no evidence that", "it is a lie that"."""
    above = noun.head if is_verb(noun.head) else noun
    return _judged(noun, "nouns", _is_negated(above, noun), lexicon)


def _of_verb(verb: Word, it: Word, lexicon: Lexicon) -> Judgement | None:
    """ "it has not been confirmed that", "it was reported that", "it seems that"."""
    if verb.lower in LIKE:
        return Judgement("hearsay", verb)
    if it.dep != "nsubjpass" and child(verb, "auxpass") is None:
        return None
    told = _judged(verb, "verbs", _is_negated(verb, verb), lexicon)
    said = verb.lower in lexicon.hedges["said_of"]["verbs"] and verb.lower not in lexicon.hedges["alleged"]["verbs"]
    return told or (Judgement("hearsay", verb) if said else None)


def _judged(word: Word, part: Part, negated: bool, lexicon: Lexicon) -> Judgement | None:
    """The word's verdict, turned where it is negated: what is "not true" is denied, what is "not clear" is open."""
    held = next((kind for kind in VERDICTS if word.lower in lexicon.hedges[kind][part]), None)
    return None if held is None else Judgement(VERDICTS[held][negated], word)


VERDICTS: dict[str, tuple[Modality | None, Modality | None]] = {
    "judged_true": (None, "denied"),
    "judged_known": (None, "possible"),
    "judged_shown": (None, "alleged"),
    "judged_open": ("possible", "possible"),
    "judged_doubted": ("possible", None),
    "judged_excluded": ("denied", "possible"),
    "judged_false": ("denied", None),
    "judged_wanted": ("considered", "considered"),
}
"""Kinds of verdicts in the hedges, with how the clause stands under them, and where they are negated."""
