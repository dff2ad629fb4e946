"""The world as tables: states, organisations, places, persons and the offices they held.

The tables are CSV files beside this module; docs/knowledge.md gives their columns, sources and dates. What a table
does not say is None here, never guessed.
"""

from accord.knowledge.loading import load, load_with
from accord.knowledge.nouns import Entity, Form, Knowledge, Membership, State, Tenure
from accord.knowledge.query import from_query

__all__ = ["Entity", "Form", "Knowledge", "Membership", "State", "Tenure", "from_query", "load", "load_with"]
