"""The walk from an act to the clause that asserts it, gathering signs of how the act stands on the way."""

from __future__ import annotations

from accord.lexicon import Lexicon
from accord.model import Modality
from accord.reading.grammar import (
    SUBJECTS,
    called_to_be_told,
    child,
    first_conjunct,
    first_preposition,
    is_definite,
    is_infinitive,
    is_noun,
    is_verb,
)
from accord.reading.judging import judgement, ruled_out
from accord.reading.parse import Word
from accord.reading.signs import BE, Signs, modal

HIGHEST = 12  # steps
COMPLEMENTS = frozenset("xcomp ccomp pcomp acl oprd csubj csubjpass".split())
GOVERNED_NOUN = frozenset("dobj nsubjpass attr oprd dative".split())
OUTSIDE = frozenset((*SUBJECTS, "npadvmod", "appos", "poss"))  # the clause says nothing of the word
OUTSIDE_NOUN = OUTSIDE | {"compound", "amod"}
GOVERNING = frozenset("for of on about with over to against from into".split())  # "called for talks"
BY_MEANS = ("with", "through", "by", "via")
BY_DOING = frozenset("by after in with since while upon on through".split())  # "ended it by signing": signed
OF_DOING = ("of", "for", "from")
AWAY = frozenset("instead short far close near shy rather".split())  # "far from signing", "close to signing"
CALLING_OFF = ("call", "calls", "called", "calling")
AHEAD = ("before", "ahead", "pending")


def climb(act: Word, verb: Word | None, lexicon: Lexicon, signs: Signs) -> None:
    """Gather the signs around and above an act. `verb`: the act where it is one, or the light verb that carries it."""
    _Climb(act, verb, lexicon, signs).run()


