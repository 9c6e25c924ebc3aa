/** `string`, `urllib.parse` and `textwrap` in Python. */

export const string = String.raw`
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_\x60{|}~"
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    delimiter = "$"

    def __getattr__(self, name):
        return _unmodeled(name)

    def __init__(self, template):
        self.template = template

    def _fill(self, mapping, strict):
        import re

        def found(match):
            if match.group("escaped"):
                return "$"
            name = match.group("named") or match.group("braced")
            if name is None:
                if strict:
                    raise ValueError("Invalid placeholder in string")
                return match.group()
            if strict or name in mapping:
                return str(mapping[name])
            return match.group()

        pattern = r"\$(?:(?P<escaped>\$)|(?P<named>[_a-zA-Z][_a-zA-Z0-9]*)|\{(?P<braced>[_a-zA-Z][_a-zA-Z0-9]*)\}|(?P<invalid>))"
        return re.sub(pattern, found, self.template)

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)
`;

export const urllibParse = String.raw`
from collections import namedtuple

_safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


def quote(string, safe="/", encoding=None, errors=None):
    data = string.encode() if isinstance(string, str) else string
    allowed = _safe + safe
    return "".join(chr(byte) if chr(byte) in allowed else "%%%02X" % byte for byte in data)


def quote_plus(string, safe="", encoding=None, errors=None):
    return quote(string, safe + " ").replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    if "%" not in string:
        return string
    data = b""
    pieces = string.split("%")
    data += pieces[0].encode()
    for piece in pieces[1:]:
        try:
            data += bytes.fromhex(piece[:2]) + piece[2:].encode()
            if len(piece) < 2:
                raise ValueError
        except ValueError:
            data += b"%" + piece.encode()
    return data.decode()


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "))


class _Net:
    @property
    def _userinfo(self):
        info, at, _ = self.netloc.rpartition("@")
        if not at:
            return None, None
        name, colon, password = info.partition(":")
        return name, password if colon else None

    @property
    def _hostinfo(self):
        host = self.netloc.rpartition("@")[2]
        _, bracket, rest = host.partition("[")
        if bracket:
            name, _, tail = rest.partition("]")
            port = tail.partition(":")[2]
        else:
            name, _, port = host.partition(":")
        return name, port or None

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        name = self._hostinfo[0]
        return name.lower() if name else None

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not port.isdigit():
            raise ValueError("Port could not be cast to integer value as %r" % port)
        return int(port)

    def geturl(self):
        return urlunparse(self) if len(self) == 6 else urlunsplit(self)


class SplitResult(_Net, namedtuple("SplitResult", "scheme netloc path query fragment")):
    pass


class ParseResult(_Net, namedtuple("ParseResult", "scheme netloc path params query fragment")):
    pass


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.strip()
    netloc = query = fragment = ""
    head, colon, rest = url.partition(":")
    if colon and head and head[0].isalpha() and head.replace("+", "").replace("-", "").replace(".", "").isalnum():
        scheme, url = head.lower(), rest
    if url[:2] == "//":
        rest = url[2:]
        ends = [at for at in (rest.find(mark) for mark in "/?#") if at >= 0]
        end = min(ends) if ends else len(rest)
        netloc, url = rest[:end], rest[end:]
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    at = path.rfind("/")
    if scheme in ("", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"):
        cut = path.find(";", at if at >= 0 else 0)
        if cut >= 0:
            path, params = path[:cut], path[cut + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(parts):
    scheme, netloc, url, query, fragment = parts
    if netloc or url[:2] == "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    if fragment:
        url += "#" + fragment
    return url


def urlunparse(parts):
    scheme, netloc, url, params, query, fragment = parts
    if params:
        url += ";" + params
    return urlunsplit((scheme, netloc, url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    target = urlsplit(url)
    source = urlsplit(base)
    if target.scheme and target.scheme != source.scheme:
        return url
    if target.netloc:
        return urlunsplit((source.scheme, target.netloc, target.path, target.query, target.fragment))
    if not target.path:
        return urlunsplit((source.scheme, source.netloc, source.path, target.query or source.query, target.fragment))
    if target.path[0] == "/":
        parts = target.path.split("/")
    else:
        parts = source.path.split("/")[:-1] + target.path.split("/")
        if parts[0] != "":
            parts.insert(0, "")
    kept = []
    for part in parts[1:]:
        if part == "..":
            if kept:
                kept.pop()
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    path = "/" + "/".join(kept)
    return urlunsplit((source.scheme, source.netloc, path, target.query, target.fragment))


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
              errors="replace", max_num_fields=None, separator="&"):
    found = []
    for piece in qs.split(separator) if qs else []:
        name, equals, value = piece.partition("=")
        if not piece or not (equals or keep_blank_values):
            continue
        if value or keep_blank_values:
            found.append((unquote_plus(name), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8",
             errors="replace", max_num_fields=None, separator="&"):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, separator=separator):
        result.setdefault(name, []).append(value)
    return result


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = query.items() if hasattr(query, "items") else query
    pieces = []
    for name, value in pairs:
        values = value if doseq and isinstance(value, (list, tuple)) else [value]
        for each in values:
            pieces.append(quote_via(str(name), safe) + "=" + quote_via(each if isinstance(each, bytes) else str(each), safe))
    return "&".join(pieces)


def urldefrag(url):
    head, _, fragment = url.partition("#")
    return head, fragment


uses_netloc = []
uses_query = []
uses_relative = []
uses_params = []
uses_fragment = []
scheme_chars = ascii = ""
`;

export const textwrap = String.raw`
def dedent(text):
    lines = text.split("\n")
    margin = None
    for line in lines:
        stripped = line.lstrip(" \t")
        if stripped:
            indent = line[:len(line) - len(stripped)]
            if margin is None:
                margin = indent
            else:
                while not indent.startswith(margin):
                    margin = margin[:-1]
    margin = margin or ""
    return "\n".join(line[len(margin):] if line.strip(" \t") else "" for line in lines)


def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: line.strip())
    return "".join(prefix + line if wanted(line) else line for line in text.splitlines(True))
`;
