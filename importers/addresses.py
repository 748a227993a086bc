"""Addresses of articles: one key for one page, and the outlet that a host stands for."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|fb(?:clid|_ref|_source)|g(?:clid|clsrc|braid)|wbraid|dclid|msclkid|twclid|ttclid"
    r"|li_fat_id|igsh(?:id)?|yclid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|_ga|_gl|ocid|cmp(?:id)?|intcmp"
    r"|smid|smtyp|s_cid|soc_src|soc_trk|guc(?:counter|e_referrer(?:_sig)?)|ref_(?:src|url)|xtor"
    r"|ns_(?:campaign|mchannel|source|linkname|fee)|at_(?:medium|campaign|link_\w+|ptr_name))$",
    re.IGNORECASE,
)
_VARIANT_PARAMETER = re.compile(
    r"(?:(?:amp|print|printable|isprint|mobile|ismobile)(?:=(?:1|true|yes|y)?)?|m=1"
    r"|output(?:type)?=(?:amp|print)|(?:view|mode|format)=(?:amp|print|mobile))$",
    re.IGNORECASE,
)
_VARIANT_ENDING = re.compile(r"(?:/amp/?|/\.amp|\.amp|/print/?)$", re.IGNORECASE)
_VARIANT_SUFFIX = re.compile(r"\.amp(?=\.html?$)", re.IGNORECASE)
_AMP_CACHE = re.compile(
    r"https?://(?:www\.google\.[a-z.]{2,6}/amp|[^/]+\.cdn\.ampproject\.org/[cv])/(?P<s>s/)?"
    r"(?P<rest>[^/]+\.[^/]+/.*)$",
    re.IGNORECASE,
)
_VARIANT_HOST = re.compile(r"(?:amp|m|mobile|touch|wap)\.(?=[^.]+\.[^.])")
_VARIANT_WITHIN = re.compile(r"(?<=\.)(?:m|mobile)\.(?=[^.]+\.[^.]+$)")
_ONE_SITE = re.compile(r"[^.]+\.(?:[^.]+|(?:co|com|org|net|ac|gov|or|ne|go)\.[a-z]{2})$")
"""A host that is a site's own name, under which its pages usually stand as "www."."""
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
    """The one address of a page; None when `url` is none.

    Fragment, tracking parameters and default port go, and what makes it the address of the same
    page for telephones (AMP, "m.") or for the printer.
    """
    url = (url or "").strip()
    if match := _AMP_CACHE.match(url):
        url = f"http{'s' if match['s'] else ''}://{match['rest']}"
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
    query = urlencode([pair for pair in pairs if not _is_variant(*pair)])
    if len(pairs) and query == urlencode(pairs):
        query = parts.query  # nothing to drop: keep the page's own way of writing it
    host = _usual_host(host)
    path = _VARIANT_SUFFIX.sub("", _VARIANT_ENDING.sub("", parts.path))
    return urlunsplit((parts.scheme.lower(), host, path or "/", query, ""))


def _usual_host(host: str) -> str:
    """The host without what makes it the one for telephones: "m.a.org", "en.m.a.org"."""
    if match := _VARIANT_HOST.match(host):
        rest = host[match.end() :]
        return f"www.{rest}" if _ONE_SITE.match(rest) else rest
    return _VARIANT_WITHIN.sub("", host, count=1)


def _is_variant(name: str, value: str) -> bool:
    """Whether a parameter only tells where a reader came from, or how to lay out the page."""
    return bool(_TRACKING.match(name) or _VARIANT_PARAMETER.match(f"{name}={value}"))


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
