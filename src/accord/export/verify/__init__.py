"""The checker of briefs: whether sentences say no more than the words that they cite.

`check` holds one sentence against its spans; `drafts` does so for a brief in Markdown that a person has edited.
"""
