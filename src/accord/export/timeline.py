"""TimelineJS: the dated acts, by day. How each stands is the first word of its headline.

Source: the JSON format of TimelineJS 3 (timeline.knightlab.com). It knows no doubt about dates: what is not one day
says so in its `display_date`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import msgspec

from accord.export.desk import Desk
from accord.model import Event

Json = dict[str, object]


def timeline(desk: Desk, title: str) -> Iterator[bytes]:
    """One JSON object. Undated acts cannot be placed; their number is told with the title."""
    dated = [event for event in desk.acts() if event.date.earliest]
    left = len(desk.acts()) - len(dated)
    about = f"As of {desk.as_of or 'an unknown day'}. {left} undated or open acts are left out. A claim is not a fact."
    row = {
        "title": {"text": {"headline": escape(title), "text": escape(about)}},
        "events": [slide(desk, event) for event in dated],
    }
    yield msgspec.json.format(msgspec.json.encode(row), indent=1) + b"\n"


def slide(desk: Desk, event: Event) -> Json:
    first, last = event.date.earliest or "", event.date.latest
    row: Json = {
        "unique_id": event.id,
        "group": event.status,
        "start_date": day(first),
        "display_date": desk.when(event),
        "text": {
            "headline": escape(desk.heading(event)),
            "text": f"<p>{escape(desk.said(event))}</p><p>{escape(desk.basis(event))}</p>",
        },
    }
    return row | {"end_date": day(last)} if last and last != first else row


def day(value: str) -> Json:
    year, month, date = value.split("-")
    return {"year": int(year), "month": int(month), "day": int(date)}
