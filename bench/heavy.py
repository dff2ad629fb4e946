"""Work on large piles, in a process of its own: python bench/heavy.py merge|copies|large SIZE prints its seconds."""

from __future__ import annotations

import sys
from datetime import date
from itertools import accumulate
from random import Random
from time import process_time

from accord.merging import find_copies, merge
from accord.model import Actor, Article, Claim, Date, RawMap, Reading, Role, Span

ACTS = (
    ("SUPPORT", "signed", "pact"),
    ("CONSULT", "met", "trade"),
    ("ACCUSE", "accused", "raids"),
    ("SANCTION", "sanctioned", "oil"),
    ("ASSAULT", "shelled", "port"),
    ("AID", "paid", "grain"),
    ("COOPERATE", "trained", "drills"),
)
STATES = [a + b + c for a in "ABCDE" for b in "KLMN" for c in "XYZ"]
PER_DOCUMENT = 10  # claims
TELLINGS = 4  # claims of one act, on average
FIRST_DAY = date(2015, 1, 1).toordinal()
DAYS = 3600

Fact = tuple[tuple[str, str, str], str, str, str]


def claims(size: int) -> tuple[list[Article], list[Reading], list[Actor]]:
    """Documents of ten claims each, of acts that four documents tell on average."""
    lot = Random(1)
    facts = [fact(lot) for _ in range(max(1, size // TELLINGS))]
    readings = []
    for number in range(max(1, size // PER_DOCUMENT)):
        id, published = f"d{number:07}", day(lot)
        told = tuple(claim(id, n, lot.choice(facts), lot) for n in range(PER_DOCUMENT))
        readings.append(Reading(id, Date(published, published, published, "explicit"), (), (), (), told))
    articles = [
        Article(r.document, r.document, "plain", "", RawMap(()), (), outlet=f"Outlet {n % 97}")
        for n, r in enumerate(readings)
    ]
    return articles, readings, [Actor(state, "state", state, country=state) for state in STATES]


def fact(lot: Random) -> Fact:
    a, b = lot.sample(STATES, 2)
    return lot.choice(ACTS), a, b, day(lot)


def day(lot: Random) -> str:
    return date.fromordinal(FIRST_DAY + lot.randrange(DAYS)).isoformat()


def claim(document: str, nth: int, fact: Fact, lot: Random) -> Claim:
    (type, verb, topic), a, b, when = fact
    words = f"{a} {verb} {b} over {topic} number {lot.randrange(10**6)}."
    month = Date(when[:7], f"{when[:7]}-01", f"{when[:7]}-28", "explicit")
    dated = lot.choices((Date(when, when, when, "explicit"), month, Date()), (70, 15, 15))[0]
    return Claim(
        document,
        type,
        Span(document, nth * 100 + len(a) + 1, verb),
        Span(document, nth * 100, words),
        "denied" if lot.random() < 0.1 else "happened",
        "positive",
        "made/up",
        (Role("actor", a, None), Role("recipient", b, None)),
        time=dated,
        topics=(topic,),
    )


def documents(size: int) -> list[Article]:
    """Texts of 500 words drawn by Zipf's law; every tenth is a copy of an earlier one or of its first third."""
    lot = Random(5)
    words = [f"w{number}" for number in range(30_000)]
    often = list(accumulate(1 / (rank + 1) for rank in range(len(words))))
    texts: list[str] = []
    for number in range(size):
        if number % 10 == 9:
            old = lot.choice(texts).split(" ")
            texts.append(" ".join(old if number % 20 == 9 else old[: len(old) // 3]))
        else:
            texts.append(" ".join(lot.choices(words, cum_weights=often, k=500)))
    return [Article(f"d{n:06}", f"d{n:06}", "plain", text, RawMap(()), ()) for n, text in enumerate(texts)]


def main(what: str, size: int) -> None:
    if what == "large":
        from bench import large

        print(large.main(size))
        return
    if what == "copies":
        pile = documents(size)
        start = process_time()
        find_copies(pile)
    else:
        told = claims(size)
        start = process_time()
        merge(*told)
    print(process_time() - start)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
