"""How an act stands in its sentence: happened, planned, feared, denied ..., and whether it is negated.

Read off the words around and above the act: its auxiliaries and adverbs, the verbs and nouns that govern it, the clause
it stands in. Every word that changed the answer is returned, so that a reader can be told why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accord.lexicon import Lexicon
from accord.model import Modality, Polarity
from accord.reading.grammar import SUBJECTS, child, is_noun, is_verb
from accord.reading.parse import Sentence, Word

COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "oprd", "csubj", "csubjpass"})
GOVERNED_NOUN = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MAY = frozenset({"may", "might", "could", "can", "ca"})
MUST = frozenset({"should", "must", "ought"})
BE = frozenset({"is", "are", "was", "were", "'s", "’s", "be", "been", "'re", "’re", "am"})
HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "'d"})
PRESENT_TAGS = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Status:
    modality: Modality
    polarity: Polarity
    because: tuple[tuple[str, Word], ...]


class _Signs:
    """Signs found so far, nearest to the act first."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Word]] = []
        self.negations: list[Word] = []

    def add(self, kind: str, word: Word) -> None:
        if kind == "negative":
            if word not in self.negations:
                self.negations.append(word)
        else:
            self.found.append((kind, word))


def status_of(act: Word, sentence: Sentence, lexicon: Lexicon, carrier: Word | None = None) -> Status:
    """How the act stands. `carrier` is the light verb of a nominal act ("held" of "held talks"), if any."""
    hedges = lexicon.hedges
    signs = _Signs()
    if is_noun(act):
        _beside_noun(act, hedges, signs)
    verb = carrier or (act if not is_noun(act) else None)
    if carrier is not None and carrier.lower not in lexicon.grammar["light"]["verbs"]:
        _mark(carrier, "verbs", hedges, signs)  # "considered sanctions"
    _climb(act, verb, lexicon, signs)
    _question(sentence, signs)
    polarity: Polarity = "negative" if len(signs.negations) % 2 else "positive"
    because = tuple([*signs.found, *(("negative", word) for word in signs.negations)])
    for modality in ORDER:
        if any(kind == modality for kind, _ in signs.found):
            return Status(modality, polarity, because)
    return Status(_factual(act, verb, sentence), polarity, because)


RANKED = frozenset("first last latest only second third fourth fifth".split())
GOVERNING = frozenset(
    ["for", "of", "on", "about", "with", "over", "to", "against", "from", "into"]
)  # prepositions by which a verb governs a nominal act
ORDER: tuple[Modality, ...] = (
    "denied",
    "counterfactual",
    "alleged",
    "feared",
    "hearsay",
    "considered",
    "possible",
    "planned",
)


def _factual(act: Word, verb: Word | None, sentence: Sentence) -> Modality:
    """Happened or going on, by tense: a headline's present tells what happened."""
    if verb is None:
        return "happened"
    if verb is act and verb.tag.startswith("JJ"):
        verb = verb.head
    helpers = [c.lower for c in verb.children if c.dep in ("aux", "auxpass")]
    if any(h in ("was", "were", "had", "did", "been") for h in helpers) or verb.tag == "VBD":
        return "happened"
    if sentence.section == "headline":
        return "happened"
    progressive = verb.tag == "VBG" and any(h in BE for h in helpers)
    if progressive or (verb.tag in PRESENT_TAGS and not any(h in HAVE for h in helpers)):
        return "ongoing"
    return "happened"


def _beside_noun(noun: Word, hedges: Mapping[str, Any], signs: _Signs) -> None:
    """ "a possible attack", "no talks", "alleged strikes", "future cooperation"."""
    for c in noun.children:
        if c.dep in ("amod", "det", "advmod", "neg", "compound", "nmod"):
            _mark(c, "words", hedges, signs)


def _mark(word: Word, part: str, hedges: Mapping[str, Any], signs: _Signs) -> bool:
    for kind in (*ORDER, "negative"):
        if word.lower in hedges[kind][part]:
            if kind == "negative" and part == "words" and _is_not_only(word):
                return False
            signs.add(kind, word)
            return True
    return False


IF = frozenset({"if", "unless", "whether", "lest"})


def _is_not_only(word: Word) -> bool:
    following = next((c for c in word.head.children if c.i == word.i + 1), None)
    return following is not None and following.lower in ("only", "just", "merely", "simply")


