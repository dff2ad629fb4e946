"""Time expressions: words, day of the text and what they must mean. The texts are our own."""

from __future__ import annotations

import pytest

from accord.model import NO_DATE, Date, TimeExpression
from accord.reading.times import find_times

DAY = "2021-09-16"  # a Thursday; its ISO week is 2021-W37, 13 to 19 September


def anchor(day: str) -> Date:
    return Date(day, day, day, "explicit")


def times(text: str, day: str | None = DAY) -> tuple[TimeExpression, ...]:
    return find_times(text, source="a", anchor=anchor(day) if day else NO_DATE)


# text with the words between bars, TIMEX3 value, days as "first last" ("" where none)
EXPLICIT = [
    ("The ministers met on |3 March 2020|.", "2020-03-03", "2020-03-03 2020-03-03"),
    ("They met on |March 3, 2020|, in Vienna.", "2020-03-03", "2020-03-03 2020-03-03"),
    ("They met on |the 3rd of March, 2020|.", "2020-03-03", "2020-03-03 2020-03-03"),
    ("They met on |March 3rd|.", "2021-03-03", "2021-03-03 2021-03-03"),
    ("They met on |Tuesday, March 3, 2020|.", "2020-03-03", "2020-03-03 2020-03-03"),
    ("They met on |Wed, 04 Mar 2020|.", "2020-03-04", "2020-03-04 2020-03-04"),
    ("They met on |Sept. 2|.", "2021-09-02", "2021-09-02 2021-09-02"),
    ("They met on |2 Sept.| in Vienna.", "2021-09-02", "2021-09-02 2021-09-02"),
    ("Signed |2020-03-03| in Vienna.", "2020-03-03", "2020-03-03 2020-03-03"),
    ("Signed |2020/03/03| in Vienna.", "2020-03-03", "2020-03-03 2020-03-03"),
    ("Signed |03.04.2020| in Vienna.", "2020-04-03", "2020-04-03 2020-04-03"),
    ("Signed |25/12/2020| in Vienna.", "2020-12-25", "2020-12-25 2020-12-25"),
    ("Signed |12/25/2020| in Vienna.", "2020-12-25", "2020-12-25 2020-12-25"),
    ("Signed |3/4/2020| in Vienna.", "2020-XX-XX", "2020-03-04 2020-04-03"),
    ("Signed |9/14/21| in Vienna.", "2021-09-14", "2021-09-14 2021-09-14"),
    ("Talks of |6-10 March 2020| failed.", "2020-03-06/2020-03-10", "2020-03-06 2020-03-10"),
    ("Talks of |March 6-10, 2020| failed.", "2020-03-06/2020-03-10", "2020-03-06 2020-03-10"),
    ("Talks on |6| and 7 June failed.", "2021-06-06", "2021-06-06 2021-06-06"),
    ("Talks on 6 and |7 June| failed.", "2021-06-07", "2021-06-07 2021-06-07"),
    ("It began in |March 2020|.", "2020-03", "2020-03-01 2020-03-31"),
    ("It began in |March, 2020|, they say.", "2020-03", "2020-03-01 2020-03-31"),
    ("It began in |February 2020|.", "2020-02", "2020-02-01 2020-02-29"),
    ("It began in |mid-March 2020|.", "2020-03", "2020-03-11 2020-03-20"),
    ("It began in |late March 2020|.", "2020-03", "2020-03-21 2020-03-31"),
    ("It began in |early March 2020|.", "2020-03", "2020-03-01 2020-03-10"),
    ("It began in |the middle of March 2020|.", "2020-03", "2020-03-11 2020-03-20"),
    ("It began at |the end of March 2020|.", "2020-03", "2020-03-21 2020-03-31"),
    ("It began in |2019|.", "2019", "2019-01-01 2019-12-31"),
    ("It began in |early 2019|.", "2019", "2019-01-01 2019-04-30"),
    ("It began in |mid-2019|.", "2019", "2019-05-01 2019-08-31"),
    ("It began in |late 2019|.", "2019", "2019-09-01 2019-12-31"),
    ("It began at |the end of 2019|.", "2019", "2019-09-01 2019-12-31"),
    ("The |1998| treaty still holds.", "1998", "1998-01-01 1998-12-31"),
    ("The treaty of |1648| still holds.", "1648", "1648-01-01 1648-12-31"),
    ("The talks of |2014-15| failed.", "2014/2015", "2014-01-01 2015-12-31"),
    ("The talks of |2012-2015| failed.", "2012/2015", "2012-01-01 2015-12-31"),
    ("It grew in |the first quarter of 2019|.", "2019-Q1", "2019-01-01 2019-03-31"),
    ("It grew in |the final quarter of 2019|.", "2019-Q4", "2019-10-01 2019-12-31"),
    ("It grew in |Q3 2019|.", "2019-Q3", "2019-07-01 2019-09-30"),
    ("It grew in |the second half of 2019|.", "2019-H2", "2019-07-01 2019-12-31"),
    ("It grew in |H1 2019|.", "2019-H1", "2019-01-01 2019-06-30"),
    ("It grew in |the first three months of 2019|.", "2019-Q1", "2019-01-01 2019-03-31"),
    ("It grew in |the first six months of 2019|.", "2019-H1", "2019-01-01 2019-06-30"),
    ("It grew in |the first nine months of 2019|.", "2019", "2019-01-01 2019-09-30"),
    ("They met in |the summer of 1987|.", "1987-SU", "1987-01-01 1987-12-31"),
    ("They met in |winter 2004|.", "2004-WI", "2004-01-01 2005-02-28"),
    ("It was founded in |the 1990s|.", "199", "1990-01-01 1999-12-31"),
    ("It was founded in |the early 1990s|.", "199", "1990-01-01 1993-04-30"),
    ("It was founded in |the 1990's|.", "199", "1990-01-01 1999-12-31"),
    ("It was founded in |the nineties|.", "199", "1990-01-01 1999-12-31"),
    ("It was founded in |the 19th century|.", "18", "1801-01-01 1900-12-31"),
    ("It was founded in |the twentieth century|.", "19", "1901-01-01 2000-12-31"),
    ("Sales for |fiscal 2019| fell.", "FY2019", "2018-04-01 2020-09-30"),
    ("Sales for |FY2019| fell.", "FY2019", "2018-04-01 2020-09-30"),
    ("It has lasted since |'82|.", "1982", "1982-01-01 1982-12-31"),
    ("It runs from |March to June 2020|.", "2020-03/2020-06", "2020-03-01 2020-06-30"),
    ("They met on |Christmas Day 2019|.", "2019-12-25", "2019-12-25 2019-12-25"),
    ("They met on |New Year's Eve|.", "2020-12-31", "2020-12-31 2020-12-31"),
]

