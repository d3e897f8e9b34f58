"""One report in every format: a manuscript of the generator written as text, Markdown, HTML and Word."""
