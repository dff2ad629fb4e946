"""Names of persons: how they are spelt, and whether two spellings can be one name.

Latin spellings of names from other scripts differ by habit, not by person: Lukashenko and Lukashenka, Mohammed and
Muhammad, Yushchenko and Iushchenko. `fold` brings a spelling down to what the habits have in common.
Source of the correspondences: the romanisation tables of BGN/PCGN, ISO 9 and the press, as far as they disagree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "at", "az", "an", "bin", "ibn", "ben", "bint", "von",
                       "van", "de", "der", "den", "da", "di", "dos", "la", "le", "abu", "al-", "ould"})  # fmt: skip
TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame", "lord", "president", "minister", "general", "gen",
                    "colonel", "col", "prince", "princess", "king", "queen", "sheikh", "ayatollah", "ambassador",
                    "prof", "professor", "senator", "lt", "maj", "major", "admiral", "adm"})  # fmt: skip
LETTERS = str.maketrans({
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h",
    "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "`": "", "´": "",
})  # fmt: skip
# In this order: longer groups before the letters they hold.
HABITS = tuple((re.compile(pattern), put) for pattern, put in (
    (r"shch|schtsch|shtch", "S"), (r"tsch|tch", "C"), (r"dzh|dsch", "J"), (r"sch|sh", "S"), (r"ch|ç", "C"),
    (r"zh", "J"), (r"kh|ck|gh", "k"), (r"ph", "f"), (r"th", "t"), (r"dh", "d"), (r"tz|ts", "s"), (r"x", "ks"),
    (r"q|c", "k"), (r"w", "v"), (r"(?<=[oe])ff$", "v"), (r"j", "J"), (r"oo|ou", "u"), (r"ee|iy|ii|yi|ij", "i"),
    (r"[iy](?=[aeou])", ""),
    (r"y", "i"), (r"(?<=enk)a$", "o"), (r"(?<=[aeiou])h(?![aeiou])", ""), (r"(.)\1+", r"\1"),
))  # fmt: skip
VOWELS = re.compile(r"[aeiou]")
LEAST_ALIKE = 60  # per cent of letters that two spellings with one frame of consonants must share


@lru_cache(maxsize=65536)
def tokens(form: str) -> tuple[str, ...]:
    """The words of a name in plain lower case, without titles: "Dr. Jean-Luc O’Neil" gives jean, luc, oneil."""
    plain = unicodedata.normalize("NFKD", form.casefold().translate(LETTERS))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = [word for word in re.split(r"[\W_]+", kept) if word and word != "s"]
    return tuple(word for word in words if word not in TITLES) or tuple(words)


@lru_cache(maxsize=65536)
def core(form: str) -> tuple[str, ...]:
    """The words that tell persons apart: without articles and particles."""
    words = tokens(form)
    return tuple(word for word in words if word not in PARTICLES) or words


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """What the usual romanisations of one word have in common."""
    for pattern, put in HABITS:
        word = pattern.sub(put, word)
    return word


@lru_cache(maxsize=65536)
def frame(word: str) -> str:
    """The consonants of the folded word, voiced and voiceless as one: the blocking key of a name."""
    folded = fold(word)
    bare = VOWELS.sub("", folded).translate(str.maketrans("gbdz", "kpts"))
    return re.sub(r"(.)\1+", r"\1", bare) or folded


def alike(a: str, b: str) -> bool:
    """Two words that can be spellings of one name: one frame of consonants and vowels that are not far apart."""
    from rapidfuzz.fuzz import ratio

    if a == b or fold(a) == fold(b):
        return True
    if min(len(a), len(b)) < 4 or frame(a) != frame(b):
        return False
    return ratio(fold(a), fold(b)) >= LEAST_ALIKE


def initial_of(a: str, b: str) -> bool:
    """One is a single letter that begins the other."""
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def full(form: str) -> bool:
    """A name of at least two words that are more than initials."""
    return sum(len(word) > 1 for word in core(form)) > 1


def surnames(form: str) -> tuple[str, ...]:
    """The words that can stand alone for the person: any whole word, since order differs between countries."""
    return tuple(word for word in core(form) if len(word) > 1)


def contained(short: str, long: str) -> bool:
    """Each word of the shorter name has its own word in the longer, in any order."""
    left = list(core(long))
    for word in sorted(core(short), key=len, reverse=True):
        found = next((other for other in left if alike(word, other)), None)
        found = found or next((other for other in left if initial_of(word, other)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def slug(form: str) -> str:
    """An id drawn from a name: "Jean-Luc O’Neil" gives jean-luc-oneil."""
    return "-".join(tokens(form)) or "unnamed"