EXPLICIT += [
    ("They met in |the second week of May 2020|.", "2020-W20", "2020-05-08 2020-05-14"),
    ("They met in |the last week of June 2020|.", "2020-W26", "2020-06-24 2020-06-30"),
    ("They met in |the last days of May 2020|.", "2020-05", "2020-05-21 2020-05-31"),
    ("They met in |the week of June 7, 2021|.", "2021-W23", "2021-06-07 2021-06-13"),
    ("It ran from |28 May to 3 June 2020|.", "2020-05-28/2020-06-03", "2020-05-28 2020-06-03"),
    ("It ran from |30 December - 2 January 2020|.", "2019-12-30/2020-01-02", "2019-12-30 2020-01-02"),
    ("It grew in |the second fiscal quarter of 2010|.", "2010-Q2", "2010-04-01 2010-06-30"),
    ("It grew in |3Q 2009|.", "2009-Q3", "2009-07-01 2009-09-30"),
    ("It grew in |2009's first quarter|.", "2009-Q1", "2009-01-01 2009-03-31"),
    ("It was founded in |the year 2000|.", "2000", "2000-01-01 2000-12-31"),
]

EXPLICIT += [
    ("The pre-|1967| lines.", "1967", "1967-01-01 1967-12-31"),
    ("They met between |March| and May 2020.", "2020-03", "2020-03-01 2020-03-31"),
    ("They met in |the first half of May 2020|.", "2020-05", "2020-05-01 2020-05-15"),
    ("They met in |the second half of May 2020|.", "2020-05", "2020-05-16 2020-05-31"),
]

