"""How soon a page can be used: seconds in Chromium from the request until its scripts have run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from statistics import quantiles

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VIEWS = 12
# Modules run once the document is parsed, before DOMContentLoaded ends: from then on every control does what it says.
TIMING = """() => {
    const page = performance.getEntriesByType("navigation")[0];
    return Math.max(page.domInteractive, page.domContentLoadedEventEnd, page.loadEventEnd);
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def interactive(base: str, pages: Mapping[str, Callable[[], str]]) -> dict[str, float]:
    """The 95th percentile of the seconds, a page kind; each view in a context of its own, with nothing kept."""
    found = {}
    with chromium() as browser:
        for name, path in pages.items():
            waits = [_viewed(browser, base + path()) for _ in range(VIEWS)]
            found[name] = quantiles(waits, n=20, method="inclusive")[-1]
    return found


def _viewed(browser: Browser, address: str) -> float:
    """Seconds until the page and all that it loads at once is there; 0 is when it was asked for."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
        return float(page.evaluate(TIMING)) / 1000
    finally:
        context.close()
