"""A manuscript as the page of a government site, with what such pages are made of."""

from __future__ import annotations

from html import escape

from tests.formats.contents import MergedCell, Paragraph, Table, contents
from tests.generator.manuscript import Manuscript

_HEAD = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>政府信息公开年报 - 政务公开</title>
<style>.x {{display:none}}</style><script>var a = "<p>二、主动公开政府信息情况</p>";</script></head>
<body><div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li>
<li><a href="/hd/">互动交流</a></li><li><a href="/fw/">办事服务</a></li></ul></div>
<div class="side"><ul><li><a href="1.html">云溪市2016年政府信息公开工作年度报告</a></li>
<li><a href="2.html">云溪市2015年政府信息公开工作年度报告</a></li>
<li><a href="3.html">云溪市2014年政府信息公开工作年度报告</a></li></ul></div>
<p style="display: none">2013年政府信息公开工作年度报告</p>
<table width="100%"><tbody><tr><td class="article">
"""
_FOOT = """</td></tr></tbody></table>
<div class="footer">主办单位：云溪市人民政府办公室 <a href="/map">网站地图</a></div>
</body></html>
"""


def page(manuscript: Manuscript, charset: str = "utf-8") -> bytes:
    """A saved page; one that says gb2312 holds GBK."""
    encoding = "gb18030" if charset == "gb2312" else charset
    return (_HEAD.format(charset=charset) + fragment(manuscript) + _FOOT).encode(encoding)


def fragment(manuscript: Manuscript) -> str:
    """The article alone, without html and body."""
    return "".join(
        _paragraph(item) if isinstance(item, Paragraph) else table_markup(item)
        for item in contents(manuscript)
    )


def table_markup(table: Table) -> str:
    """A table with its merged cells."""
    rows = ("".join(_cell(cell) for _, cell in row) for row in table)
    return (
        '<table border="1" cellspacing="0"><tbody>\n'
        + "".join(f"<tr>{row}</tr>\n" for row in rows)
        + "</tbody></table>\n"
    )


def _paragraph(item: Paragraph) -> str:
    text = item.ordinal + item.text
    if item.level == 1:
        first, rest = escape(text[:1]), escape(text[1:])
        return f"<p><strong>{first}</strong><strong><font>{rest}</font></strong><o:p></o:p></p>\n"
    return f"<p>　　{escape(text)}</p>\n"


def _cell(cell: MergedCell) -> str:
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    return f'<td{spans} style="width:6%"><p align="center">{_words(cell)}</p></td>'


def _words(cell: MergedCell) -> str:
    text = cell.text
    if not text:
        return "<span>&nbsp;</span>"
    if cell.is_label and len(text) == 4:
        return f"{escape(text[:2])}<br />{escape(text[2:])}"
    if cell.is_label and len(text) > 8:
        return f"<span>{escape(text[:3])}</span><font>{escape(text[3:])}</font>"
    return f"<span>{escape(text)}</span>"
