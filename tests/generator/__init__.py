"""Invented annual reports, clean or with one seeded fault, in the layouts that people paste.

Everything follows from a seed.  The generator knows the official forms and nothing of the readers
under test: what a cell must be read as is decided where the cell is printed.
"""
