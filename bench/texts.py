"""Texts to measure on: news-like articles and pages made by a grammar, the same for the same seed.

What they tell is drawn by lot and did not happen; they have the length, the words and the syntax of reports on states.
"""

from __future__ import annotations

from html import escape
from random import Random

from bench.commands import ROOT

EXAMPLES = ROOT / "examples" / "horn-2018" / "documents"

WORDS = {
    "states": """
        Albania Algeria Angola Armenia Australia Austria Bahrain Belgium Benin Bolivia Brazil Bulgaria Cameroon Canada
        Chad Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt Estonia Ethiopia Finland France Gabon
        Germany Ghana Greece Guinea Hungary India Indonesia Iraq Ireland Israel Italy Jamaica Japan Kenya Kuwait Laos
        Latvia Lebanon Liberia Libya Malawi Malaysia Mali Mexico Moldova Mongolia Morocco Myanmar Namibia Nepal Niger
        Nigeria Norway Oman Pakistan Panama Paraguay Peru Poland Portugal Qatar Romania Rwanda Senegal Serbia
        Singapore Slovakia Slovenia Spain Sudan Sweden Switzerland Syria Tanzania Thailand Togo Tunisia Turkey Uganda
        Ukraine Uruguay Uzbekistan Vietnam Yemen""",
    "first": "Adem Beata Carlo Dinara Emeka Farah Goran Hana Ilse Jorge Kwame Leila Marek Nadia Oskar Priya Rosa Samir",
    "last": "Abara Bostan Cerny Dumont Eriksen Fofana Grau Haidari Ivanko Jansson Karimo Lunde Mbeke Novaki Okafu",
    "months": "January February March April May June July August September October November December",
    "ordinals": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
}
STATES, FIRST, LAST, MONTHS, ORDINALS = (tuple(words.split()) for words in WORDS.values())
OFFICES = ("Foreign Minister", "Defence Minister", "President", "Prime Minister", "Trade Minister", "Deputy Minister")
TOPICS = (
    "fishing rights",
    "the price of gas",
    "border controls",
    "a railway line",
    "river water",
    "grain exports",
    "military training",
    "a currency swap",
    "migrant workers",
    "radar stations",
    "mining permits",
    "an undersea cable",
    "visa rules",
    "drug smuggling",
    "a free trade zone",
    "overflight permits",
    "nuclear fuel",
    "stolen antiquities",
    "port fees",
    "cyber security",
)
WHEN = (
    "on Monday",
    "on Friday",
    "last week",
    "two days earlier",
    "in early {month}",
    "on {day} {month} {year}",
    "since {month} {year}",
    "at the end of {month}",
    "this year",
    "next month",
    "for the third time since {year}",
    "late on Tuesday",
)
ACTS = (
    "{A} and {B} signed an agreement on {topic} {when}",
    "{office} {person} of {A} met his counterpart from {B} {when}",
    "{A} accused {B} of breaking its word on {topic}",
    "troops from {A} crossed into {B} near the {ordinal} post {when}",
    "{A} will send {number} tonnes of wheat to {B}",
    "{B} rejected a proposal by {A} on {topic}",
    "the parliament of {A} ratified the treaty with {B} {when}",
    "{A} imposed sanctions on {number} companies from {B}",
    "{number} people marched against {A} in the capital of {B} {when}",
    "{A} withdrew {number} soldiers from the border with {B}",
    "{B} asked {A} for {number} million dollars towards {topic}",
    "{A} threatened to close its ports to ships from {B} over {topic}",
    "the navies of {A}, {B} and {C} held joint exercises {when}",
    "{A} plans to open an embassy in {B} {when}",
    "{person}, the {office} of {A}, condemned an attack on a convoy in {B}",
    "police in {A} arrested {number} citizens of {B} {when}",
    "{A} lifted its ban on meat from {B} after talks about {topic}",
    "{A} has not yet answered the letter that {B} sent {when}",
)
TAILS = (
    ", {office} {person} told reporters in {C}",
    ", according to the foreign ministry of {C}",
    ", although {C} had warned both of them about {topic}",
    ", while talks on {topic} went on without {C}",
    ", a spokesman said {when}",
    " despite protests from {C} and from {number} villages on the coast",
    ", which {person} called a mistake that would cost {number} jobs",
    "",
    "",
)
FILLERS = (
    "The {ordinal} round had lasted {number} hours and ended without a word on {topic}.",
    "Prices in the markets of {A} have risen by {number} per cent {when}, and few expect that {topic} will change it.",
    "“{A} took {topic}, {B} paid {number} million, {C} looked on,” said {person} {when}.",
    "Rain fell on the delegation from {A}, and {number} umbrellas with the arms of {B} were handed out.",
    "Whether {topic} came up {when} is not clear to {person}.",
    "The road from the airport is {number} kilometres long and was paid for by {B}.",
    "Analysts in {C} doubt that {A} can afford {topic} before {year}.",
)
FRAMES = (  # half of all pages say where their article is, the others leave it to be found
    ("main", "article", "post", "entry-content"),
    ("div", "div", "col-8", "inner"),
)
MENU = tuple(enumerate(TOPICS * 3))
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Daily Lot</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Daily Lot">
<meta property="article:published_time" content="{day}T08:00:00Z"><link rel="stylesheet" href="/main.css">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "{day}"}}</script>
<style>body {{ margin: 0 }} .menu {{ float: left }}</style><script>{script}</script></head><body class="single">
<div id="consent" class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>
<header><div class="top"><nav class="menu"><ul>{menu}</ul></nav><form><input name="q"></form></div></header>
<{outer}><div class="wrap"><div class="columns"><{tag} class="{post}"><h1>{title}</h1>
<p class="byline">By {byline}</p><div class="share"><a href="#f">Share on Facebook</a> <a href="#t">Tweet</a></div>
<figure><img src="a.jpg" alt=""><figcaption>{caption}</figcaption></figure>
<div class="{inner}">
{body}
</div></{tag}>
<aside class="related"><h3>Related stories</h3>{cards}</aside></div>
<section id="comments"><h3>12 comments</h3><ol>{comments}</ol><h3>Leave a Reply</h3>
<p>Your email address will not be published.</p><form><textarea></textarea></form></section></div></{outer}>
<footer><nav><ul>{menu}</ul></nav><p>© 2023 The Daily Lot. All rights reserved.</p></footer></body></html>"""


class Writer:
    """Writes articles and pages, each unlike the others, in an order fixed by the seed."""

    def __init__(self, seed: int) -> None:
        self.lot = Random(seed)

    def sentence(self) -> str:
        if self.lot.random() < 0.25:
            return self.filled(self.lot.choice(FILLERS))
        told = self.filled(self.lot.choice(ACTS) + self.lot.choice(TAILS) + ".")
        return told[0].upper() + told[1:]

    def filled(self, template: str) -> str:
        lot = self.lot
        a, b, c = lot.sample(STATES, 3)
        when = lot.choice(WHEN).format(day=lot.randint(1, 28), month=lot.choice(MONTHS), year=lot.randint(2001, 2024))
        return template.format(
            A=a,
            B=b,
            C=c,
            when=when,
            person=f"{lot.choice(FIRST)} {lot.choice(LAST)}",
            office=lot.choice(OFFICES),
            topic=lot.choice(TOPICS),
            number=lot.randint(2, 990),
            ordinal=lot.choice(ORDINALS),
            year=lot.randint(2025, 2040),
        )

    def title(self) -> str:
        return self.filled(self.lot.choice(ACTS)).capitalize()

    def article(self, words: int) -> str:
        """Paragraphs of two to four sentences, parted by empty lines, of at least so many words in all."""
        paragraphs: list[str] = []
        while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
            paragraphs.append(" ".join(self.sentence() for _ in range(self.lot.randint(2, 4))))
        return "\n\n".join(paragraphs)

    def page(self, words: int) -> bytes:
        """A page of a news site with an article in it, of the usual weight: some 60,000 characters for 600 words.

        Around the article stand menus, scripts, share lines, cards of related stories, comments and a footer.
        """
        title, day = escape(self.title()), f"2023-{self.lot.randint(1, 12):02}-{self.lot.randint(1, 28):02}"
        paragraphs = [f"<p>{escape(part)}</p>" for part in self.article(words).split("\n\n")]
        paragraphs.insert(2, f'<p class="also-read">Also read: <a href="/x">{escape(self.title())}</a></p>')
        outer, tag, post, inner = self.lot.choice(FRAMES)
        return PAGE.format(
            outer=outer,
            tag=tag,
            post=post,
            inner=inner,
            title=title,
            day=day,
            script=self._script(),
            menu="".join(f'<li class="item"><a href="/{n}/"><span>{topic}</span></a></li>' for n, topic in MENU),
            byline=f"{self.lot.choice(FIRST)} {self.lot.choice(LAST)}",
            caption=escape(self.sentence()),
            body="\n".join(paragraphs),
            cards="".join(self._card(n) for n in range(30)),
            comments="".join(self._comment() for _ in range(12)),
        ).encode()

    def _script(self) -> str:
        """Settings and measurements of a page, as it carries them for its own programs."""
        return ";".join(f'window.slots["{n}"]={{"size":[{n},90],"id":{self.lot.random()}}}' for n in range(300))

    def _card(self, number: int) -> str:
        return (
            f'<div class="card"><div class="thumb"><a href="/story/{number}"><img src="/t{number}.jpg" alt="" '
            f'srcset="/t{number}-2x.jpg 2x"></a></div><div class="text"><span class="tag">World</span>'
            f'<h4><a href="/story/{number}">{escape(self.title())}</a></h4><time>2 hours ago</time></div></div>'
        )

    def _comment(self) -> str:
        return (
            f'<li class="comment"><div class="who"><b>{self.lot.choice(FIRST)}</b> says:</div>'
            f'<div class="said"><p>{escape(self.sentence())}</p></div><a class="reply" href="#r">Reply</a></li>'
        )


def examples() -> list[str]:
    """The texts of the example dossier."""
    from accord.intake import take_in

    return [
        article.text
        for path in sorted(EXAMPLES.iterdir())
        for article in take_in(path.read_bytes(), path.name).articles
    ]
