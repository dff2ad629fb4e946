"""Slips of the parser that grammar rules out, put right."""

from __future__ import annotations

from accord.reading.grammar import SUBJECTS
from accord.reading.parse import Word

FINITE_TAGS = ("VBD", "VBZ", "VBP")
PARTICIPLE_OR_PAST = "VBN"


def mend(words: list[Word]) -> None:
    """Make the main verb of a sentence its root where the parser has hung it on the subject.

    "The envoy, a former general, called for talks": a finite verb is no participle clause of its subject.
    """
    root = next((word for word in words if word.head is word), None)
    if root is None or not root.tag.startswith(("NN", "CD")):
        return
    verb = next((c for c in root.children if c.dep == "acl" and _is_finite(c, words)), None)
    if verb is not None:
        _make_root(verb, root)


def _is_finite(verb: Word, words: list[Word]) -> bool:
    """Finite by its tag, by its auxiliary, or because it stands behind a closed apposition; no subject of its own."""
    if any(c.dep in SUBJECTS for c in verb.children):
        return False
    if verb.tag in FINITE_TAGS or any(c.dep == "aux" for c in verb.children):
        return True
    before = words[verb.i - 1].text if verb.i else ""
    return verb.tag == PARTICIPLE_OR_PAST and before == "," and any(c.dep == "appos" for c in verb.head.children)


def _make_root(verb: Word, subject: Word) -> None:
    moved = [c for c in subject.children if c.i > verb.i]
    subject.children = [c for c in subject.children if c.i < verb.i]
    for c in moved:
        c.head = verb
    verb.children = sorted([subject, *verb.children, *moved], key=lambda word: word.i)
    if verb.tag == PARTICIPLE_OR_PAST and not any(c.dep == "aux" for c in verb.children):
        verb.tag = "VBD"
    verb.head, verb.dep = verb, "ROOT"
    subject.head, subject.dep = verb, "nsubj"
