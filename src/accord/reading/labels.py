"""What an act is claimed as: its type by PLOVER's rules and its standing, with what the act's own word adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from accord.lexicon import Lexicon
from accord.model import FACTUAL, Date, Modality
from accord.reading.actors import agents_of
from accord.reading.acts import CONTAINING, UTTERED, Act
from accord.reading.grammar import SUBJECTS, ancestors, first_conjunct, has_no, is_noun, is_verb, logical_subject
from accord.reading.modality import Status, status_of
from accord.reading.page import Page
from accord.reading.parse import Word
from accord.reading.signs import is_undone

CONTINUING = ("TIE", "COOPERATE")  # what goes on, and is talked about as such
COOPERATIVE = frozenset("CONSULT SUPPORT COOPERATE AID".split())
PLEDGED = frozenset("SUPPORT AID".split())  # what is an agreement as long as it is only promised
PROMISED = ("release", "access")  # modes of RETREAT that are somebody else's gain
YIELDING = frozenset("CONCEDE RETREAT".split())
OPEN_CONTENT = frozenset("happened ongoing alleged denied".split())  # modalities in which a content is told as well
WISHES: tuple[Modality, ...] = ("planned", "considered")
MODALITIES: Mapping[str, Modality] = {modality: modality for modality in get_args(Modality)}
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
OFFER = "agree/offer-noun"
POINTING = ("point", "points", "pointed", "pointing")
GIVEN_BY = ("as", "through", "given", "by", "thanks")  # "as allies", "thanks to their alliance"


def standing_of(act: Act, page: Page) -> Status | None:
    """How the act stands in its sentence; None for what is only named, as a tie of which nothing is said."""
    status = status_of(act.word, page.sentence(act.sentence), page.lexicon, act.carrier)
    if not NEGATIONS.isdisjoint(act.entry.needs.get("adverb", ())):
        return _without_own_negation(status)
    if (act.entry.type in UTTERED or act.entry.rule == OFFER) and is_noun(act.word):
        status = _as_uttered(first_conjunct(act.word).head, status)
    if is_noun(act.word) and _is_setting_of_nothing(act.word):
        return None
    if act.entry.type in CONTINUING and is_noun(act.word) and _is_commented_on(act.word, page.lexicon):
        return None
    if act.entry.type == "TIE" and act.verb is not None and not _is_done_by_somebody(act.verb, page):
        return None
    if act.entry.type == "TIE" and not is_verb(act.word):
        if not _is_asserted(act.word, page.lexicon):
            return None
        status = _tie_goes_on(act.word, status)
    if status.modality in FACTUAL and (goes_on := _as_it_goes_on(act, page.lexicon)) is not None:
        return Status(goes_on, status.polarity, status.because)
    if act.entry.status is not None and status.modality in FACTUAL:
        return Status(MODALITIES[act.entry.status], status.polarity, status.because)
    return status


def _without_own_negation(status: Status) -> Status:
    """ "will not tolerate it": the negation is a word of the threat itself, and the threat is made."""
    because = tuple((kind, word) for kind, word in status.because if kind not in ("negative", "planned"))
    return Status("happened" if not because else status.modality, "positive", because)


def _as_it_goes_on(act: Act, lexicon: Lexicon) -> Modality | None:
    """ "Peru's support for Chile", "its existing cooperation" go on; "we condemn it" is done by being said."""
    if is_noun(act.word):
        receiving = lexicon.grammar["receiving"]["verbs"]
        if act.entry.type in UTTERED and act.carrier is not None and act.carrier.lower in receiving:
            return "happened"  # "accepts the demands of X"
        lasting = act.carrier is None or act.carrier.lower in lexicon.grammar["lasting"]["verbs"]
        return "ongoing" if lasting and act.word.lower in lexicon.grammar["lasting"]["nouns"] else None
    said = act.entry.type in UTTERED and act.word.tag == "VBP"
    return "happened" if said and any(c.dep == "nsubj" and c.lower in ("i", "we") for c in act.word.children) else None


def _as_uttered(governor: Word, status: Status) -> Status:
    """ "rejected a request", "dismissed the accusations": who turns down what was said does not unsay it."""
    because = tuple(reason for reason in status.because if reason != ("negative", governor))
    if len(because) == len(status.because) or status.modality not in FACTUAL:
        return status
    return Status(status.modality, "positive", because)


def _is_setting_of_nothing(noun: Word) -> bool:
    """ "There is no barred topic in their talks": where something is not says nothing of whether it was held."""
    setting = noun.head
    if noun.dep != "pobj" or setting.lower not in ("in", "at", "during") or not is_noun(setting.head):
        return False
    return has_no(setting.head)


def _is_done_by_somebody(verb: Word, page: Page) -> bool:
    """ "efforts to deepen their ties", "challenges in deepening ties": named, and claimed of nobody."""
    open_ended = verb.tag in ("VB", "VBG") and not any(c.dep == "aux" and c.tag != "TO" for c in verb.children)
    subjects = logical_subject(verb, page.lexicon.grammar)
    return not open_ended or any(agents_of(word, page.cast, page.lexicon) for word in subjects)


def _is_commented_on(noun: Word, lexicon: Lexicon) -> bool:
    """ "Their alliance is evident in ...", "is not without problems": a remark on what is taken as known."""
    verb = noun.head
    if noun.dep not in SUBJECTS or verb.lower not in lexicon.grammar["commenting"]["verbs"]:
        return False
    said = lexicon.grammar["commenting"]["words"]
    return is_undone(verb) or any(c.lower in said for c in verb.children if c.dep in ("acomp", "attr", "oprd"))


def _is_asserted(word: Word, lexicon: Lexicon) -> bool:
    """A tie is claimed where something is said of it ("relations are cool", "X is an ally"), not where it is named."""
    if not is_noun(word):
        return True
    top = first_conjunct(word)
    head = top.head
    if top.dep in ("nsubj", "nsubjpass", "dobj"):
        told = is_verb(head) or top.dep == "dobj"
        return told and head.lower in lexicon.grammar["standing"]["verbs"]
    if top.dep == "pobj":
        numbered = head.lower == "of" and head.head.dep in ("attr", "oprd", "appos") and not is_noun(head.head)
        pointed_at = head.lower == "to" and head.head.lower in POINTING  # "pointing to their common stance"
        return numbered or pointed_at or head.lower in GIVEN_BY
    return top.dep in ("attr", "oprd", "appos", "compound", "ROOT")


def _tie_goes_on(word: Word, status: Status) -> Status:
    """A standing relation goes on, unless a verb in the past says that it was so."""
    verb = next((above for above in ancestors(word) if is_verb(above)), None)
    was = verb is not None and verb.tag == "VBD" and word.head is verb
    return status if was or status.modality != "happened" else Status("ongoing", status.polarity, status.because)


def is_content_of_speech_act(act: Act, acts: list[Act], status: Status) -> bool:
    """ "agreed to send": the agreeing is the claim; what is agreed on is its content, and would be counted twice.

    The content of an accusation is kept: it could be taken for a fact.
    """
    if status.modality in OPEN_CONTENT:
        return False
    word = act.verb or act.word
    chain = [word, *ancestors(word)]
    return any(
        other is not act and other.entry.type in CONTAINING and is_verb(other.word) and other.word in chain
        for other in acts
    ) and not _is_further_content(word, acts)


def _is_further_content(verb: Word, acts: list[Act]) -> bool:
    """ "agreed to restore ties and reopen embassies": what is agreed on besides is to come, and told nowhere else."""
    if verb.dep != "conj" or verb.head.dep not in ("xcomp", "ccomp"):
        return False
    return any(act.word is verb.head.head and act.entry.type == "AGREE" for act in acts)


def with_own_word(act: Act, status: Status, lexicon: Lexicon) -> Status:
    """What the act's own words add: "seeks closer cooperation" is a wish, an announced withdrawal is to come."""
    wished = _wish_of(act, lexicon) if status.modality in FACTUAL else None
    if wished is not None:
        status = Status(wished, status.polarity, ((wished, act.word),))
    carrier = act.carrier
    if act.entry.type == "RETREAT" and carrier is not None and carrier.lower in lexicon.hedges["announcing"]["verbs"]:
        return Status("planned", status.polarity, (*status.because, ("planned", carrier)))
    return status


