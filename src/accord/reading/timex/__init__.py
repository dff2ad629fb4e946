"""Time expressions: a grammar of small rules over coded words, and the arithmetic of the calendar.

`spans.py` computes with calendar units, `lexis.py` loads the words, `grammar.py` turns a text into a string of word
codes and finds where rules match, `tense.py` tells past from future, and the `rules_*.py` hold the rules.
`accord.reading.times` puts them together.
"""