class _Climb:
    """One walk. `asserted`: it has passed a finite clause, in which the act is told."""

    def __init__(self, act: Word, verb: Word | None, lexicon: Lexicon, signs: Signs) -> None:
        self.act, self.verb, self.lexicon, self.signs = act, verb, lexicon, signs
        self.hedges, self.grammar = lexicon.hedges, lexicon.grammar
        self.asserted = False

    def run(self) -> None:
        word = self.act
        if self.verb is not None:
            word = self.verb
            self.asserted = self.signs.around_verb(word)
            for verdict in (c for c in word.children if c.dep in ("ccomp", "oprd") and c.tag == "JJ"):
                self.signs.around_verb(verdict)  # "was found not guilty"
            if word.tag.startswith("JJ") and word.dep == "acomp" and is_verb(word.head):  # "would not be welcome"
                self.asserted = self.signs.around_verb(word.head) or self.asserted
        for _ in range(HIGHEST):
            if word.head is word or not self._step(word):
                return
            word = word.head
            if word.lower in self.grammar["blamed"]["words"]:
                self.signs.around_verb(word)  # "found X not guilty of it"
                if word.dep == "acomp" and is_verb(word.head):
                    self.signs.around_verb(word.head)  # "may be responsible for the raid"

    def _step(self, word: Word) -> bool:
        """Go from a word to its head. False where the walk ends."""
        asked = child(word, "mark") if word.dep in ("ccomp", "csubj", "csubjpass", "pcomp") else None
        if asked is not None and asked.lower == "whether":
            self.signs.add("possible", asked)
            return False  # "asked whether X had left", "whether X left is not clear"
        if (judged := judgement(word, self.lexicon)) is not None:
            if judged.modality is not None:
                self.signs.add(judged.modality, judged.word)
            else:
                self._told_so(judged.word)
            return False
        if word.dep == "conj":
            self._coordinated(word)
            return True
        if called_to_be_told(word, self.grammar) is not None:
            self.asserted = self.signs.around_verb(word.head, above=True) or self.asserted
            return True  # done in the call
        if _is_clause(word):
            if word.dep == "acl" and word is not self.verb:
                self._judged(word.head)
            self._subordinate(word)
            return _shares_infinitive(word)
        goes_on = self._link(word)
        if goes_on and is_noun(word.head) and word.dep in ("acl", "prep", "pcomp", "appos", "relcl"):
            self.signs.mark(word.head, "nouns")
            self.signs.beside_noun(word.head)
            self._feared(word.head)
            if word.dep == "acl":
                self._told_by_report(word.head)
        return goes_on

    def _told_so(self, told: Word) -> None:
        """ "it may be true that", "if it is clear that", "demanded proof that": told as so, where that holds."""
        verb = told if is_verb(told) else told.head
        if not is_verb(verb):
            return
        for auxiliary in (c for c in verb.children if c.dep == "aux"):
            if (modality := modal(auxiliary, verb)) is not None:
                self.signs.add(modality, auxiliary)
        if told.dep == "dobj":
            self.signs.mark(verb, "verbs")
            if verb.lower in self.grammar["wanting"]["verbs"]:
                self.signs.add("alleged", verb)
        self._subordinator(verb)
        if verb.dep in COMPLEMENTS:
            self._governed(verb)

    def _feared(self, noun: Word) -> None:
        """ "The prospect of troops crossing raises alarm", "worries Chad": feared, not only thought of."""
        verb = noun.head
        if noun.dep != "nsubj" or not any(sign is noun for _, sign in self.signs.found):
            return
        feared = self.hedges["feared"]
        raised = next((c for c in verb.children if c.dep == "dobj" and c.lower in feared["nouns"]), None)
        if raised is not None or verb.lower in feared["verbs"]:
            self.signs.add("feared", raised or verb)

    def _told_by_report(self, noun: Word) -> None:
        """ "Reports that X had fled": hearsay; "... are false", "... were denied": denied."""
        told = noun.lower in self.lexicon.voices["said_things"]["nouns"]
        if told and not self._judged(noun) and noun.lower in self.hedges["denying"]["reports"]:
            self.signs.add("hearsay", noun)

    def _judged(self, noun: Word) -> bool:
        """ "Posts claiming that X had fled are false": denied; True if it is."""
        verb = noun.head if noun.dep in SUBJECTS else None
        verdicts = (verb, *verb.children) if verb is not None else ()
        verdict = next((w for w in verdicts if w.lower in self.hedges["denying"]["verdicts"]), None)
        if verdict is not None:
            self.signs.add("denied", verdict)
        return verdict is not None

    def _link(self, word: Word) -> bool:
        """What the head does to the word, by the link between them."""
        if word.dep in COMPLEMENTS:
            return self._complement(word)
        if word.dep in ("prep", "agent"):
            return self._preposition(word)
        if word.dep == "pobj":
            return self._under_preposition(word)
        if is_noun(word) and self.verb is None:
            return self._nominal_act(word)
        if is_noun(word) and word.dep in GOVERNED_NOUN and is_verb(word.head):
            self._told_noun(word)
            return False
        return word.dep not in OUTSIDE

    # ------------------------------------------------------------ clauses
    def _coordinated(self, word: Word) -> None:
        """ "will meet and sign": a verb without a frame of its own shares that of the first."""
        if self.verb is not None and is_verb(word.head) and not _has_own_frame(word):
            self.asserted = self.signs.around_verb(word.head, shared=True) or self.asserted

    def _subordinate(self, verb: Word) -> None:
        """A subordinate clause: "if", "unless", "before", the purpose infinitive ("to discuss", not yet done)."""
        self._subordinator(verb)
        if verb.dep in ("advcl", "relcl") and is_infinitive(verb) and not self._is_ranked(verb.head):
            self.signs.add("planned", verb)
        if verb.dep == "acl" and verb.tag == "VBG":  # "reports of troops fighting in"
            for noun in dict.fromkeys((verb.head, _what_is_told(verb.head))):
                if is_noun(noun):
                    self.signs.mark(noun, "nouns")
                    self._feared(noun)
                    self._told_by_report(noun)

    def _subordinator(self, verb: Word) -> None:
        if (had := _helper_before_subject(verb)) is not None:
            self.signs.add("counterfactual", had)
            return
        words = self.hedges["subordinators"]
        marks = [c for c in verb.children if c.dep == "mark"] or [c for c in verb.children if c.dep == "advmod"][:1]
        mark = next((c for c in marks if c.lower in words["possible"]), marks[0] if marks else None)  # "as if"
        if mark is None or verb.dep != "advcl":
            return
        if mark.lower in words["possible"]:
            self.signs.add("possible", mark)
        if mark.lower in words["planned"] and verb.tag in ("VBG", "VBZ", "VBP", "VB"):
            self.signs.add("planned", mark)

    def _is_ranked(self, noun: Word) -> bool:
        """ "the first state to sign" did sign."""
        return any(word.lower in self.grammar["ranks"]["words"] for word in (noun, *noun.children))

    # ------------------------------------------------------------ complements
    def _complement(self, word: Word) -> bool:
        goes_on = self._governed(word)
        if goes_on and is_verb(word.head):
            self.asserted = self.signs.around_verb(word.head, above=True) or self.asserted
        return goes_on

    def _governed(self, word: Word) -> bool:
        """A verb, noun, adjective or preposition that takes the act as its complement."""
        if word.dep == "pcomp":
            return self._gerund(word.head)
        if is_noun(word.head):
            return self._of_noun(word)
        return self._of_verb(word) if is_verb(word.head) else self._of_adjective(word)

    def _gerund(self, preposition: Word) -> bool:
        """ "left without signing", "accused of signing", "ended it by signing"."""
        preposition = first_preposition(preposition)
        low, above = preposition.lower, preposition.head
        if low in ("without", "instead") or _is_away(preposition):
            self.signs.negate(preposition)
            return False
        if low == "of" and above.lower in self.hedges["clearing"]["verbs"]:
            self.signs.add("denied", above)
            return False
        if low == "before" and above.tag == "VBD":
            return False  # "shook hands before signing it": both are told as done
        if low in ("before", "until"):
            self.signs.add("planned", preposition)
            return False
        if is_verb(above) and low == "by":
            return True  # "will end it by signing": what is done by doing it stands as it does
        accused = is_noun(above) and above.dep in ("dobj", "nsubjpass") and low in OF_DOING
        if accused and self.signs.mark(above.head, "verbs"):
            return True
        return not is_verb(above) or self.signs.mark(above, "verbs") or low not in BY_DOING

    def _of_noun(self, word: Word) -> bool:
        """ "a plan to sign"."""
        to_come = word.dep in ("acl", "xcomp") and is_infinitive(word) and not self._is_ranked(word.head)
        if to_come and not self.signs.mark(word.head, "nouns"):
            self.signs.add("planned", word)
        return True

    def _of_verb(self, word: Word) -> bool:
        """ "plans to sign", "was said to have signed", "feared that X had signed"."""
        head, infinitive = word.head, _is_infinitive_complement(word)
        if infinitive and self._came_about(head):
            return True
        if head.lower in BE and _is_perfect_infinitive(word):  # "was to have signed"
            self.signs.add("planned", head)
            return True
        if (told := self._told_of(word)) is not None:
            self.signs.add(told, head)
            return True
        if word.dep == "ccomp" and self.asserted and head.lower not in self.hedges["weighing"]["verbs"]:
            return False
        if self.signs.mark(head, "verbs"):
            return True
        if infinitive:
            self.signs.add("planned", head)
        return word.dep != "ccomp"

    def _came_about(self, governor: Word) -> bool:
        """ "managed to sign", "was the first to sign"."""
        if governor.lower in self.hedges["attempted"]["verbs"]:
            return True
        return any(c.dep == "attr" and self._is_ranked(c) for c in governor.children)

    def _told_of(self, word: Word) -> Modality | None:
        """ "is said to have signed": what is told of somebody by nobody."""
        head = word.head
        passive = child(head, "auxpass") is not None
        told = _is_infinitive_complement(word) or (word.dep == "xcomp" and _is_perfect_infinitive(word))
        if passive and told and head.lower in self.hedges["said_of"]["verbs"]:
            return "alleged" if head.lower in self.hedges["alleged"]["verbs"] else "hearsay"
        named = head.lower in self.lexicon.people["office_verbs"]["given"]  # "was named mediator": he is one
        described = word.dep == "oprd" and child(head, "auxpass", "nsubjpass") is not None
        return "hearsay" if described and not named else None

    def _of_adjective(self, word: Word) -> bool:
        """ "ready to sign"."""
        head = word.head
        too = next((c for c in head.children if c.dep == "advmod" and c.lower == "too" and c.i < head.i), None)
        if too is not None and _is_infinitive_complement(word):
            self.signs.add("possible", head)
            self.signs.negate(too)  # "too weak to attack"
            return True
        says = head.tag not in ("JJ", "RB", "JJR") or self.signs.mark(head, "words")
        if not says and _is_infinitive_complement(word):
            self.signs.add("planned", head)
        self._predicated(head)
        return True

    # ------------------------------------------------------------ nominal acts and prepositions
    def _preposition(self, word: Word) -> bool:
        """ "called for talks", "is due in Rome for talks", "may lead to a visit"."""
        head = word.head
        for c in word.children:
            if c.dep == "advmod":
                self.signs.mark(c, "words")
        if word.lower == "for" and head.lower in self.hedges["room"]["nouns"]:
            self.signs.add("possible", head)
        if is_verb(head) and self.verb is None:
            self._governed_by_preposition(word)
            return False
        if head.tag.startswith("JJ"):
            self.signs.mark(head, "words")
            if word.lower in OF_DOING:
                self._predicated(head)
        return True

    def _predicated(self, adjective: Word) -> None:
        """ "is not guilty of it", "would be able to": the verb above says whether it holds."""
        if adjective.dep == "acomp" and is_verb(adjective.head):
            self.asserted = self.signs.around_verb(adjective.head, above=True) or self.asserted

    def _governed_by_preposition(self, preposition: Word) -> None:
        verb = preposition.head
        if verb.lower in self.hedges["answering"]["verbs"] and preposition.lower == "to":
            return
        if preposition.lower == "against" and verb.lower in self.hedges["opposing"]["verbs"]:
            self.signs.add("considered", verb)
        if preposition.lower in GOVERNING:
            self.signs.mark(verb, "verbs")
            for c in verb.children:
                if c.dep == "acomp":
                    self.signs.mark(c, "words")
        if preposition.lower in BY_MEANS or not is_definite(self.act):
            self._clause_above(verb)

    def _clause_above(self, verb: Word) -> None:
        """An act newly named in a clause stands as the clause does."""
        self.asserted = self.signs.around_verb(verb)
        if not self.asserted and verb.dep in ("xcomp", "conj") and is_verb(verb.head):
            self.signs.around_verb(verb.head, above=True)
        if verb.dep in ("xcomp", "ccomp", "acl"):
            self._governed(verb)
        if is_noun(verb.head) and verb.head.dep == "dobj" and is_verb(verb.head.head):
            self._denied_report(verb.head)

    def _under_preposition(self, word: Word) -> bool:
        preposition = word.head
        if preposition.lower == "off" and preposition.head.lower in CALLING_OFF:
            self.signs.negate(preposition)
            return False
        if preposition.lower == "without":
            self.signs.negate(preposition)
            return False
        if preposition.lower in AHEAD:
            self.signs.add("planned", preposition)
        return True

    def _nominal_act(self, noun: Word) -> bool:
        """A noun in a clause: "talks will be held", "if talks fail", "seeks talks"."""
        head = noun.head
        if is_verb(head) and not self._noun_in_clause(noun):
            return False
        mark = child(head, "mark") if noun.dep in SUBJECTS else None
        if mark is not None and mark.lower in self.hedges["subordinators"]["possible"]:
            self.signs.add("possible", mark)
        return noun.dep not in OUTSIDE_NOUN

    def _noun_in_clause(self, noun: Word) -> bool:
        head = noun.head
        if noun.dep in GOVERNED_NOUN:
            return self._governed_noun(noun)
        if noun.dep == "nsubj" and head.lower in self.grammar["occurrence"]["verbs"]:
            self.signs.around_verb(head)
        elif noun.dep == "nsubj" and head.lower in BE:
            self._said_of_noun(head)
            return False
        elif noun.dep == "nsubj" and not is_definite(noun) and (will := _future_of(head)) is not None:
            self.signs.add("possible", will)  # "an attack on X would end the truce"
        return True

    def _governed_noun(self, noun: Word) -> bool:
        """ "held talks", "talks were held": as the verb stands; "seeks talks": as the verb says."""
        head = noun.head
        if (out := ruled_out(head, self.lexicon)) is not None and out.modality is not None:
            self.signs.add(out.modality, out.word)
            return False
        off = next((c for c in head.children if c.dep == "prt" and c.lower == "off"), None)
        if off is not None and head.lower in CALLING_OFF:
            self.signs.negate(off)
            return False
        occurs = noun.dep == "nsubjpass" and head.lower in self.grammar["occurrence"]["verbs"]
        if not occurs and head.lower not in self.grammar["light"]["verbs"]:
            marked = self.signs.mark(head, "verbs")
            if not marked and not is_definite(noun) and (will := _future_of(head)) is not None:
                self.signs.add("possible", will)  # "will not tolerate attacks by X"
            return marked
        self.signs.around_verb(head)
        if head.lower in self.hedges["planned"]["verbs"] and head.lower not in self.hedges["settled"]["words"]:
            self.signs.mark(head, "verbs")
        return True

    def _said_of_noun(self, copula: Word) -> None:
        """ "an attack is possible", "the talks are not a success"."""
        self.signs.around_verb(copula, above=True)
        for c in copula.children:
            if c.dep in ("acomp", "attr"):
                self.signs.mark(c, "words")
            elif c.dep == "xcomp" and is_infinitive(c):
                self.signs.add("planned", copula)  # "the talks were to resume"

    # ------------------------------------------------------------ what is told
    def _told_noun(self, noun: Word) -> None:
        """ "welcomed a plan that ...", "rejected reports that ..."."""
        if not self._denied_report(noun):
            self.signs.mark(noun.head, "verbs")

    def _denied_report(self, noun: Word) -> bool:
        """ "rejected reports that ...": what is reported is denied."""
        denied = noun.head.lower in self.hedges["denying"]["verbs"]
        if denied and noun.lower in self.lexicon.voices["said_things"]["nouns"]:
            self.signs.add("denied", noun.head)
            return True
        return False


