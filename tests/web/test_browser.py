"""The pages in a browser: what a reader does, wide and narrow, light and dark. Screenshots: build/screenshots."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from accord.dossier import Dossier
from accord.dossier.deciding import log_of
from accord.model import Claim, Event
from tests.web.conftest import DOCUMENTS, Serve

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"wide": 1280, "narrow": 360}
TWICE = (
    "home",
    "timeline",
    "event",
    "pair",
    "network",
    "reader",
    "search",
    "review",
    "add",
    "then",
)  # of all kinds of pieces

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


class Watched:
    """A page that remembers what went wrong in it and whom it asked."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda told: self.wrong.append(told.text) if told.type == "error" else None)
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))

    def shot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def barriers(self) -> list[str]:
        """What axe finds that shuts people out."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate(
            "tags => axe.run({runOnly: tags, iframes: false, resultTypes: ['violations']})", TAGS
        )
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]

    def well(self) -> None:
        assert self.wrong == []
        assert self.hosts <= {"127.0.0.1"}


def opened(browser: Browser, base: str, *, width: int = 1280, scheme: str = "light") -> Watched:
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    context.set_default_timeout(10_000)
    return Watched(context)


def richest(horn: Dossier) -> tuple[Event, Claim]:
    """The event with most disagreements and tellings, and one of its claims."""
    with horn.open() as built:
        event = max(built.events(), key=lambda event: (len(event.conflicts), len(event.claims), event.id))
        claim = built.claim(event.claims[0])
    assert claim
    return event, claim


def paths(horn: Dossier) -> dict[str, str]:
    event, claim = richest(horn)
    with horn.open() as built:
        agreement = built.others("agreements")[0]
    reading = f"/read/{quote(claim.document)}?claim={claim.id}&original=true&voices=true"
    return {
        "home": "/",
        "events": "/events",
        "timeline": "/events?show=drawing&all=true",
        "event": f"/events/{event.id}",
        "actors": "/actors",
        "actor": "/actors/ETH",
        "pair": "/pairs/ERI/ETH",
        "network": "/network",
        "offices": "/registers/offices",
        "agreement": f"/agreements/{agreement.id}",
        "conflicts": "/conflicts",
        "sources": "/sources",
        "source": f"/sources/{quote(claim.document)}",
        "reader": reading,
        "search": "/ask?q=embassy",
        "brief": "/brief",
        "compare": "/compare?one=2018-06&other=2018-10",
        "decisions": "/decisions",
        "review": "/review",
        "add": "/add",
        "refused": "/nothing",
        "then": "/as-of/2018-07/",
        "register-then": "/as-of/2018-07/registers/agreements?on=2018-07-09",
        "refused-then": "/as-of/2018-07/nothing",
    }


@pytest.mark.parametrize(("width", "scheme"), [("wide", "light"), ("narrow", "dark")])
def test_every_page_is_open_to_all_and_fits(
    browser: Browser, horn: Dossier, base: str, width: str, scheme: str
) -> None:
    watched = opened(browser, base, width=WIDTHS[width], scheme=scheme)
    barriers: dict[str, list[str]] = {}
    for name, path in paths(horn).items():
        if width == "narrow" and name not in TWICE:
            continue
        watched.page.goto(path, wait_until="load")
        for fold in watched.page.locator("main details > summary").all()[:2]:
            fold.click()
        if found := watched.barriers():
            barriers[name] = found
        across = watched.page.evaluate("document.documentElement.scrollWidth")
        assert across <= WIDTHS[width], f"{name} is {across} wide"
        watched.shot(f"{name}-{width}-{scheme}")
    assert barriers == {}
    watched.wrong = [told for told in watched.wrong if "404" not in told]  # of the page that is not there
    watched.well()


def test_a_reader_goes_back_to_a_day_and_stays_there(browser: Browser, horn: Dossier, base: str) -> None:
    with horn.open("2018-07") as then:
        document = max(then.headings(), key=lambda heading: len(then.claims_in(heading.id))).id
    watched = opened(browser, base)
    page = watched.page
    page.goto("/events?status=happened")
    page.get_by_label("As of", exact=True).fill("2018-07")
    page.keyboard.press("Enter")
    page.wait_for_url("**/as-of/2018-07/events?status=happened")
    expect(page.get_by_text("8 are left out")).to_be_visible()
    page.get_by_role("link", name="Network").click()
    with page.expect_response("**/as-of/2018-07/network?*"):
        page.locator("[data-slider]").press("ArrowLeft")
    page.goto(f"/as-of/2018-07/read/{quote(document)}?original=true")
    expect(page.get_by_text("Correct", exact=True).first).to_be_hidden()
    with page.expect_response("**/as-of/2018-07/original/*"):
        page.locator("a.trigger").first.focus()
    page.locator(".text p").nth(1).dblclick()
    expect(page.get_by_text("Add a claim on them")).to_be_hidden()
    page.get_by_role("link", name="Search for them").click()
    page.wait_for_url("**/as-of/2018-07/ask?*")
    page.get_by_role("link", name="Today’s record").click()
    page.wait_for_url(f"{base}/ask?*")
    expect(page.get_by_text("are left out")).to_have_count(0)
    watched.well()


def test_a_file_is_dropped_and_read(browser: Browser, tmp_path: Path, serve: Serve) -> None:
    dossier = Dossier.create(tmp_path / "fresh", "Fresh", ["ETH", "ERI"])
    watched = opened(browser, serve(dossier))
    page = watched.page
    page.goto("/")
    expect(page.get_by_role("heading", name="Begin this dossier")).to_be_visible()
    page.locator("input[type=file]").set_input_files(str(DOCUMENTS / "01-rift-valley-declaration.html"))
    expect(page.locator("[data-chosen]")).to_contain_text("01-rift-valley-declaration.html")
    page.locator("[data-drop] button").click()
    page.goto("/")
    expect(page.get_by_role("heading", name="Key events")).to_be_visible(timeout=30_000)
    assert len(dossier.sources.ids()) == 1
    watched.shot("begun")
    watched.well()


def test_filters_stand_in_the_address_and_lead_to_the_very_words(browser: Browser, horn: Dossier, base: str) -> None:
    watched = opened(browser, base)
    page = watched.page
    page.goto("/events")
    page.get_by_label("Actor").fill("Eritrea")
    page.get_by_label("From").fill("2018-07")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/events?actor=Eritrea&since=2018-07")
    page.get_by_label("Stands").select_option("planned")
    page.wait_for_url("**/events?actor=Eritrea&status=planned&since=2018-07")
    expect(page.locator("tbody .stands.planned").first).to_be_visible()
    page.locator("tbody a.row").first.click()
    telling = page.locator(".telling blockquote a").first
    words = telling.inner_text()
    telling.click()
    lit = page.locator(".text .lit")
    expect(lit.first).to_be_in_viewport()
    assert " ".join("".join(lit.all_inner_texts()).split()) == " ".join(words.split())
    watched.well()


def test_the_keyboard_goes_through_claims_and_the_original_follows(browser: Browser, horn: Dossier, base: str) -> None:
    watched = opened(browser, base)
    page, (_, claim) = watched.page, richest(horn)
    page.goto(f"/read/{quote(claim.document)}?original=true")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".text a.trigger").nth(1)
    expect(second).to_be_focused()
    id = str(second.get_attribute("id")).removeprefix("t-")
    expect(page.locator(f"#c-{id}")).to_have_class("claim looked")
    expect(page.locator(".original mark")).to_be_visible()
    assert "rule" in str(second.get_attribute("title"))
    page.keyboard.press("k")
    expect(page.locator(".text a.trigger").first).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    watched.well()


def test_selected_words_have_an_address(browser: Browser, horn: Dossier, base: str) -> None:
    watched = opened(browser, base)
    page, (_, claim) = watched.page, richest(horn)
    page.goto(f"/read/{quote(claim.document)}")
    words = page.evaluate(
        """() => {
            const line = document.querySelectorAll(".text p.body")[1];
            const range = document.createRange();
            range.selectNodeContents(line);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return line.innerText;
        }"""
    )
    page.get_by_role("link", name="Link to these words").click()
    lit = page.locator(".text .lit")
    expect(lit.first).to_be_in_viewport()
    assert " ".join("".join(lit.all_inner_texts()).split()) == " ".join(words.split())
    watched.well()


def test_a_claim_is_added_to_words_that_are_selected(browser: Browser, own_horn: Dossier, serve: Serve) -> None:
    watched = opened(browser, serve(own_horn))
    page, (_, claim) = watched.page, richest(own_horn)
    page.goto(f"/read/{quote(claim.document)}")
    words = page.evaluate(
        """() => {
            const line = document.querySelectorAll(".text p.body")[1];
            getSelection().selectAllChildren(line);
            return line.innerText;
        }"""
    )
    page.get_by_role("link", name="Add a claim on them").click()
    form = page.locator("#add form")
    expect(form.get_by_label("Words that say so")).to_have_value(" ".join(words.split()))
    form.get_by_label("Type").select_option("CONSULT")
    form.get_by_label("Who 1").fill("Ethiopia")
    form.get_by_label("Reason").fill("It was not read")
    watched.shot("reader-add")
    form.get_by_role("button", name="Add the claim").click()
    expect(page.get_by_text("Kept as decision")).to_be_visible()
    page.get_by_role("link", name="Show the new record").click(timeout=30_000)
    expect(page.locator(".claim code", has_text="person/added")).to_be_visible()
    watched.well()


def test_a_correction_is_made_and_undone(browser: Browser, own_horn: Dossier, serve: Serve) -> None:
    watched = opened(browser, serve(own_horn))
    page, (event, _) = watched.page, richest(own_horn)
    page.goto(f"/events/{event.id}")
    page.get_by_text("Correct this event").click()
    form = page.locator("form.decide").filter(has=page.get_by_role("button", name="Correct"))
    form.get_by_label("Field").select_option("title")
    form.get_by_label("Value").fill("A title that a person gave")
    form.get_by_label("Reason").fill("It says what it was")
    form.get_by_label("Your name").fill("Desk two")
    form.get_by_role("button", name="Correct").click()
    expect(page.get_by_text("Kept as decision")).to_be_visible()
    page.get_by_role("link", name="Show the new record").click(timeout=30_000)
    expect(page.get_by_role("heading", name="A title that a person gave", exact=True)).to_be_visible()
    page.goto("/decisions")
    watched.shot("log")
    page.locator("details.undo summary").first.click()
    page.get_by_label("Reason").last.fill("It was right before")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("↶ undone")).to_be_visible()
    assert next(state for _, state in log_of(own_horn)) == "undone"
    watched.well()


def test_colours_can_be_chosen_and_stay(browser: Browser, horn: Dossier, base: str) -> None:
    watched = opened(browser, base)
    page = watched.page
    page.goto("/")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="Use dark colours").click()
    page.goto("/events")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
    watched.well()


def test_on_paper_there_is_no_furniture(browser: Browser, horn: Dossier, base: str) -> None:
    watched = opened(browser, base)
    page, (event, _) = watched.page, richest(horn)
    page.emulate_media(media="print")
    page.goto(f"/events/{event.id}")
    for furniture in ("header nav", ".ask", ".correct", ".keys"):
        expect(page.locator(furniture).first).to_be_hidden()
    expect(page.locator(".telling").first).to_be_visible()
    watched.shot("event-print")


def test_the_slider_moves_the_network(browser: Browser, horn: Dossier, base: str) -> None:
    watched = opened(browser, base)
    page = watched.page
    page.goto("/network")
    before = page.locator("#net").inner_html()
    page.locator("[data-slider]").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**/network?*day=*")
    assert page.locator("#net").inner_html() != before
    watched.well()
