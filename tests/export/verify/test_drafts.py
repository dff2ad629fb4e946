"""The checker of briefs: what is borne out passes, and fifty ways of bending it do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.cli import main
from accord.dossier import Dossier
from accord.export.brief import to_markdown
from accord.export.brief.compose import compose
from accord.export.brief.shape import Brief, Sentence, Terms
from accord.export.brief.shelf import Shelf
from accord.export.brief.wording import Quote, quoted
from accord.export.verify import drafts
from accord.export.verify.check import Checker
from accord.model import Claim, Record, Span
from tests.export.test_brief import COURIER, HARBOUR, HARBOUR_NEWS, QUAY


@pytest.fixture(scope="module")
def record(horn: Dossier) -> Record:
    return horn.record()


@pytest.fixture(scope="module")
def shelf(record: Record) -> Shelf:
    return Shelf.of(record, ["ETH", "ERI"])


@pytest.fixture(scope="module")
def composed(record: Record) -> str:
    return to_markdown(record, Terms("Ethiopia and Eritrea", focus=("ETH", "ERI")))


@pytest.fixture(scope="module")
def checker(shelf: Shelf) -> Checker:
    return Checker(shelf)


def sentences(brief: Brief) -> Iterator[Sentence]:
    yield from brief.bottom_line
    yield from (one for group in brief.groups for item in group.items for one in item.sentences)
    yield from (side for dispute in brief.disputes for side in dispute.sides)


# ---------------------------------------------------------------- the brief's own sentences
def test_the_brief_as_it_is_written_passes(composed: str, shelf: Shelf, checker: Checker) -> None:
    found = drafts.check(composed, shelf, composed, checker=checker)
    assert len(found) > 300
    assert drafts.failed(found) == []


def test_a_sentence_that_is_not_borne_out_does_not_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the brief to cut its quotations wrongly, they would not get into it."""

    def bent(claim: Claim) -> Quote:
        whole = quoted(claim)
        return Quote(whole.before.replace("plans to", "wants to"), whole.stress, whole.after)

    monkeypatch.setattr("accord.export.brief.telling.quoted", bent)
    brief = compose(QUAY, Terms("Quay"))
    assert "wants to" not in str([one.quote for one in sentences(brief)])
    (gap,) = (gap for gap in brief.gaps if gap.title.startswith("Sentences left out"))
    assert any("Norland wants to reopen" in line for line in gap.lines)


# ---------------------------------------------------------------- fifty mutations
NAMES = {"Ethiopia": "Kenya", "Eritrea": "Sudan", "Djibouti": "Egypt", "Abiy": "Meles", "Isaias": "Omar"}
OUTLETS = {"Rift Valley Press": "Cape Wire", "Meridian": "DayGlance", "DayGlance": "Meridian", "Cape Wire": "Meridian"}
DAYS = {"July": "August", "Sunday": "Monday", "Monday": "Friday", "Wednesday": "Thursday", "September": "October"}
NUMBERS = {"two": "three", "three": "four", "twenty": "thirty", "100,000": "200,000", "five": "six", "nine": "ten"}
NEGATIONS = {
    "has not": "has",
    "not": "",
    "no": "a",
    "Neither": "Each",
    "never": "once",
    "denies": "says",
    "denied": "said",
}
PLANS = {"will": "did", "plan to": "did", "planned": "flew", "reported plans": "reported"}
LEADS = {"announced plans": "said so", "denied it": "said so", "alleged it": "said so"}
WAYS = {
    "name": NAMES, "outlet": OUTLETS, "date": DAYS, "number": NUMBERS, "not": NEGATIONS, "plan": PLANS, "lead": LEADS,
}  # fmt: skip
EACH = 12  # mutations of a kind at most


