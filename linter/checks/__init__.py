"""The kinds of check that a rule may name.

A check gets every active rule of its kind and the report, and yields an Outcome for each instance that it
looked at.  It neither prints nor reads files.
"""
