"""Addresses of articles: one key for one page, and the outlet that a host stands for."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ocid|cmpid|smid|"
    r"ns_(?:campaign|mchannel|source|linkname|fee)|at_(?:medium|campaign))$",
    re.IGNORECASE,
)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|amp|mobile|edition)\.")


def is_address(text: str) -> bool:
    """Whether `text` is an http or https address with a host."""
    if not re.match(r"https?://[^\x00-\x20\x7f]+$", text, re.IGNORECASE):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def canonical_address(url: str | None) -> str | None:
    """`url` without fragment, tracking parameters and default port; None when it is no address."""
    url = (url or "").strip()
    if not is_address(url):
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if ":" in host:
        host = f"[{host}]"
    if port and port != {"http": 80, "https": 443}[parts.scheme.lower()]:
        host = f"{host}:{port}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not _TRACKING.match(pair[0])])
    if len(pairs) and query == urlencode(pairs):
        query = parts.query  # nothing to drop: keep the page's own way of writing it
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, or of hosts under one name ("amp.a.org", "a.org")."""
    a, b = (outlet_of_address(url) or "" for url in (one, other))
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def outlet_of_address(url: str | None) -> str | None:
    """The host of `url` without "www.", as the outlet of last resort; None without a host."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return _HOST_PREFIX.sub("", host) if host else None