RELATIVE = [
    ("The envoy arrived |today|.", "2021-09-16", "2021-09-16 2021-09-16"),
    ("The envoy arrived |yesterday|.", "2021-09-15", "2021-09-15 2021-09-15"),
    ("The envoy will arrive |tomorrow|.", "2021-09-17", "2021-09-17 2021-09-17"),
    ("The envoy arrived |earlier today|.", "2021-09-16", "2021-09-16 2021-09-16"),
    ("The envoy arrived |the day before yesterday|.", "2021-09-14", "2021-09-14 2021-09-14"),
    ("The envoy arrives |the day after tomorrow|.", "2021-09-18", "2021-09-18 2021-09-18"),
    ("The envoy arrived on |Monday|.", "2021-09-13", "2021-09-13 2021-09-13"),
    ("The envoy arrived on |Friday|.", "2021-09-10", "2021-09-10 2021-09-10"),
    ("The envoy said on |Thursday| he was hopeful.", "2021-09-16", "2021-09-16 2021-09-16"),
    ("The envoy will arrive on |Monday|.", "2021-09-20", "2021-09-20 2021-09-20"),
    ("On |Monday|, the envoy will arrive.", "2021-09-20", "2021-09-20 2021-09-20"),
    ("The envoy is to arrive on |Monday|.", "2021-09-20", "2021-09-20 2021-09-20"),
    ("The envoy is expected to arrive on |Monday|.", "2021-09-20", "2021-09-20 2021-09-20"),
    ("The envoy said on |Monday| that he will return.", "2021-09-13", "2021-09-13 2021-09-13"),
    ("He said that he will return on |Monday|.", "2021-09-20", "2021-09-20 2021-09-20"),
    ("They have until |Monday| to reply.", "2021-09-20", "2021-09-20 2021-09-20"),
    ("The two sides agreed to meet on |Monday|.", "2021-09-20", "2021-09-20 2021-09-20"),
    ("The two sides on |Monday| agreed to meet.", "2021-09-13", "2021-09-13 2021-09-13"),
    ("Envoys to meet on |Monday|", "2021-09-20", "2021-09-20 2021-09-20"),
    ("They met |last Friday|.", "2021-09-10", "2021-09-10 2021-09-10"),
    ("They met |last Thursday|.", "2021-09-09", "2021-09-09 2021-09-09"),
    ("They meet |next Thursday|.", "2021-09-23", "2021-09-23 2021-09-23"),
    ("They will meet |this Saturday|.", "2021-09-18", "2021-09-18 2021-09-18"),
    ("They met on |Tuesday of last week|.", "2021-09-07", "2021-09-07 2021-09-07"),
    ("They will meet on |Tuesday next week|.", "2021-09-21", "2021-09-21 2021-09-21"),
    ("They met |last week|.", "2021-W36", "2021-09-06 2021-09-12"),
    ("They met |earlier this week|.", "2021-W37", "2021-09-13 2021-09-16"),
    ("They will meet |later this week|.", "2021-W37", "2021-09-16 2021-09-19"),
    ("They will meet |next week|.", "2021-W38", "2021-09-20 2021-09-26"),
    ("They met at |the weekend|.", "2021-W36-WE", "2021-09-11 2021-09-12"),
    ("They will meet at |the weekend|.", "2021-W37-WE", "2021-09-18 2021-09-19"),
    ("They will meet |this weekend|.", "2021-W37-WE", "2021-09-18 2021-09-19"),
    ("They met |last weekend|.", "2021-W36-WE", "2021-09-11 2021-09-12"),
    ("They met |last month|.", "2021-08", "2021-08-01 2021-08-31"),
    ("They met |early last month|.", "2021-08", "2021-08-01 2021-08-10"),
    ("They will meet |next month|.", "2021-10", "2021-10-01 2021-10-31"),
    ("They met |earlier this month|.", "2021-09", "2021-09-01 2021-09-16"),
    ("They met |last year|.", "2020", "2020-01-01 2020-12-31"),
    ("They met |late last year|.", "2020", "2020-09-01 2020-12-31"),
    ("They met |earlier this year|.", "2021", "2021-01-01 2021-09-16"),
    ("It will end by |the end of this year|.", "2021", "2021-09-01 2021-12-31"),
    ("It will end by |the end of the year|.", "2021", "2021-09-01 2021-12-31"),
    ("It will end by |the end of next month|.", "2021-10", "2021-10-21 2021-10-31"),
    ("It will end |early next year|.", "2022", "2022-01-01 2022-04-30"),
    ("They fell |last quarter|.", "2021-Q2", "2021-04-01 2021-06-30"),
    ("They grew in |the third quarter of last year|.", "2020-Q3", "2020-07-01 2020-09-30"),
    ("They grew in |the second quarter|.", "2021-Q2", "2021-04-01 2021-06-30"),
    ("They grew in |the second half of last year|.", "2020-H2", "2020-07-01 2020-12-31"),
    ("They met in |May|.", "2021-05", "2021-05-01 2021-05-31"),
    ("They met in |October|.", "2020-10", "2020-10-01 2020-10-31"),
    ("They will meet in |October|.", "2021-10", "2021-10-01 2021-10-31"),
    ("They met in |mid-June|.", "2021-06", "2021-06-11 2021-06-20"),
    ("They met in |late August|.", "2021-08", "2021-08-21 2021-08-31"),
    ("They met |last October|.", "2020-10", "2020-10-01 2020-10-31"),
    ("They met |last August|.", "2021-08", "2021-08-01 2021-08-31"),
    ("They meet |next March|.", "2022-03", "2022-03-01 2022-03-31"),
    ("They met in |October last year|.", "2020-10", "2020-10-01 2020-10-31"),
    ("They met in |June of this year|.", "2021-06", "2021-06-01 2021-06-30"),
    ("They met |last spring|.", "2021-SP", "2021-01-01 2021-12-31"),
    ("They met |last autumn|.", "2020-FA", "2020-01-01 2020-12-31"),
    ("They met on |10 December|.", "2020-12-10", "2020-12-10 2020-12-10"),
    ("They will meet on |10 December|.", "2021-12-10", "2021-12-10 2021-12-10"),
    ("They must leave by |January 5|.", "2022-01-05", "2022-01-05 2022-01-05"),
    ("They met on |Wednesday 7 June|.", "2017-06-07", "2017-06-07 2017-06-07"),
    ("They met |two years ago|.", "2019", "2019-01-01 2019-12-31"),
    ("They met |three months ago|.", "2021-06", "2021-06-01 2021-06-30"),
    ("They met |a week ago|.", "2021-09-09", "2021-09-09 2021-09-09"),
    ("They met |ten days ago|.", "2021-09-06", "2021-09-06 2021-09-06"),
    ("They met |a fortnight ago|.", "2021-09-02", "2021-09-02 2021-09-02"),
    ("They met |a decade ago|.", "201", "2010-01-01 2019-12-31"),
    ("They met |several years ago|.", "XXXX", " 2021-09-15"),
    ("It closes at |the turn of the year|.", "2022", "2021-12-16 2022-01-15"),
    ("It will close by |year-end|.", "2021", "2021-09-01 2021-12-31"),
]