def _climb(act: Word, verb: Word | None, lexicon: Lexicon, signs: _Signs) -> None:
    """Walk from the act to the clause that asserts it, gathering signs."""
    hedges = lexicon.hedges
    current = act
    asserted = False  # inside a finite clause of its own
    if verb is not None:
        asserted = _around_verb(verb, hedges, signs)
        current = verb
    for _ in range(12):
        head, dep = current.head, current.dep
        if head is current:
            return
        if dep == "conj":
            if verb is not None and is_verb(head) and not _has_own_frame(current):
                asserted = _around_verb(head, hedges, signs, shared=True) or asserted
            current = head
            continue
        if (is_verb(current) and dep in ("relcl", "advcl", "parataxis")) or _is_participle(current):
            _clause(current, head, hedges, signs, asserted)
            if dep == "acl" and current.tag == "VBG":
                top = head
                while top.dep == "conj" and is_noun(top.head):
                    top = top.head
                above = top.head.head if top.dep == "pobj" else top
                if is_verb(above) and above.dep == "pcomp":
                    above = above.head.head
                for noun in (head, above):
                    if is_noun(noun):
                        _mark(noun, "nouns", hedges, signs)
                return
            if dep != "advcl" or not _is_bare_infinitive(current):
                return
            current = head
            return
        if dep in COMPLEMENTS:
            if _governor(current, head, dep, hedges, signs, asserted):
                return
            if is_verb(head):
                asserted = _around_verb(head, hedges, signs, above=True) or asserted
        elif dep == "prep" or dep == "agent":
            for c in current.children:
                if c.dep == "advmod":
                    _mark(c, "words", hedges, signs)
            if is_verb(head) and verb is None:
                if current.lower in GOVERNING:
                    _mark(head, "verbs", hedges, signs)
                    for c in head.children:
                        if c.dep == "acomp":
                            _mark(c, "words", hedges, signs)  # "is due in Rome for talks"
                if current.lower in ("with", "through", "by", "via") or not _is_definite(act):
                    _clause_above(head, lexicon, signs)
                return
            if head.tag.startswith("JJ"):
                _mark(head, "words", hedges, signs)
        elif dep == "pobj":
            if head.lower == "without":
                signs.add("negative", head)
                return
            if head.lower in ("before", "ahead", "pending"):
                signs.add("planned", head)
        elif is_noun(current) and verb is None:
            if _noun_governor(current, head, dep, lexicon, signs):
                return
            if dep in SUBJECTS and (mark := child(head, "mark")) is not None and mark.lower in IF:
                signs.add("possible", mark)
            if dep in (*SUBJECTS, "npadvmod", "appos", "poss", "compound", "amod"):
                return
        elif is_noun(current) and dep in GOVERNED_NOUN and is_verb(head):
            if not _denied_report(current, signs, lexicon):
                _mark(head, "verbs", hedges, signs)  # "welcomed a plan that ..."
            return
        elif dep in (*SUBJECTS, "npadvmod", "appos", "poss"):
            return
        if is_noun(head) and dep in ("acl", "prep", "pcomp", "appos", "relcl"):
            _mark(head, "nouns", hedges, signs)
            _beside_noun(head, hedges, signs)
        current = head


def _is_participle(verb: Word) -> bool:
    """ "troops fighting in", "sanctions imposed by": no clause of its own, unlike "a report that X had fought"."""
    return verb.dep == "acl" and verb.tag in ("VBN", "VBG") and child(verb, *SUBJECTS) is None


def _is_definite(noun: Word) -> bool:
    """ "the visit", "their talks", "last year's war": taken as known, whatever is said of it."""
    return any(
        c.dep == "poss" or (c.dep == "det" and c.lower in ("the", "this", "that", "these", "those"))
        for c in noun.children
    )


def _clause_above(verb: Word, lexicon: Lexicon, signs: _Signs) -> None:
    """ "may lead to a visit": an act newly named in a clause stands as the clause does."""
    asserted = _around_verb(verb, lexicon.hedges, signs)
    if not asserted and verb.dep in ("xcomp", "conj") and is_verb(verb.head):
        _around_verb(verb.head, lexicon.hedges, signs, above=True)
    if verb.dep in ("xcomp", "ccomp", "acl"):
        _governor(verb, verb.head, verb.dep, lexicon.hedges, signs, asserted)
    if is_noun(verb.head) and verb.head.dep == "dobj" and is_verb(verb.head.head):
        _denied_report(verb.head, signs, lexicon)


