"""How an act stands in its sentence: happened, planned, feared, denied ..., and whether it is negated.

Read off the words around and above the act: its auxiliaries and adverbs, the verbs and nouns that govern it, the clause
it stands in. Every word that changed the answer is returned, so that a reader can be told why.
"""

from __future__ import annotations

from dataclasses import dataclass

from accord.lexicon import Lexicon
from accord.model import Modality, Polarity
from accord.reading.climbing import climb
from accord.reading.grammar import is_noun
from accord.reading.parse import Sentence, Word
from accord.reading.signs import BE, ORDER, Signs, helpers

HAVE = frozenset("have has had 've ’ve 'd".split())
PAST = frozenset("was were had did been".split())
PRESENT_TAGS = ("VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Status:
    """`because`: what was found, a modality or "negative", and the word that says it."""

    modality: Modality
    polarity: Polarity
    because: tuple[tuple[str, Word], ...]


def status_of(act: Word, sentence: Sentence, lexicon: Lexicon, carrier: Word | None = None) -> Status:
    """How the act stands. `carrier` is the light verb of a nominal act ("held" of "held talks"), if any."""
    signs = Signs(lexicon)
    if is_noun(act):
        signs.beside_noun(act)
    verb = carrier or (act if not is_noun(act) else None)
    if carrier is not None and carrier.lower not in lexicon.grammar["light"]["verbs"]:
        signs.mark(carrier, "verbs")  # "considered sanctions"
    climb(act, verb, lexicon, signs)
    if (mark := _question_mark(sentence)) is not None:
        signs.add("possible", mark)  # what is only asked did not happen by being asked
    said = {modality for modality, _ in signs.found}
    return Status(
        next((modality for modality in ORDER if modality in said), _factual(act, verb, sentence)),
        "negative" if len(signs.negations) % 2 else "positive",
        (*signs.found, *(("negative", word) for word in signs.negations)),
    )


def _question_mark(sentence: Sentence) -> Word | None:
    """The last word of a question, be it a quotation mark behind the question mark."""
    return sentence.words[-1] if any(word.text == "?" for word in sentence.words[-2:]) else None


def _factual(act: Word, verb: Word | None, sentence: Sentence) -> Modality:
    """Happened or going on, by tense: a headline's present tells what happened."""
    if verb is None or sentence.section == "headline":
        return "happened"
    if verb is act and verb.tag.startswith("JJ"):
        verb = verb.head
    with_it = helpers(verb)
    if verb.tag == "VBD" or not PAST.isdisjoint(with_it):
        return "happened"
    progressive = verb.tag == "VBG" and not BE.isdisjoint(with_it)
    present = verb.tag in PRESENT_TAGS and HAVE.isdisjoint(with_it)
    return "ongoing" if progressive or present else "happened"
