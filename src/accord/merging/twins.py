"""Claims that stand in the same words in documents that copy one another: told once, however often printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from accord.forest import Forest
from accord.merging.acts import Act
from accord.model import Copy


def families(copies: Sequence[Copy]) -> dict[str, str]:
    """document -> the least document of all those that share words with it, directly or through others."""
    forest = Forest(document for copy in copies for document in copy.documents)
    for copy in copies:
        for other in copy.documents[1:]:
            forest.join(copy.documents[0], other)
    return {document: least for least, family in forest.groups().items() for document in family}


def twins_of(acts: Sequence[Act], copies: Sequence[Copy]) -> dict[str, str]:
    """id of a copied claim -> id of the claim that it copies.

    The original is the one whose document is no known copy, then the one published first.
    """
    family = families(copies)
    derived = {copy.documents[1] for copy in copies if copy.origin == copy.documents[0]}
    alike: dict[object, list[Act]] = defaultdict(list)
    for act in acts:
        if act.claim.document in family:
            alike[family[act.claim.document], *wording(act)].append(act)
    out = {}
    for group in alike.values():
        first = min(group, key=lambda act: (act.claim.document in derived, act.told, act.claim.document))
        out.update({act.id: first.id for act in group if act.claim.document != first.claim.document})
    return out


def wording(act: Act) -> tuple[object, ...]:
    claim = act.claim
    within = claim.trigger.start - claim.evidence.start
    return claim.type, claim.modality, claim.polarity, claim.evidence.words, claim.trigger.words, within, claim.nth