def _wish_of(act: Act, lexicon: Lexicon) -> Modality | None:
    if act.word.tag.startswith("JJ") and act.word.lower in lexicon.hedges["planned"]["words"]:
        return "planned"
    return wish_of(act.word, lexicon) if is_verb(act.word) else None


def wish_of(verb: Word, lexicon: Lexicon) -> Modality | None:
    """What a verb that tells of a wish says: "seeks" that it is planned, "explores" that it is considered."""
    lemma = lexicon.lemmas.get(verb.lower)
    return next((modality for modality in WISHES if lemma in lexicon.hedges["wishing"][modality]), None)


def label(kind: str, status: Status, mode: str | None = None) -> tuple[str, Status]:
    """PLOVER's label of an act that is still to come.

    Aid or a signature promised is AGREE, cooperation refused is REJECT; a withdrawal or truce announced is CONCEDE, a
    release or access promised is AGREE. Source: PLOVER manual 2.0. The manual also has AGREE for meetings and joint
    work to come; these keep their type here, since the modality says that they are planned, and the stages of one
    meeting can be told to be its stages.
    """
    if status.modality != "planned":
        return kind, status
    if status.polarity == "negative" and (kind in COOPERATIVE or kind in YIELDING or kind == "AGREE"):
        return "REJECT", Status("happened", "positive", status.because)
    if kind in PLEDGED:
        return "AGREE", status
    if kind == "RETREAT":
        return ("AGREE" if mode in PROMISED else "CONCEDE"), status
    return kind, status


def is_scheduled(act: Act, time: Date, page: Page) -> bool:
    """ "leaders meet next week": a present tense with a day still to come."""
    if act.verb is None or act.verb.tag not in ("VBZ", "VBP", "VBG"):
        return False
    published = page.cast.article.published
    return bool(
        published.earliest and published.latest and time.earliest and time.latest
        and time.earliest > published.earliest and time.latest > published.latest
    )  # fmt: skip