def _denied_report(noun: Word, signs: _Signs, lexicon: Lexicon) -> bool:
    """ "rejected reports that ...": what is reported is denied."""
    if lexicon.lemmas.get(noun.head.lower) in DENYING and noun.lower in lexicon.voices["said_things"]["nouns"]:
        signs.add("denied", noun.head)
        return True
    return False


DENYING = frozenset({"reject", "dismiss", "deny", "refute", "rebuff", "dispute", "rebut"})


def _has_own_frame(verb: Word) -> bool:
    return any(c.dep in (*SUBJECTS, "aux", "auxpass") for c in verb.children)


def _around_verb(
    verb: Word, hedges: Mapping[str, Any], signs: _Signs, above: bool = False, shared: bool = False
) -> bool:
    """Auxiliaries, negation and adverbs of a verb; True if it stands in a finite clause."""
    helpers = {c.lower: c for c in verb.children if c.dep in ("aux", "auxpass")}
    for c in verb.children:
        low = c.lower
        if c.dep == "neg" and not _is_not_only(c):
            signs.add("negative", c)
        elif c.dep == "aux":
            if low in FUTURE:
                signs.add("planned", c)
            elif low in ("would", "'d", "’d") and c.tag == "MD":
                perfect = any(h in ("have",) for h in helpers)
                signs.add(
                    "counterfactual"
                    if perfect
                    else "planned"
                    if verb.dep in ("ccomp", "conj", "relcl")
                    else "possible",
                    c,
                )
            elif low in MAY:
                signs.add("possible", c)
            elif low in MUST:
                signs.add("considered", c)
        elif c.dep == "advmod" and not above:
            _mark(c, "words", hedges, signs)
        elif (c.dep == "det" and low in ("no", "neither")) or (c.dep == "preconj" and low == "neither"):
            signs.add("negative", c)
        elif c.dep in ("nsubj", "nsubjpass", "dobj") and not above and not shared:
            no = next(
                (g for g in c.children if g.dep in ("det", "neg", "preconj") and g.lower in ("no", "neither")), None
            )
            if no is not None:
                signs.add("negative", no)
            elif low in ("nobody", "nothing", "none", "neither"):
                signs.add("negative", c)
    if (
        verb.tag == "VB"
        and any(h in BE for h in helpers)
        and child(verb, "aux") is not None
        and any(c.lower == "to" for c in verb.children)
    ):
        signs.add("planned", verb)
    return bool(child(verb, *SUBJECTS)) and verb.tag in ("VBD", "VBZ", "VBP")


def _is_bare_infinitive(verb: Word) -> bool:
    return verb.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _clause(verb: Word, head: Word, hedges: Mapping[str, Any], signs: _Signs, asserted: bool) -> None:
    """A subordinate clause: "if", "unless", "before", and the purpose infinitive ("to discuss", not yet done)."""
    mark = child(verb, "mark") or child(verb, "advmod")
    if mark is not None and verb.dep == "advcl":
        for kind, words in hedges["subordinators"].items():
            if mark.lower in words and (kind == "possible" or verb.tag in ("VBG", "VBZ", "VBP", "VB")):
                signs.add(kind, mark)
    if verb.dep in ("advcl", "relcl") and _is_bare_infinitive(verb) and not _is_ranked(head):
        signs.add("planned", verb)


def _is_ranked(noun: Word) -> bool:
    """ "the first state to sign" did sign."""
    return any(c.lower in RANKED for c in noun.children)


