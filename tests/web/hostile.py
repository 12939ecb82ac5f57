"""Texts by which strangers try to run scripts in other people's browsers."""

TEXTS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    'https://example.com/"onmouseover=alert(1)',
    "</textarea><iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
    "{name} {n} {text} $& $1",
    "<a href=javascript:alert(1)>x</a>",
    "&lt;img src=x onerror=alert(1)&gt; &#60;b&#62;",
    "\u202e txt.exe \u2066 \u200b",
)
