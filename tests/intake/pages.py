"""Messy documents in the styles of different publishing systems, written for these tests. Names are invented."""

# ruff: noqa: E501 (lines of pages are as long as pages have them)

from __future__ import annotations

ONE = "The foreign ministers of Peru and Chile met in Lima on Monday and signed an accord on fishing rights in shared waters."
TWO = (
    "“We have waited ten years for this day,” the Peruvian minister told reporters after the ceremony at the old port."
)
THREE = (
    "The accord has to be ratified by both parliaments before it can enter into force, which is expected next spring."
)
FOUR = "Chile withdrew its ambassador in 2014 over the seizure of two trawlers, and relations have been cool ever since then."
BODY = (ONE, TWO, THREE, FOUR)


def paragraphs(*extra: str) -> str:
    return "\n".join(f"<p>{words}</p>" for words in (*BODY, *extra))


TABLOID = f"""<!DOCTYPE html><html><head><title>Fish peace at last - Daily Gull</title></head><body class="single has-sidebar">
<div class="cookie-banner"><p>We use cookies to improve your visit.</p><button>OK</button></div>
<div id="nav"><a href="/">Home</a><a href="/gossip">Gossip</a><a href="/fish">Fish</a></div>
<div class="post-wrap"><h1>Fish peace at last</h1><div class="post-meta">By Ana Quispe | May 3, 2021 | 2 min read</div>
<div class="share-buttons"><a href="#">Facebook</a><a href="#">Twitter</a></div>
<p>{ONE}</p><p><b>Also read:</b> <a href="/x">Ten gulls you will not believe</a></p><p>{TWO}</p>
<h3>What comes next?</h3><p>{THREE}</p><div class="ad-slot">Advertisement</div><p>{FOUR}</p>
<div class="poll">Do you like fish? <label>Yes</label><label>No</label></div></div>
<div class="taboola"><h4>You may like</h4><a href="/1">Gull steals ministers lunch</a><a href="/2">Best ports of the south</a></div>
<div class="foot">© Daily Gull</div></body></html>"""

BROKEN = f"""<html><title>Accord signed</title><body><center><font size=5><h1>Accord signed</h1></font>
<table><tr><td><a href=a.htm>Home<a href=b.htm>News<a href=c.htm>Links</td><td>
<p>{ONE}<p>{TWO}<p>{THREE}
<p>{FOUR}</b></i></td></table><hr><font size=1>Best viewed at 800x600. (c) 2003 Port Page"""

LINE_BREAKS = f"""<html><head><title>Port Diary: Accord signed</title></head><body><div id="content"><h2>Accord signed</h2>
<div class="text">{ONE}<br><br>{TWO}<br /><br />{THREE}<BR><BR>{FOUR}</div></div>
<div id="comments"><h3>3 comments</h3><div class="comment">I caught a bigger one than that minister ever did.</div></div></body></html>"""

DATA_ONLY = f"""<!doctype html><html><head><meta charset="utf-8"><title>Accord signed | The Port Herald</title>
<meta property="og:site_name" content="The Port Herald"><script type="application/ld+json">
[{{"@type":"BreadcrumbList"}},{{"@type":["NewsArticle"],"headline":"Accord signed","datePublished":"2021-05-03T23:30:00-05:00",
"author":[{{"@type":"Person","name":"Ana Quispe"}}],"publisher":{{"@type":"Organization","name":"The Port Herald"}}}}]</script></head>
<body><header class="masthead"><h1>The Port Herald</h1></header><article><h1>Accord signed</h1>{paragraphs()}
<p><em>Ana Quispe is a correspondent for the Herald in Lima.</em></p></article>
<section class="related-posts"><h2>Related Articles</h2><ul><li><a href="/1">Trawlers freed after a week in port</a></li>
<li><a href="/2">Minister visits the south</a></li></ul></section><footer>All rights reserved.</footer></body></html>"""

UNDATED = f"""<html><head><title>Accord signed</title></head><body><main><h1>Accord signed</h1>{paragraphs()}
<p>The last such accord was signed on March 10, 1998, and lapsed in 2008 when neither side renewed it in time.</p></main>
<footer>Copyright 2019 Some Site</footer></body></html>"""

PAGES = {"tabloid": TABLOID, "broken": BROKEN, "line-breaks": LINE_BREAKS, "data": DATA_ONLY, "undated": UNDATED}

BLOG = f"""Port Diary
thoughts from the harbour wall

Tuesday, May 4, 2021

Ministers bury a ten-year quarrel over fish

By Ana Quispe

{ONE}

{TWO}

A Quarrel Over Trawlers

{THREE}

{FOUR}

Posted by harbourmaster at 8:00 AM
Labels: fish, Peru

1 comment:

Anonymous said...
I remember the trawlers well, my uncle was on one of them and he was furious.

Older Post   Home"""

WIRE = f"""Peru, Chile sign accord on fish

LIMA, May 3 (Harbour) - {ONE}

{TWO}

{THREE}

{FOUR}

(Reporting by Ana Quispe; Editing by Luis Rojas)

ENDS"""

WRAPPED = """Accord signed in Lima after ten years of talks on fishing

The foreign ministers of Peru and Chile met in Lima on Monday and
signed an accord on fishing rights in shared waters.  The text has
nine articles and an annex.

Officials said that the accord has to be ratified by both of the
parliaments before it can enter into force.
"""

SEARCHY = f"""Peru and Chile: Everything You Need to Know
{ONE} {TWO}
Table of Contents
- The Long Road to Lima
- Winners and Losers: A Closer Look
- What Happens Next
The Long Road to Lima
{THREE} {FOUR}Winners and Losers: A Closer Look
{FOUR} {THREE}What Happens Next
{TWO} What do you think about the accord? Let us know in the comments below!- Best Fish Recipes
- Cheap Flights To Lima
- Gull Pictures Free
"""

CLIPPED = f"""Accord signed in Lima
Share on Facebook Share on Twitter Email
{ONE}
Read more
{TWO}
ADVERTISEMENT
{THREE}
{FOUR}
Gulls return to the port in great numbers
Gulls return to the port in great numbers
Leave a Reply Cancel reply
Your email address will not be published.
Name *
Email *
"""

TEXTS = {"blog": BLOG, "wire": WIRE, "searchy": SEARCHY, "clipped": CLIPPED}
