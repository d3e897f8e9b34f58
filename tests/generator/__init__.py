"""Invented annual reports, clean or with one seeded fault, in the layouts that people paste.

Everything follows from a seed.  The generator knows the official forms and nothing of the readers
under test: what a cell must be read as is decided where the cell is printed.

    figures -> sheets -> manuscript -> (a fault) -> blocks -> media, grids -> draft

``figures`` balance; ``oracle`` says which identities a changed figure breaks and what could explain it;
``layouts`` names the habits of tables, ``habits`` draws them, ``styles`` those of headings and pages.
``*_faults`` change a manuscript before it is laid out.  Three commands print what the program misses:

    python -m tests.generator.stress --reports 2000 [--reduce]     cells misread, by habit
    python -m tests.generator.alarms --reports 500                 findings on clean reports
    python -m benchmarks.faults                                    seeded faults not found
"""
