"""HTML read as text, as a person sees it, in bounded time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.core.html import content_ids, html_to_text
from tests.core.linear import grows_linearly


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
        ("One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
        ("<p style='margin:0'>One</p><p style='margin:0'>Two</p>", "One\nTwo"),
        ("a <b>bold</b>\n  word", "a bold word"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ("<blockquote>Quoted<br>twice</blockquote>", "> Quoted\n> twice"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n> >\n> > b"),
        ("<table><tr><td>When</td><td>Noon</td></tr><tr><td>Where</td></tr></table>", "When Noon\nWhere"),
        ("caf&eacute; &amp; &lt;tea&gt; &#8212; &nbsp;x", "café & <tea> — x"),
        ("a\u200bb\ufeffc", "abc"),
        ("<style>x</style><script>y</script><!-- z -->seen", "seen"),
        ("<head><title>t</title></head><body>seen</body>", "seen"),
        ("<div style='display:none'>no</div><span style='font-size:0px'>no</span><p hidden>no</p>seen", "seen"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<p>unclosed <b>tags<p>two", "unclosed tags\n\ntwo"),
        ("", ""),
    ],
)
def test_html_is_read_as_it_is_seen(html: str, text: str) -> None:
    assert html_to_text(html) == text


def test_content_ids_of_shown_images_are_found() -> None:
    assert content_ids('<img src="cid:Logo@x"><img src=cid:b>') == {"logo@x", "b"}


HOSTILE = [
    "<div>",
    "<div",
    "<",
    "<p>x",
    "<b>x</b>",
    "<br>",
    "<blockquote>",
    "<table><tr><td>",
    "<!--",
    "<style>",
    "<script",
    "<head>",
    "&",
    "</div>",
    "<font><p>",
    "<a><a>",
    "<svg><p>",
    "<i><b><p>",
    "<html ",
    "<ul><li>",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_megabyte_of_anything_takes_linear_time(unit: str) -> None:
    assert grows_linearly(html_to_text, unit, small=250_000, large=1_000_000)


def test_twenty_thousand_nested_elements_keep_their_text() -> None:
    html = "<div>" * 20_000 + "deep" + "</div>" * 20_000
    assert html_to_text(html) == "deep"


@given(st.text(alphabet="<>/=\"' &;pbdivlockquoteabr!-x\n", max_size=300))
def test_any_markup_gives_text(html: str) -> None:
    assert "\n\n\n" not in html_to_text(html)
