"""Claims of one act, joined into events."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from accord.forest import Forest
from accord.merging.acts import FIRST, LAST, Act
from accord.merging.features import JOIN, LOOSE, RARE, YEAR, compare, consistent, vague_doer

SMALL = 24  # acts under one key that are all compared with one another
SPEAKERS = 8  # members of a large group that are asked
DOUBT = 0.5  # a lead in score that decides
NEIGHBOURS = 8  # in time, beyond that
SELDOM = 8  # acts of one block that share a word, beyond which the word tells nothing
MOST_PARTIES = 4  # states of one claim that make keys


class Clusters:
    """Groups of acts that stay consistent: their dates meet and their kinds of act agree.

    Joins are made best first; one that would make a group inconsistent is not made.
    """

    def __init__(self, acts: Sequence[Act]) -> None:
        self.acts = acts
        self.members = {i: [i] for i in range(len(acts))}
        self.forest = Forest(range(len(acts)))
        self.find = self.forest.find
        self.earliest = [act.earliest for act in acts]
        self.latest = [act.latest for act in acts]
        self.concept = [act.concept for act in acts]

    def fits(self, a: int, b: int) -> bool:
        concepts = {concept for concept in (self.concept[a], self.concept[b]) if concept}
        return self.meets(a, b) and len(concepts) < 2 and self.consistent(a, b)

    def meets(self, a: int, b: int) -> bool:
        return max(self.earliest[a], self.earliest[b]) <= min(self.latest[a], self.latest[b])

    def consistent(self, a: int, b: int) -> bool:
        """No member of one group parts it from a member of the other. Of large groups the first members speak."""
        return all(
            consistent(self.acts[i], self.acts[j])
            for i in self.members[a][:SPEAKERS]
            for j in self.members[b][:SPEAKERS]
        )

    def join(self, a: int, b: int, *, forced: bool = False) -> bool:
        a, b = sorted((self.find(a), self.find(b)))
        if a == b:
            return True
        fitting = self.fits(a, b)
        if not (forced or fitting):
            return False
        self.forest.join(a, b)
        self.members[a] += self.members.pop(b)
        self.concept[a] = self.concept[a] or self.concept[b]
        if fitting:
            self.earliest[a] = max(self.earliest[a], self.earliest[b])
            self.latest[a] = min(self.latest[a], self.latest[b])
        return True

    def groups(self) -> list[list[int]]:
        return [sorted(self.members[root]) for root in sorted(self.members)]


def cluster(acts: Sequence[Act], apart: frozenset[str] = frozenset()) -> list[list[Act]]:
    """Groups of acts that are one, each in the order given.

    Args:
        acts: ordered by document and place.
        apart: ids of claims that a person decided stand alone.
    Time n log n: acts are compared only with others of their parties that are near in time.
    """
    clusters = Clusters(acts)
    position = {(act.id, act.part): i for i, act in enumerate(acts)}
    repeats(acts, position, clusters)
    free = [i for i, act in enumerate(acts) if act.id not in apart and act.claim.same_as is None]
    heads = collapse(acts, free, clusters)
    scored = []
    for a, b in candidates(acts, heads):
        verdict = compare(acts[a], acts[b])
        if verdict and verdict.joined:
            scored.append((-verdict.score, distance(acts[a], acts[b]), a, b))
    scored.sort()
    for _, _, a, b in scored:
        if acts[a].dated and acts[b].dated:
            clusters.join(a, b)
    join_undated(acts, scored, clusters)
    return [[acts[i] for i in group] for group in clusters.groups()]


def join_undated(acts: Sequence[Act], scored: Sequence[tuple[float, int, int, int]], clusters: Clusters) -> None:
    """Give each act without a date to the group that it fits best; where two fit alike it is left alone."""
    scored = sorted(with_persons(acts, scored, clusters))
    best: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for score, _, a, b in scored:
        for one, other in ((a, b), (b, a)):
            if not acts[one].dated:
                best[one].append((-score, other))
    for score, _, a, b in scored:
        if (acts[a].dated and acts[b].dated) or clusters.find(a) == clusters.find(b):
            continue
        torn = any(torn_between(one, -score, best[one], clusters) for one in (a, b) if not acts[one].dated)
        if not torn:
            clusters.join(a, b)


def with_persons(
    acts: Sequence[Act], scored: Sequence[tuple[float, int, int, int]], clusters: Clusters
) -> list[tuple[float, int, int, int]]:
    """The scores, better by one for each further person of an undated act whom the other's group names.

    One telling names all who sign, another takes a sentence for each: no two of these have all persons in common.
    """
    named: dict[int, set[str]] = defaultdict(set)
    for i, act in enumerate(acts):
        named[clusters.find(i)] |= act.named
    out = []
    for score, far, a, b in scored:
        one, other = (acts[a], b) if not acts[a].dated else (acts[b], a)
        more = one.named & named[clusters.find(other)] - acts[other].named
        out.append((score - len(more) * (one.concept == "sign"), far, a, b))
    return out


def torn_between(one: int, score: float, fits: Sequence[tuple[float, int]], clusters: Clusters) -> bool:
    """Another group would take the act as well, and the two lie at different times.

    Args:
        fits: scores and acts, best first.
    """
    own = clusters.find(one)
    near: list[int] = []
    for high, other in fits:
        if high <= score - DOUBT or len(near) == SPEAKERS:
            break
        group = clusters.find(other)
        if group != own and group not in near:
            near.append(group)
    return any(not clusters.meets(x, y) for x, y in combinations(near, 2))


def distance(a: Act, b: Act) -> int:
    """Of equal scores, the nearer in time goes first, then the same document."""
    return 2 * abs(a.about - b.about) + (a.claim.document != b.claim.document)


def repeats(acts: Sequence[Act], position: Mapping[tuple[str, str], int], clusters: Clusters) -> None:
    """A claim that merely repeats another of its document is of the same act."""
    for i, act in enumerate(acts):
        if act.claim.same_as is not None:
            told = position.get((act.claim.same_as, act.part), position.get((act.claim.same_as, "")))
            if told is not None:
                clusters.join(i, told, forced=True)


def collapse(acts: Sequence[Act], free: Iterable[int], clusters: Clusters) -> list[int]:
    """Join acts that are told in all the same terms, and go on with one of each."""
    first: dict[object, int] = {}
    for i in free:
        act = acts[i]
        terms = (
            act.type, act.concept, act.stage, act.denied, act.actors, act.recipients, act.named, act.earliest,
            act.latest, act.dated, act.place, act.instruments, act.topics, act.others,
        )  # fmt: skip
        at = first.setdefault(terms, i)
        if at != i:
            verdict = compare(acts[at], act)
            if verdict is None or verdict.score < JOIN or not clusters.join(at, i):
                first[(*terms, act.id)] = i
    return sorted(first.values())


def candidates(acts: Sequence[Act], heads: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Pairs worth comparing, each once and in order: those that share a key and whose dates meet."""
    import numpy as np

    blocks: dict[object, list[int]] = defaultdict(list)
    loose: dict[object, list[int]] = defaultdict(list)
    for i in heads:
        for key in keys(acts[i]):
            blocks[key].append(i)
        for key in party_keys(acts[i]):
            loose[key].append(i)
    size = len(acts)
    codes = array("q")  # low * size + high: 8 bytes a pair
    for members in blocks.values():
        codes.extend(min(a, b) * size + max(a, b) for a, b in meeting(acts, members))
    for members in loose.values():
        if any(thin(acts[i]) for i in members):
            codes.extend(
                min(a, b) * size + max(a, b) for a, b in meeting(acts, members) if thin(acts[a]) or thin(acts[b])
            )
    for code in np.unique(np.frombuffer(codes, dtype=np.int64)) if codes else ():
        yield divmod(int(code), size)


