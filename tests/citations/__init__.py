"""A set of invented sentences with all their citations, and how well the reader does on it."""
