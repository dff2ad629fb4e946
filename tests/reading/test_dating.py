"""Which time of a sentence is whose."""

from __future__ import annotations

import pytest

from accord.model import Date
from tests.reading.conftest import Read

DAY = Date("2021-06-11", "2021-06-11", "2021-06-11", "explicit")  # a Friday
DATED = [
    # a clause that says when
    ("When the plant was hit in March 2019, Kenya blamed Uganda.", "blamed", "2019-03"),
    ("Kenya blamed Uganda, which had left the union in March 2019.", "blamed", None),
    # two clauses, one time: of a month it holds for both, of a day only where it stands
    ("Kenya met Uganda in April, and Chad attacked Niger.", "attacked", "2021-04"),
    ("Kenya met Uganda in April, and in the following two years Chad attacked Niger.", "attacked", None),
    ("Kenya met Uganda on 3 April, and Chad will visit Niger.", "visit", None),
    # what was let happen, and what was agreed to happen
    ("Kenya allowed Ugandan troops to enter its territory in May 2019.", "allowed", "2019-05"),
    ("Kenya agreed to meet Uganda in August.", "agreed", None),
    # the noun that stands next to the time
    ("The trouble from the attack on Kenya in 2019 served as a warning to Chad.", "attack", "2019"),
    # who takes part while it goes on, and what came before
    ("In May, a delegation sponsored by Kenya visited Uganda.", "sponsored", "2021-05"),
    # two times with "and"
    ("Kenya thanked Uganda for hosting talks with Chad in 2017 and 2018.", "talks", "2017/2018"),
    ("Kenya held talks with Uganda in March and left the union in May.", "talks", "2021-03"),
    ("Kenya attacked Uganda from 2012 to 2014.", "attacked", "2012/2014"),
    # what a thing is called by, and what came before another
    ("Kenya rejected the treaty of 2001.", "rejected", None),
    ("Kenya rejected the 2001 treaty.", "rejected", None),
    ("Kenya rejected the treaty in 2001.", "rejected", "2001"),
    ("It was the first meeting of Kenya and Uganda since the clashes of June 2018.", "meeting", None),
    ("Kenya and Uganda have held talks since 2018.", "talks", "2018/.."),
    # a sentence behind a colon
    ("Where things are: at talks in Geneva in March Kenya and Uganda agreed to restore ties.", "agreed", "2021-03"),
    # coordinated past a participle
    ("Kenya and Uganda met in April, with Chad looking on, and signed a treaty.", "signed", "2021-04"),
    # within a time from another day
    (
        "The two countries agreed on Thursday to restore ties and to open embassies within two months.",
        "open",
        "../2021-08-10",
    ),
    (
        "The two countries agreed on Thursday to restore ties and to reopen embassies within a maximum of two weeks.",
        "reopen",
        "../2021-06-24",
    ),
    (
        "The two countries agreed on Thursday to restore ties and to open embassies within some time.",
        "open",
        "2021-06-10",
    ),
    # lengths before and after a day
    ("Kenya signed a treaty on Thursday after four days of talks with Uganda.", "talks", "2021-06-06/2021-06-10"),
    ("Kenya signed a treaty in May after four days of talks with Uganda.", "talks", "2021-05"),
    ("Kenya opened an embassy in Uganda on Thursday, seven years after Chad attacked Niger.", "attacked", "2014"),
    ("Kenya opened an embassy in Uganda on Thursday, years after Chad attacked Niger.", "attacked", None),
    ("Kenya opened an embassy in Uganda on Thursday after Chad attacked Niger.", "attacked", None),
]


@pytest.mark.parametrize(("text", "word", "value"), DATED, ids=[text for text, _, _ in DATED])
def test_act_has_the_time_of_its_clause(text: str, word: str, value: str | None, read: Read) -> None:
    claims = read(text, published=DAY).claims
    assert [claim.time.value for claim in claims if word in claim.trigger.words] == [value]