RELATIVE += [
    ("They will meet |two weeks from now|.", "2021-09-30", "2021-09-30 2021-09-30"),
    ("They will meet |in two weeks' time|.", "2021-09-30", "2021-09-30 2021-09-30"),
    ("They met at the |May| summit.", "2021-05", "2021-05-01 2021-05-31"),
    ("Prime Minister May spoke on |Friday|.", "2021-09-10", "2021-09-10 2021-09-10"),
    ("It lasted from May until |July|.", "2021-07", "2021-07-01 2021-07-31"),
    ("The |January 6| attack failed.", "2021-01-06", "2021-01-06 2021-01-06"),
    ("The summit is to be hosted by Austria in |October|.", "2021-10", "2021-10-01 2021-10-31"),
    ("It fell by 3% in |the last quarter|.", "2021-Q2", "2021-04-01 2021-06-30"),
]

FOCUS = [
    ("It was signed on 5 May 2020. |48 hours later| it failed.", "2020-05-07", "2020-05-07 2020-05-07"),
    (
        "It was signed on Monday.\n\nIt was written on 5 May 2020.\n\n|The previous day| they met.",
        "2021-09-12",
        "2021-09-12 2021-09-12",
    ),
    ("It was signed on 5 May 2020. |The previous day| they had met.", "2020-05-04", "2020-05-04 2020-05-04"),
    ("It was signed on 5 May 2020. |The next day| they left.", "2020-05-06", "2020-05-06 2020-05-06"),
    ("It was signed on 5 May 2020. |The following day| they left.", "2020-05-06", "2020-05-06 2020-05-06"),
    ("It was signed on 5 May 2020. |Two weeks later| it failed.", "2020-05-19", "2020-05-19 2020-05-19"),
    ("It was signed on 5 May 2020. |Three days earlier| they had met.", "2020-05-02", "2020-05-02 2020-05-02"),
    ("It was signed on 5 May 2020. |The same day| it failed.", "2020-05-05", "2020-05-05 2020-05-05"),
    ("It was signed on 5 May 2020. |That month| it failed.", "2020-05", "2020-05-01 2020-05-31"),
    ("It was signed on 5 May 2020 and |the same year| it failed.", "2020", "2020-01-01 2020-12-31"),
    ("It was signed in 1998. |Three years later| it failed.", "2001", "2001-01-01 2001-12-31"),
    ("It was signed in 1998. |The following year| it failed.", "1999", "1999-01-01 1999-12-31"),
    ("It was signed in April 2020. |Two months later| it failed.", "2020-06", "2020-06-01 2020-06-30"),
    ("It was signed in April 2020. |Two days later| it failed.", "XXXX-XX-XX", "2020-04-03 2020-05-02"),
    ("It was signed in the summer of 1987. |The following April| it failed.", "1988-04", "1988-04-01 1988-04-30"),
    ("It was signed on 5 May 2020. It failed |the following Monday|.", "2020-05-11", "2020-05-11 2020-05-11"),
    ("It was signed in May 2020. |Months earlier| they had met.", "XXXX-XX", " 2020-04-30"),
    ("Sales rose in June from |the same month a year earlier|.", "2020-06", "2020-06-01 2020-06-30"),
    ("It was due by 10 June 2020. If it fails by |that time|, they part.", "2020-06-10", "2020-06-10 2020-06-10"),
    ("It was signed in 2019, up from |a year earlier|.", "2018", "2018-01-01 2018-12-31"),
]

