"""What the formats in XML share."""

from xml.etree.ElementTree import Element, indent, tostring

from linter.output.display import printable

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, attributes: dict[str, object], text: str = "") -> Element:
    """An element whose values hold only what XML 1.0 allows; ``text`` keeps its lines."""
    made = Element(name, {key: printable(str(value)) for key, value in attributes.items()})
    if text:
        made.text = "\n".join(map(printable, text.split("\n")))
    return made


def serialised(top: Element) -> str:
    """The lines of an element one level down in its file."""
    indent(top, "  ", level=1)
    return f"  {tostring(top, 'unicode').strip()}\n"