def _is_away(preposition: Word) -> bool:
    """ "far from signing", "instead of signing", "came close to signing"."""
    beside = (preposition.head, *preposition.children)
    return preposition.lower in ("of", "from", "to") and any(word.lower in AWAY for word in beside)


def _helper_before_subject(verb: Word) -> Word | None:
    """ "Had X asked, Y would have ...", "Were X to leave": the helper before its subject."""
    first = child(verb, "aux", "auxpass", "nsubj", "nsubjpass")
    opens = first is not None and first.lower in ("had", "were") and first.dep != "nsubj"
    return first if opens and verb.dep in ("advcl", "ccomp") and verb.i < verb.head.i else None


def _future_of(verb: Word) -> Word | None:
    return next((c for c in verb.children if c.dep == "aux" and c.tag == "MD"), None)


def _is_clause(word: Word) -> bool:
    """A clause with its own assertion, or a participle: "troops fighting in", unlike "a report that X had fought"."""
    if is_verb(word) and word.dep in ("relcl", "advcl", "parataxis"):
        return True
    return word.dep == "acl" and word.tag in ("VBN", "VBG") and child(word, *SUBJECTS) is None


def _shares_infinitive(word: Word) -> bool:
    """ "to trade while keeping the alliance": what goes with something that is to be done stands as that does."""
    return word.dep == "advcl" and word.tag == "VBG" and child(word, *SUBJECTS) is None and is_infinitive(word.head)


def _has_own_frame(verb: Word) -> bool:
    return child(verb, *SUBJECTS, "aux", "auxpass") is not None


def _is_infinitive_complement(word: Word) -> bool:
    return word.dep in ("xcomp", "ccomp", "oprd") and is_infinitive(word)


def _is_perfect_infinitive(word: Word) -> bool:
    """ "to have signed"."""
    helpers = {c.lower for c in word.children if c.dep == "aux"}
    return word.tag == "VBN" and {"to", "have"} <= helpers


def _what_is_told(noun: Word) -> Word:
    """What a noun with a participle is told in: "fears" of "fears of troops crossing"."""
    top = first_conjunct(noun)
    above = top.head.head if top.dep == "pobj" else top
    return above.head.head if is_verb(above) and above.dep == "pcomp" else above