def mutations(composed: str, way: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is changed in a sentence that quotes, and the sentence with the change and its notes."""
    for line in composed.splitlines():
        if "“" not in line or line.startswith(("[^", "|", "###")) or line.count("[^") > 2:
            continue
        told = line.partition("[^")[0]
        for old, new in way.items():
            pattern = rf"(?<!\w){re.escape(old)}(?!\w)"
            if re.search(pattern, told):
                bent = re.sub(pattern, new, told, count=1)
                yield f"{old} to {new or 'nothing'}", line.replace(told, bent)
                break


def test_fifty_mutated_sentences_are_rejected(composed: str, shelf: Shelf, checker: Checker) -> None:
    notes = [note for note in composed.splitlines() if note.startswith("[^")]
    tried: dict[str, int] = dict.fromkeys(WAYS, 0)
    missed = []
    for kind, way in WAYS.items():
        for what, bent in mutations(composed, way):
            if tried[kind] == EACH:
                break
            tried[kind] += 1
            draft = "\n\n".join([bent, *notes])
            if not drafts.failed(drafts.check(draft, shelf, composed, checker=checker)):
                missed.append(f"{kind}, {what}: {bent[:160]}")
    assert missed == []
    assert sum(tried.values()) >= 50, tried
    assert all(tried.values()), tried


# ---------------------------------------------------------------- sentences in own words
def noted(record: Record, *cited: str) -> str:
    """Notes 1, 2 ... on these words, wherever they stand."""
    lines = []
    for number, words in enumerate(cited, start=1):
        (source, *_) = (one for one in record.articles if words in one.text)
        start = source.text.index(words)
        place = f"Characters {start:,}–{start + len(words):,}. sha256 `{source.id}`"
        lines.append(f"[^{number}]: “{words}” Somewhere. {place}")
    return "\n\n".join(lines)


BORDER = "Some 70,000 people were killed, and for eighteen years afterwards the armies faced each other"
SIGNED = (
    "Ethiopian Prime Minister Abiy Ahmed and Eritrean President Isaias Afwerki signed a joint declaration on Monday"
)
WILL = "Ethiopia and Eritrea will restore diplomatic relations, reopen their embassies and resume trade"
NOT_YET = "Ethiopia has not yet reopened its own embassy in Asmara, although the declaration provides for it."
LIFTED = (
    "The United Nations Security Council on Wednesday lifted the arms embargo on Eritrea, together with the "
    "travel bans and asset freezes that it had imposed nine years ago."
)
PIPELINE = (
    "The United Arab Emirates plan to build an oil pipeline between the Eritrean port of Assab and Addis Ababa, "
    "Ethiopian officials said on Friday."
)
DENIES = "The Eritrean government denies that any third country mediated its peace with Ethiopia."
TRUE = [
    ("Abiy Ahmed and Isaias Afwerki signed a declaration.", SIGNED),
    ("On 9 July 2018 Abiy and Isaias signed a joint declaration.", SIGNED),
    ("About 70,000 people were killed.", BORDER),
    ("Ethiopia and Eritrea will resume trade.", WILL),
    ("Ethiopia had not reopened its embassy in Asmara.", NOT_YET),
    ("The Security Council lifted the arms embargo on Eritrea on 14 November 2018.", LIFTED),
    ("The Emirates plan an oil pipeline to Addis Ababa, officials said.", PIPELINE),
    ("Eritrea denies that a third country mediated.", DENIES),
    ("The arms embargo on Eritrea was lifted by the United Nations Security Council.", LIFTED),
    ("According to The Turtle Bay Courier, the embargo was lifted.", LIFTED),
]
FALSE = [
    ("Abiy Ahmed and Omar Guelleh signed a declaration.", SIGNED, "name"),
    ("Djibouti and Eritrea signed a declaration.", SIGNED, "name"),
    ("On 10 July 2018 Abiy and Isaias signed a joint declaration.", SIGNED, "date"),
    ("In 2017 Abiy and Isaias signed a joint declaration.", SIGNED, "date"),
    ("Abiy and Isaias signed a joint declaration on Tuesday.", SIGNED, "name"),
    ("Abiy and Isaias signed no joint declaration.", SIGNED, "negation"),
    ("Abiy and Isaias will sign a joint declaration.", SIGNED, "modality"),
    ("About 80,000 people were killed.", BORDER, "number"),
    ("About 70,000 people were not killed.", BORDER, "negation"),
    ("For nineteen years afterwards the armies faced each other.", BORDER, "number"),
    ("Ethiopia and Eritrea restored relations and resumed trade.", WILL, "modality"),
    ("Ethiopia and Kenya will resume trade.", WILL, "name"),
    ("Ethiopia reopened its embassy in Asmara.", NOT_YET, "negation"),
    ("The Security Council did not lift the arms embargo on Eritrea.", LIFTED, "negation"),
    ("The Security Council lifted the arms embargo on Eritrea in December 2018.", LIFTED, "date"),
    ("The Security Council lifted measures that it had imposed eight years ago.", LIFTED, "number"),
    ("The Emirates built an oil pipeline to Addis Ababa.", PIPELINE, "modality"),
    ("Saudi Arabia plans an oil pipeline to Addis Ababa, officials said.", PIPELINE, "name"),
    ("A third country mediated the peace of Eritrea with Ethiopia.", DENIES, "negation"),
    ("Eritrea denies that two countries mediated.", DENIES, "number"),
    ("Eritrea lifted the arms embargo on the Security Council.", LIFTED, "role"),
    ("The arms embargo on the Security Council was lifted by Eritrea.", LIFTED, "role"),
]


@pytest.mark.parametrize(("text", "words"), TRUE, ids=[text for text, _ in TRUE])
def test_own_words_that_are_borne_out_pass(
    text: str, words: str, record: Record, shelf: Shelf, composed: str, checker: Checker
) -> None:
    draft = f"{text[:-1]}.[^1]\n\n{noted(record, words)}"
    assert [one.faults for one in drafts.check(draft, shelf, composed, checker=checker) if one.faults] == []


@pytest.mark.parametrize(("text", "words", "kind"), FALSE, ids=[text for text, _, _ in FALSE])
def test_own_words_that_are_not_borne_out_are_refused(
    text: str, words: str, kind: str, record: Record, shelf: Shelf, composed: str, checker: Checker
) -> None:
    draft = f"{text[:-1]}.[^1]\n\n{noted(record, words)}"
    (found,) = drafts.failed(drafts.check(draft, shelf, composed, checker=checker))
    assert kind in [fault.kind for fault in found.faults]


# ---------------------------------------------------------------- citations, notes, judgments
def checked(draft: str) -> list[tuple[str, list[str]]]:
    composed = to_markdown(QUAY, Terms("Quay"))
    found = drafts.check(draft, Shelf.of(QUAY, ()), composed)
    return [(one.stated.text, [fault.kind for fault in one.faults]) for one in drafts.failed(found)]


def note(words: str, text: str = HARBOUR, id: str = "h1") -> str:
    start = text.index(words)
    return f"[^1]: “{words}” Harbour News. Characters {start}–{start + len(words)}. sha256 `{id}`"


def test_uncited_and_unknown_sentences_are_listed() -> None:
    assert checked("# My title\n\nNorland built a bridge.") == [("Norland built a bridge.", ["uncited"])]
    frame = (
        "two documents by two named outlets report two events as having happened; one of them rests on a single origin."
    )
    assert checked(frame.capitalize()) == []


def test_a_citation_without_its_note_does_not_count() -> None:
    assert checked("Norland signed an accord.[^7]") == [("Norland signed an accord.", ["note"])]


@pytest.mark.parametrize(
    "bent",
    [
        note("plans to reopen").replace("“plans to", "“wants to"),
        note("plans to reopen").replace("`h1`", "`h9`"),
        note("plans to reopen").replace("–", "–9"),
        "[^1]: Harbour News, page 3.",
        "[^1]: claim 0123456789abcdef",
    ],
)
def test_a_note_must_quote_the_characters_that_it_names(bent: str) -> None:
    kinds = [kind for _, found in checked(f"Norland plans to reopen.[^1]\n\n{bent}") for kind in found]
    assert set(kinds) == {"note"}


def test_a_note_may_name_a_claim() -> None:
    (claim,) = (one for one in QUAY.claims if one.modality == "planned")
    assert checked(f"Norland plans to reopen its embassy.[^1]\n\n[^1]: claim {claim.id}") == []


def test_what_somebody_says_is_not_told_as_a_fact() -> None:
    words = "Sudmark paid for the accord, the opposition in Norland alleged."
    told = checked(f"Sudmark paid for the accord.[^1]\n\n{note(words, COURIER, 'c2')}")
    assert told == [("Sudmark paid for the accord.", ["modality", "attribution"])]
    assert checked(f"The opposition alleged that Sudmark paid.[^1]\n\n{note(words, COURIER, 'c2')}") == []


def test_judgments_stand_apart_and_part_likelihood_from_confidence() -> None:
    told = "## Judgments\n\nA new accord is likely.\n\nWe have high confidence that a new accord is likely."
    assert checked(told) == [("We have high confidence that a new accord is likely.", ["confidence"])]
    loose = (
        f"It is likely that Norland plans to reopen its embassy.[^1]\n\n{note('Norland plans to reopen its embassy')}"
    )
    assert ["likelihood"] in [kinds for _, kinds in checked(loose)]


def test_sentences_are_parted_at_their_ends_and_not_in_quotations() -> None:
    draft = drafts.parsed(
        "Mr. Berg met Gen. Holm. Then “He left. She stayed.” was said.[^1] On Monday they met.[^2][^3]"
    )
    assert [(one.text, one.notes) for one in draft.sentences] == [
        ("Mr. Berg met Gen. Holm.", ()),
        ("Then “He left. She stayed.” was said.", ("1",)),
        ("On Monday they met.", ("2", "3")),
    ]


def test_a_claim_is_found_by_where_its_words_stand() -> None:
    desk = Checker(Shelf.of(QUAY, ())).desk
    start = HARBOUR.index("plans")
    words = HARBOUR[start : start + 30]
    assert [one.modality for one in desk.evidence([Span("h1", start, words)]).claims] == ["planned"]
    assert HARBOUR_NEWS.text[start : start + 30] == words


@pytest.mark.parametrize("since", ["2018", "2018-09", "2018-07-16"])
def test_changes_since_a_day_are_part_of_the_brief(since: str, record: Record, shelf: Shelf, checker: Checker) -> None:
    draft = to_markdown(record, Terms("Ethiopia and Eritrea", focus=("ETH", "ERI"), since=since))
    assert drafts.since_of(draft) == since
    assert drafts.failed(drafts.check(draft, shelf, draft, checker=checker)) == []


def test_numbers_in_the_name_of_an_outlet_state_nothing() -> None:
    told = replace(HARBOUR_NEWS, outlet="Channel 44 News")
    whole = replace(QUAY, articles=(told, *QUAY.articles[1:]))
    assert not [gap for gap in compose(whole, Terms("Quay")).gaps if gap.title.startswith("Sentences left out")]


SCRAPS = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ["[^1]", "[^1]: ", "“", "”", "**", "Characters 0–5. sha256 `h1`", "# ", "\n\n", "| ", "²", "9 July", "NOR"]
        ),
    ),
    max_size=12,
).map("".join)


@given(SCRAPS)
@settings(deadline=None)
def test_whatever_a_draft_holds_it_is_read(text: str) -> None:
    checked(text)


# ---------------------------------------------------------------- the command
def test_verify_lists_what_fails_and_ends_with_one(horn: Dossier, tmp_path: Path, composed: str) -> None:
    draft = tmp_path / "brief.md"
    draft.write_text(composed, "utf-8")
    run = CliRunner()
    good = run.invoke(main, ["verify", str(draft), str(horn.folder)])
    assert (good.exit_code, "none not borne out" in good.stdout) == (0, True), good.output
    draft.write_text(composed.replace("**lifted the arms embargo**", "**kept the arms embargo**"), "utf-8")
    bad = run.invoke(main, ["verify", str(draft), str(horn.folder)])
    assert bad.exit_code == 1
    assert re.search(r"brief\.md:\d+: .*\n +quotation: “", bad.stdout)
    as_json = run.invoke(main, ["verify", str(draft), str(horn.folder), "--json"])
    assert '"kind":"quotation"' in as_json.stdout


@pytest.mark.parametrize("bytes_", [None, b"\xff\xfe\x00"])
def test_a_draft_that_cannot_be_read_is_refused(horn: Dossier, tmp_path: Path, bytes_: bytes | None) -> None:
    draft = tmp_path / "brief.md"
    if bytes_ is not None:
        draft.write_bytes(bytes_)
    refused = CliRunner().invoke(main, ["verify", str(draft), str(horn.folder)])
    assert (refused.exit_code, "brief.md" in refused.stderr) == (2, True)