LENGTHS = [
    ("In |the next 24 hours| they will meet.", "PT24H", "2021-09-16 2021-09-17"),
    ("They will reply within |a week|.", "P1W", "2021-09-16 2021-09-23"),
    ("It held for |half a century|.", "P50Y", ""),
    ("It held for |a quarter of a century|.", "P25Y", ""),
    ("A |two-and-a-half-year| term.", "P2.5Y", ""),
    ("|The third straight day| of raids.", "P3D", ""),
    ("It took |two or three years|.", "P3Y", ""),
    ("|A year-long| siege.", "P1Y", ""),
    ("They sell 40,000 barrels |a day|.", "P1D", ""),
    ("Talks lasted |six days|.", "P6D", ""),
    ("Talks lasted more than |a week|.", "P1W", ""),
    ("The war lasted for |eight years|.", "P8Y", ""),
    ("After |two and a half years| they met.", "P2.5Y", ""),
    ("A |12-year| low.", "P12Y", ""),
    ("A |three-day| visit.", "P3D", ""),
    ("A |48-hour| truce.", "PT48H", ""),
    ("It took |thirty minutes|.", "PT30M", ""),
    ("It took |several months|.", "PXM", ""),
    ("It took |a few weeks|.", "PXW", ""),
    ("Talks went on for |years|.", "PXY", ""),
    ("A |decades-long| dispute.", "PXY", ""),
    ("It held for |two decades|.", "P20Y", ""),
    ("He has |40 years| of experience.", "P40Y", ""),
    ("The |51-year-old| envoy resigned.", "P51Y", ""),
    ("Over |the past five years| it grew.", "P5Y", "2016-09-16 2021-09-16"),
    ("In |the next two weeks| they will meet.", "P2W", "2021-09-16 2021-09-30"),
    ("They must leave within |two months|.", "P2M", "2021-09-16 2021-11-16"),
    ("It took between |60| and 90 days.", "P60D", ""),
    ("|Days| after the vote they met.", "PXD", ""),
    ("They sell 15 |a year|.", "P1Y", ""),
    ("They meet |every year|.", "P1Y", ""),
    ("They meet |every two weeks|.", "P2W", ""),
    ("They meet |every other day|.", "P2D", ""),
    ("They hold |annual| drills.", "P1Y", ""),
    ("They pay 5 dollars |per month|.", "P1M", ""),
    ("They meet |every Monday|.", "XXXX-WXX-1", ""),
    ("They meet on |Mondays|.", "XXXX-WXX-1", ""),
]