def _governor(current: Word, head: Word, dep: str, hedges: Mapping[str, Any], signs: _Signs, asserted: bool) -> bool:
    """A verb, noun or adjective that takes the act as its complement. True if the climb ends here."""
    if dep == "pcomp":
        if head.lower == "without":
            signs.add("negative", head)
            return True
        if head.lower in ("before", "until", "instead"):
            signs.add("planned" if head.lower != "instead" else "negative", head)
            return True
        above = head.head
        if (
            is_noun(above)
            and above.dep in ("dobj", "nsubjpass")
            and head.lower in ("of", "for", "from")
            and _mark(above.head, "verbs", hedges, signs)
        ):
            return False
        if is_verb(above):
            marked = _mark(above, "verbs", hedges, signs)
            return not marked and head.lower in ("by", "after", "in", "with", "since", "while", "upon", "on", "through")
        return False
    if is_noun(head):
        if dep in ("acl", "xcomp") and not _is_ranked(head) and _is_bare_infinitive(current):
            if not _mark(head, "nouns", hedges, signs):
                signs.add("planned", current)
        return False
    infinitive = _is_bare_infinitive(current) and dep in ("xcomp", "ccomp", "oprd")
    if is_verb(head):
        if infinitive and (
            head.lower in hedges["attempted"]["verbs"] or any(c.dep == "attr" and _is_ranked(c) for c in head.children)
        ):
            return False
        if (
            head.lower
            in ("said", "says", "say", "reported", "believed", "thought", "alleged", "understood", "considered")
            and infinitive
            and any(c.dep == "auxpass" for c in head.children)
        ):
            signs.add("hearsay" if head.lower != "alleged" else "alleged", head)
            return False
        if dep == "oprd" and any(c.dep in ("auxpass", "nsubjpass") for c in head.children):
            signs.add("hearsay", head)
            return False
        if dep == "ccomp" and asserted and head.lower not in WEIGHING:
            return True
        if _mark(head, "verbs", hedges, signs):
            return False
        if infinitive:
            signs.add("planned", head)
        return dep == "ccomp"
    if head.tag in ("JJ", "RB", "JJR"):
        if not _mark(head, "words", hedges, signs) and infinitive:
            signs.add("planned", head)
    return False


WEIGHING = frozenset(
    [
        "fear",
        "fears",
        "feared",
        "fearing",
        "deny",
        "denies",
        "denied",
        "denying",
        "hope",
        "hopes",
        "hoped",
        "expect",
        "expects",
        "expected",
        "suspect",
        "suspects",
        "suspected",
        "propose",
        "proposed",
        "proposes",
        "doubt",
        "doubts",
        "doubted",
        "demand",
        "demands",
        "demanded",
        "urge",
        "urged",
        "suggest",
        "suggested",
        "suggests",
        "worry",
        "worries",
        "worried",
        "warn",
        "warns",
        "warned",
        "warning",
        "allege",
        "alleges",
        "alleged",
        "claim",
        "claims",
        "claimed",
        "claiming",
        "insist",
        "believe",
        "believes",
        "believed",
        "think",
        "thinks",
    ]
)


def _noun_governor(noun: Word, head: Word, dep: str, lexicon: Lexicon, signs: _Signs) -> bool:
    """A verb of which the nominal act is object or subject. True if the climb ends here."""
    hedges, grammar = lexicon.hedges, lexicon.grammar
    if not is_verb(head):
        return False
    if dep in GOVERNED_NOUN:
        if head.lower in grammar["light"]["verbs"] or (
            dep == "nsubjpass" and head.lower in grammar["occurrence"]["verbs"]
        ):
            _around_verb(head, hedges, signs)
            if head.lower in hedges["planned"]["verbs"] and head.lower not in (
                "announced",
                "announce",
                "announces",
                "agreed",
                "set",
                "expects",
            ):
                _mark(head, "verbs", hedges, signs)
            return False
        return not _mark(head, "verbs", hedges, signs)
    if dep in ("nsubj", "nsubjpass") and head.lower in grammar["occurrence"]["verbs"]:
        _around_verb(head, hedges, signs)
        if dep == "nsubjpass":
            _mark(head, "verbs", hedges, signs)
        return False
    if dep == "nsubj" and head.lower in BE:
        for c in head.children:
            if c.dep in ("acomp", "attr"):
                _mark(c, "words", hedges, signs)
            if c.dep == "neg":
                signs.add("negative", c)
        return True
    return False


def _question(sentence: Sentence, signs: _Signs) -> None:
    """What is only asked did not happen by being asked."""
    last = sentence.words[-1]
    if last.text == "?" or (len(sentence.words) > 1 and sentence.words[-2].text == "?"):
        signs.add("possible", last)
