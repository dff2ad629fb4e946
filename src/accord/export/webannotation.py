"""W3C Web Annotations (JSON-LD): every claim on its words, by quotation and by position.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017. Positions count Unicode code points, as its
section on the Text Position Selector asks; SHA-256 and length of the text let a reader see that it is the same text.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from accord.export.desk import Desk
from accord.model import Article, Claim

Json = dict[str, object]
AROUND = 32  # characters of context before and after the words
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"accord": "urn:accord:"}]  # of the page and all that is in it


def page(desk: Desk) -> Iterator[bytes]:
    """One annotation page with an annotation a claim, in the order of the record."""
    head = {"@context": CONTEXT, "id": "urn:accord:annotations", "type": "AnnotationPage"}
    yield msgspec.json.encode(head)[:-1] + b',"items":[\n'
    hashes = {a.id: sha256(a.text.encode("utf-8", "surrogatepass")).hexdigest() for a in desk.record.articles}
    for nth, (id, claim) in enumerate(desk.shelf.claims.items()):
        row = annotation(desk, id, claim, hashes[claim.document])
        yield (b",\n" if nth else b"") + msgspec.json.encode(row)
    yield b"\n]}\n"


def annotation(desk: Desk, id: str, claim: Claim, text_hash: str) -> Json:
    article = desk.shelf.articles[claim.document]
    return {
        "id": f"urn:accord:claim:{id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": claim.type},
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": stands(claim)},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told(desk, claim)},
        ],
        "accord:modality": claim.modality,
        "accord:polarity": claim.polarity,
        "accord:quote": claim.quote,
        "accord:actors": [{"accord:role": role.role, "accord:actor": role.actor} for role in claim.actors],
        "accord:sources": [{"accord:role": voice.role, "accord:actor": voice.actor} for voice in claim.sources],
        "accord:date": claim.time.value,
        "accord:events": [
            {"accord:event": event.id, "accord:status": event.status, "accord:origins": len(event.origins)}
            for event in desk.told_in.get(id, ())
        ],
        "target": target(article, claim, text_hash),
    }


def stands(claim: Claim) -> str:
    """ "planned", "happened, negative": never left out, so that no reader takes a claim for a fact."""
    return claim.modality if claim.polarity == "positive" else f"{claim.modality}, {claim.polarity}"


def told(desk: Desk, claim: Claim) -> str:
    """ "NOR actor, SUD recipient; said by Cape Wire": roles and voices by name."""
    name = desk.shelf.name
    parts = ", ".join(f"{name(role.actor)} ({role.role})" for role in claim.actors) or "nobody is named"
    voices = ", ".join(f"{name(voice.actor)} ({voice.role})" for voice in claim.sources)
    return f"{claim.modality}: {parts}; said by {voices or desk.shelf.outlet(claim.document)}"


def target(article: Article, claim: Claim, text_hash: str) -> Json:
    span = claim.evidence
    return {
        "source": f"urn:sha256:{article.id}",
        "accord:name": article.name,
        "accord:textSha256": text_hash,
        "accord:textLength": len(article.text),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.words,
                "prefix": article.text[max(0, span.start - AROUND) : span.start],
                "suffix": article.text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
