"""A file a kind of hole: from the sentences that fit a part of a question to a value, or None where none is stated."""
