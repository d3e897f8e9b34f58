"""The rules, forms and laws as data."""