def thin(act: Act) -> bool:
    """It can be one with an act that shares a single party with it."""
    described = bool(act.described) and act.concept in RARE
    return len(act.parties) < 2 or described or (act.family in LOOSE and vague_doer(act))


def meeting(acts: Sequence[Act], members: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs of one block whose dates meet; of a large block only those that are near in time.

    Precise dates are swept in order, so that a block of many days costs no more than its days do.
    """
    ordered = sorted(members, key=lambda i: (acts[i].about, i))
    precise = sorted((i for i in ordered if acts[i].precise), key=lambda i: (acts[i].earliest, i))
    small = len(ordered) <= SMALL
    for at, a in enumerate(precise):
        latest = acts[a].latest
        for b in precise[at + 1 : at + 1 + SMALL]:
            if acts[b].earliest > latest:
                break
            yield a, b
    if len(precise) == len(ordered):
        return
    for at, a in enumerate(ordered):
        one = acts[a]
        for b in ordered[at + 1 :] if small else ordered[at + 1 : at + 1 + NEIGHBOURS]:
            if can_be_one(one, acts[b]):
                yield a, b
    if not small:
        yield from sharing_words(acts, members)


def sharing_words(acts: Sequence[Act], members: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs of a large block of which one has no day, and which share a word that few others of the block have.

    What is told long afterwards and without a date lies far from its event in time, but is told in its terms.
    """
    by_word: dict[str, list[int]] = defaultdict(list)
    for i in sorted(members):
        for word in acts[i].topics | acts[i].matter:
            by_word[word].append(i)
    for word in sorted(by_word):
        if len(by_word[word]) <= SELDOM:
            yield from ((a, b) for a, b in combinations(by_word[word], 2) if can_be_one(acts[a], acts[b]))


def can_be_one(a: Act, b: Act) -> bool:
    """Their dates meet, and not both have days: those are compared in order of time."""
    return not (a.precise and b.precise) and a.earliest <= b.latest and b.earliest <= a.latest


def keys(act: Act) -> Iterable[object]:
    """What acts that are one almost surely share."""
    parties = sorted(act.parties)[:MOST_PARTIES]
    for pair in combinations(parties, 2):
        yield act.family, act.stage, pair
    for person in sorted(act.named)[:MOST_PARTIES]:
        yield act.family, act.stage, person
    if act.family == "consult" and act.stage in ("planned", "fact") and (len(act.named) > 1 or act.place):
        yield act.family, *sorted(act.named)[:MOST_PARTIES]  # the meeting that was due is the one that took place
    if act.concept == "sign" and len(parties) == 1:
        yield act.concept, act.claim.document  # each signs for a side


def party_keys(act: Act) -> Iterable[object]:
    """What an act that names one party shares with one that names more."""
    parties = sorted(act.parties)[:MOST_PARTIES]
    for party in parties:
        if act.concept in RARE:
            yield act.concept, act.stage, party
        if act.precise:
            for month in {act.earliest // 30, act.latest // 30}:
                yield act.family, act.stage, party, month
        elif act.dated and act.days <= YEAR:
            yield act.family, act.stage, party, "year", act.about // YEAR
    if act.type == "SANCTION" and not act.precise:
        for target in sorted(act.recipients)[:MOST_PARTIES]:
            yield act.family, act.stage, target
    elif len(parties) == 1 and not act.precise:
        yield act.family, act.stage, parties[0]


def best_bounds(group: Sequence[Act]) -> tuple[int, int]:
    """The days that all acts of the group allow; of those that disagree the most precise decides."""
    earliest, latest = FIRST, LAST
    for act in sorted(group, key=lambda act: (not act.dated, act.days, act.id)):
        if max(earliest, act.earliest) <= min(latest, act.latest):
            earliest, latest = max(earliest, act.earliest), min(latest, act.latest)
    return earliest, latest
