"""The grammars as data."""
