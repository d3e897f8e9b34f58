"""What a saved page of a government site holds, read as a browser shows it."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from linter.documents import read
from linter.documents.document import Document
from linter.documents.errors import ReadError

TITLE = "云溪市水利局2024年政府信息公开工作年度报告"
SENTENCE = "本报告根据《中华人民共和国政府信息公开条例》的规定编制，所列数据的统计期限自2024年1月1日起。"


def page(body: str, head: str = '<meta charset="utf-8">') -> Document:
    source = f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"
    return read(source.encode(), "draft.html")


def text(body: str) -> str:
    return page(body).text.rstrip("\n")


def test_words_cut_into_runs_are_one_text() -> None:
    assert (
        text("<p><span>三</span><font>、本</font><b>年度<o:p></o:p></b>办理<i>结果</i></p>")
        == "三、本年度办理结果"
    )


def test_a_break_begins_a_line_but_leaves_no_trace_in_a_label() -> None:
    assert text("<div>一、总体情况<br>全年公开信息<br/>12条</div>") == "一、总体情况\n全年公开信息\n12条"
    assert text("<table><tr><td>商业<br>企业</td><td>A<br>b</td></tr></table>") == "商业企业\tA b"


def test_line_ends_of_the_source_are_none_between_chinese_characters() -> None:
    assert text("<p>政府\r\n   信息  <b>公开</b>\nopen\n data</p>") == "政府信息 公开 open data"


def test_entities_and_no_break_blanks() -> None:
    assert text("<p>&lt;规划&gt;&ldquo;五公开&rdquo;&#19968;&amp;&#x4E8C;</p>") == "<规划>“五公开”一&二"
    row = "<table><tr><td>规章</td><td>&nbsp;</td><td><o:p>&nbsp;</o:p></td><td>&nbsp;3</td></tr></table>"
    assert text(row) == "规章\t\t\t3"


def test_comments_and_what_word_leaves_are_not_printed() -> None:
    residue = (
        "<!--[if gte mso 9]><xml>x</xml><![endif]--><p><![if !supportLists]>一、<![endif]>总体</p><?xml a?>"
    )
    assert text(residue) == "一、总体"


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="DISPLAY : none;">x</p>',
        "<div hidden>x</div>",
        '<span style="color:red;visibility:hidden">x</span>',
        "<script>var x = '<p>x</p>'</script>",
        "<style>p {}</style>",
        "<select><option>x</option></select>",
        "<noscript>x</noscript>",
        "<textarea>x</textarea>",
    ],
)
def test_what_a_browser_hides_is_not_read(hidden: str) -> None:
    assert text(f"<p>前</p>{hidden}<p>后</p>") == "前\n后"


def test_hidden_rows_and_cells_are_not_read() -> None:
    rows = (
        '<tr style="display:none"><td>甲</td><td>9</td></tr><tr><td>乙</td><td hidden>8</td><td>1</td></tr>'
    )
    assert text(f"<table>{rows}</table>") == "乙\t1"


def test_menus_link_lists_and_footers_are_left_out() -> None:
    body = (
        '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">公开</a></li>'
        '<li><a href="/b">互动</a></li></ul>'
        '<div class="crumbs">首页 &gt; 年报</div><div class="article">'
        f"<h1>{TITLE}</h1><p>{SENTENCE}</p><p>一、总体情况</p></div>"
        '<div id="related"><a href="1">云溪市水利局2020年政府信息公开工作年度报告</a> '
        '<a href="2">2019年年度报告</a> <a href="3">2018年年度报告</a></div>'
        '<div class="footer">主办：云溪市水利局 网站标识码</div>'
    )
    assert text(body) == f"{TITLE}\n{SENTENCE}\n一、总体情况"


@pytest.mark.parametrize(
    "kept",
    [
        f'<div class="header"><h1>{TITLE}</h1></div>',
        f'<div class="top"><p>{SENTENCE}</p></div>',
        '<div class="foot">云溪市水利局 2025年1月20日</div>',
        '<div class="bottom">六、其他需要报告的事项</div>',
        '<div class="menu"><table><tr><td>规章</td><td>1</td></tr></table></div>',
        '<p>见<a href="/1">甲网站</a>、<a href="/2">乙网站</a>、<a href="/3">丙网站</a></p>',
        '<div><a href="#1">一、总体情况</a><a href="#2">二、公开</a><a href="#3">三、申请</a></div>',
    ],
)
def test_in_doubt_a_thing_stays(kept: str) -> None:
    assert len(text(kept + "<p>正文</p>").split("\n")) == 2


def test_a_frame_of_tables_around_the_article_is_no_table() -> None:
    inner = "<table><tr><td>规章</td><td>1</td></tr></table>"
    frame = f"<table><tr><td>左</td><td><p>一、总体情况</p>{inner}</td></tr></table>"
    document = page(frame)
    assert document.text == "左\n一、总体情况\n规章\t1\n"
    assert document.origins[-1].table == 1
    article = "<table><tr><td>索引</td><td>甲。乙。丙。丁。</td></tr></table>"
    assert text(article) == "索引\n甲。乙。丙。丁。"


def test_merged_cells_are_placed_as_a_browser_places_them() -> None:
    table = (
        "<table><thead><tr><th rowspan=2>信息内容<th colspan=2>申请人<th rowspan='2'>总计</thead>"
        "<tr><td>自然人<td>企业<tbody><tr><td>新收<td>1<td><td>2</table>"
    )
    assert text(table) == "信息内容\t申请人\t申请人\t总计\n\t自然人\t企业\t总计\n新收\t1\t\t2"


def test_columns_that_drift_from_row_to_row_are_the_same() -> None:
    table = (
        "<table><tr><td colspan=5>第二十条第（五）项</td></tr>"
        "<tr><td>信息内容</td><td>上一年</td><td colspan=2>增减</td><td>数量</td></tr>"
        "<tr><td>行政许可</td><td colspan=2>1</td><td>2</td><td>3</td></tr></table>"
    )
    assert text(table) == "第二十条第（五）项\n信息内容\t上一年\t增减\t数量\n行政许可\t1\t2\t3"


def test_cells_outside_rows_and_a_table_never_closed_are_read() -> None:
    assert text("<table><td>规章<td>1<tr><td>文件<td>2") == "规章\t1\n文件\t2"


def test_preformatted_text_keeps_its_lines() -> None:
    assert text("<pre>一、总体\n二、公开</pre>") == "一、总体\n二、公开"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("said", ["gb2312", "utf-8"])
def test_the_encoding_is_told_from_the_text_and_not_from_what_the_page_says(encoding: str, said: str) -> None:
    source = (
        f'<html><head><meta charset="{said}"></head><body><p>{TITLE}</p><p>㎡喆{SENTENCE}</p></body></html>'
    )
    assert read(source.encode(encoding), "draft.html").text == f"{TITLE}\n㎡喆{SENTENCE}\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_much_script_before_the_text_does_not_hide_its_encoding(encoding: str) -> None:
    script = "<script>" + "var a = 1;\n" * 10_000 + "</script>"
    source = f"<html><head>{script}</head><body><p>{TITLE}</p></body></html>"
    assert read(source.encode(encoding), "draft.html").text == TITLE + "\n"


def test_a_page_is_known_by_its_content_whatever_its_name() -> None:
    source = f"<html><body><p>{TITLE}</p></body></html>".encode()
    for name in ("draft.txt", "draft.doc", "draft", "draft.md"):
        assert read(source, name).kind == "html"


def test_a_page_without_text_says_what_it_may_be() -> None:
    with pytest.raises(ReadError) as caught:
        page("<img src='1.png'><script>load()</script>")
    assert "脚本" in caught.value.zh


def test_tags_nested_too_deeply_are_an_error_that_says_so() -> None:
    with pytest.raises(ReadError) as caught:
        page("<div>" * 300 + "一、总体情况" + "</div>" * 300)
    assert "256" in caught.value.zh


@pytest.mark.parametrize(
    "piece",
    [
        "<p>a</p>", "<td>", "<table>", "<table><tr><td>1</td><td>2</td></tr></table>", "<tr><td>1<td>2",
        "<br>", "\n", "&nbsp;", "。", "x", "<font>", "<!--", "<a href=1>x</a>", "<div class=top>x</div>", " ",
        "1 ",
        "<td colspan=999999>", "<tr><td rowspan=999999 colspan=99>", "<p style='",
    ],
)  # fmt: skip
def test_a_large_page_takes_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        source = ("<html><body><table><tr><td>规章</td><td>" + piece * (size // len(piece))).encode()
        start = time.process_time()
        with suppress(ReadError):
            read(source, "draft.html")
        return time.process_time() - start

    seconds(1000)
    small, large = seconds(50_000), seconds(200_000)
    assert large < max(1.5, 8 * small)


@pytest.mark.parametrize("wrong", ["gb18030", "latin-1"])
def test_mojibake_in_a_page_is_named_as_such(wrong: str) -> None:
    garbled = f"<html><body><p>{(TITLE + SENTENCE).encode().decode(wrong, 'ignore')}</p></body></html>"
    with pytest.raises(ReadError) as caught:
        read(garbled.encode(), "draft.html")
    assert "乱码" in caught.value.zh