CLOCK = [
    ("They met on |the evening of 3 April 2020|.", "2020-04-03TEV", "2020-04-03 2020-04-03"),
    ("It began at |8 pm local time on 5 May|.", "2021-05-05T20:00", "2021-05-05 2021-05-05"),
    ("It began at |6:40 p.m.| there.", "2021-09-16T18:40", "2021-09-16 2021-09-16"),
    ("It began at |16:08 UTC|.", "2021-09-16T16:08Z", "2021-09-16 2021-09-16"),
    ("It began at |1400 GMT|.", "2021-09-16T14:00Z", "2021-09-16 2021-09-16"),
    ("It began at |9am| there.", "2021-09-16T09:00", "2021-09-16 2021-09-16"),
    ("It began at |noon|.", "2021-09-16T12:00", "2021-09-16 2021-09-16"),
    ("It began at |9 a.m. on Monday|.", "2021-09-13T09:00", "2021-09-13 2021-09-13"),
    ("It began on |Monday at 9 a.m.| there.", "2021-09-13T09:00", "2021-09-13 2021-09-13"),
    ("It began |Tuesday| in Graz at 18:00 UTC.", "2021-09-14", "2021-09-14 2021-09-14"),
    ("It began Tuesday in Graz at |18:00 UTC|.", "2021-09-14T18:00Z", "2021-09-14 2021-09-14"),
    ("Sent |2021-09-15T13:42:07Z| by wire.", "2021-09-15T13:42Z", "2021-09-15 2021-09-15"),
    ("They met |this morning|.", "2021-09-16TMO", "2021-09-16 2021-09-16"),
    ("They met |last night|.", "2021-09-15TNI", "2021-09-15 2021-09-15"),
    ("They meet |tonight|.", "2021-09-16TNI", "2021-09-16 2021-09-16"),
    ("They met on |Monday evening|.", "2021-09-13TEV", "2021-09-13 2021-09-13"),
    ("They meet |tomorrow morning|.", "2021-09-17TMO", "2021-09-17 2021-09-17"),
]

VAGUE = [
    ("They |recently| met.", "PAST_REF", " 2021-09-16"),
    ("They are |currently| meeting.", "PRESENT_REF", "2021-09-16 2021-09-16"),
    ("They are meeting |now|.", "PRESENT_REF", "2021-09-16 2021-09-16"),
    ("They will |soon| meet.", "FUTURE_REF", "2021-09-16 "),
    ("In |recent years| they met.", "PAST_REF", " 2021-09-16"),
    ("In |the coming weeks| they will meet.", "FUTURE_REF", "2021-09-16 "),
    ("In |the near future| they will meet.", "FUTURE_REF", "2021-09-16 "),
    ("|At present| they are at war.", "PRESENT_REF", "2021-09-16 2021-09-16"),
    ("|These days| they are at war.", "PRESENT_REF", "2021-09-16 2021-09-16"),
]

CASES = [*EXPLICIT, *RELATIVE, *FOCUS, *LENGTHS, *CLOCK, *VAGUE]


@pytest.mark.parametrize(("marked", "value", "days"), CASES)
def test_words_mean(marked: str, value: str, days: str) -> None:
    _, words, _ = marked.split("|")
    start = marked.index("|")
    found = [time for time in times(marked.replace("|", "")) if time.span.start == start and time.span.words == words]
    assert [(time.value, f"{time.earliest or ''} {time.latest or ''}".strip()) for time in found] == [
        (value, days.strip())
    ]


NO_TIMES = [
    "Some 2022 soldiers left.",
    "About 2000 people left.",
    "It cost $2000 or less.",
    "They may meet.",
    "Ms May said no.",
    "Troops march on the capital.",
    "The second envoy left.",
    "The Sun paper said so.",
    "Version 2.2010 is out.",
    "They took 1,998 prisoners.",
    "He came second.",
    "The plan can fall apart.",
    "They spring into action.",
    "The year-on-year rate fell.",
    "Flight 2015-A left.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time_is_seen(text: str) -> None:
    assert [time.span.words for time in times(text)] == []
