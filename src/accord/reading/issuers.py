"""Whose a statement is: "a statement that X and Y issued", "a joint declaration by X and Y", later "the statement"."""

from __future__ import annotations

from accord.lexicon import Lexicon
from accord.reading.actors import actors_of, named_under
from accord.reading.cast import Cast, Found
from accord.reading.grammar import RELATIVE, SUBJECTS, child, grammatical_subject, is_passive, is_verb
from accord.reading.parse import Word

CLAUSES = ("relcl", "acl")
LOOK_BACK = 12  # sentences


def issuers_of(noun: Word, cast: Cast, lexicon: Lexicon, *, company: bool = True) -> list[Found]:
    """Those who are said to have issued what the noun names; none where that is not said here.

    `company`: and those with whom they did.
    """
    issuing = lexicon.voices["issuing"]["verbs"]
    clause = next((c for c in noun.children if c.dep in CLAUSES and c.lower in issuing), None)
    if clause is not None:
        subject = child(clause, *SUBJECTS)
        other = any(c.dep == "dobj" and c.lower not in RELATIVE for c in clause.children)
        if subject is not None and subject.lower not in RELATIVE and not other:
            return [*actors_of(subject, cast), *(named_under(clause, cast, "with") if company else ())]
        return named_under(clause, cast, "by", agent=True)
    verb = noun.head
    if noun.dep == "dobj" and is_verb(verb) and verb.lower in issuing and not is_passive(verb):
        subject = grammatical_subject(verb, lexicon.grammar)
        return actors_of(subject, cast) if subject is not None else []
    owner = child(noun, "poss")
    return actors_of(owner, cast) if owner is not None else []


def last_issuers(number: int, noun: Word, cast: Cast, lexicon: Lexicon) -> tuple[str, ...]:
    """Whose "the statement" is: of the last one so called whose issuers are told, a few sentences back at most."""
    for back in range(number, max(-1, number - 1 - LOOK_BACK), -1):
        for word in reversed(cast.sentences[back].words):
            if word.lower == noun.lower and (back < number or word.i < noun.i):
                found = issuers_of(word, cast, lexicon, company=False)
                if found:
                    return tuple(dict.fromkeys(actor for f in found if not f.place for actor in f.actors))
    return ()
