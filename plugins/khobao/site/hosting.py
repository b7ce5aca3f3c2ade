"""What a browser is told to keep to: the policy in each page, and the headers a host adds to it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from khobao.render import Data

FILE = "_headers"
"""Read by Netlify, Cloudflare Pages and their kin; docs/deploying.md has it for other servers."""

IN_PAGE: Mapping[str, str] = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Everything comes from the site itself, nothing stands inline, nobody changes what links mean."""

BY_HEADER_ALONE: Mapping[str, str] = {"frame-ancestors": "'none'"}
"""What a browser takes from a header only, and would warn of in a page."""

REFERRER = "strict-origin-when-cross-origin"

UNUSED = ("camera", "geolocation", "microphone", "payment", "usb")
"""Powers of a browser that no page of an archive has a use for."""

FONT_YEAR = "public, max-age=31536000"
"""A typeface's file never changes in a way that a reader would miss."""

THEME_VISIT = "public, max-age=600"
"""Styles and scripts keep their names when they change: a reading visit asks once, and ten minutes
after publishing everyone has the new ones."""


def policy(directives: Mapping[str, str]) -> str:
    """Return a Content-Security-Policy of these directives, in their order."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


PAGE_POLICY = Markup(policy(IN_PAGE))
"""The policy as an attribute in double quotes holds it: it has no sign that would need escaping."""


def headers() -> dict[str, dict[str, str]]:
    """Return the headers for each path of the site, `*` standing for anything."""
    return {
        "/*": {
            "Content-Security-Policy": policy({**IN_PAGE, **BY_HEADER_ALONE}),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": REFERRER,
            "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
            "Cross-Origin-Opener-Policy": "same-origin",
        },
        "/theme/css/*": {"Cache-Control": THEME_VISIT},
        "/theme/js/*": {"Cache-Control": THEME_VISIT},
        "/theme/fonts/*": {"Cache-Control": FONT_YEAR},
    }


def headers_file() -> Data:
    """Return the headers as a file that hosts read."""
    blocks = (
        "\n".join([path, *(f"  {name}: {value}" for name, value in fields.items())])
        for path, fields in headers().items()
    )
    return Data(FILE, ("\n".join(blocks) + "\n").encode("ascii"))
