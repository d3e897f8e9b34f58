"""Measurements of the program; ``README.md`` lists them."""
