"""The forms of what people enter, made before it is checked (docs/contract.md, "Conventions").

Kept and shown is the person's own form: in NFC, without the characters that nobody sees. Compared is a form
of ours: NFKC in lower case, and of an e-mail's domain what DNS knows it by. All of it takes linear time,
because no limit has been checked yet.
"""

import re
from unicodedata import category, normalize

PHONE_MAX_CHARACTERS = 40

_JOINERS = "\u200c\u200d"
# Unicode's Default_Ignorable_Code_Point, which unicodedata has not, and the blank of Braille. Compiled when
# it is needed first: it takes a millisecond, which a cold start would pay for nothing.
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_FULL_STOPS = str.maketrans("\u3002\uff61", "..")  # what an East Asian keyboard types for a dot
_PRINTABLE_KEYS = frozenset(map(chr, range(0x21, 0x7F)))
_PHONE_KEYS = frozenset("+0123456789")

_ATOM = r"[^\s@<>(),;:\\\"\[\].]+"
_LOCAL = re.compile(rf"(?=.{{1,64}}\Z){_ATOM}(?:\.{_ATOM})*")
_IN_LABELS = "-\u00b7\u05f3\u05f4\u30fb"  # a hyphen, and the dots and marks that words of some scripts hold
_PHONE = re.compile(r"\+?\d{7,15}", re.ASCII)
_PHONE_DOTS = ".\u00b7\u2022\u2027\u30fb"
_PHONE_DASHES = "\u2212\u02d7\u2043\u2500\u30fc"  # those that Unicode counts among something else


def normalize_email(text: str) -> str:
    """The address as it is kept; a domain that a browser turned into ASCII is in its own script again."""
    typed = _with_keys(_without_invisible(text).translate(_FULL_STOPS), _PRINTABLE_KEYS).strip()
    local, at, domain = typed.rpartition("@")
    return local + at + ".".join(map(_shown_label, domain.split(".")))


def is_email(email: str) -> bool:
    """True for a normalised address whose domain has a dot, and fits into DNS."""
    local, _, domain = normalize("NFKC", email).rpartition("@")
    labels = domain.split(".")
    return (
        _LOCAL.fullmatch(local) is not None
        and len(labels) > 1
        and len(domain) < 254
        and all(_is_label(label) and len(_dns_label(label)) < 64 for label in labels)
    )


def comparable_email(email: str) -> str:
    """One person's address is the same here, however its letters and its domain were written."""
    local, at, domain = normalize_email(email).rpartition("@")
    return _comparable(local) + at + ".".join(map(_dns_label, domain.split(".")))


def normalize_phone(text: str) -> str:
    """The number as it is kept: digits and plus as a `tel:` link needs them, the rest as it was written."""
    return _with_keys(_without_invisible(text), _PHONE_KEYS).strip()


def is_phone(phone: str) -> bool:
    """True for a normalised number: a plus or none, and 7 to 15 digits with anything usual between."""
    digits = "".join(char for char in phone if not _parts_digits(char))
    return len(phone) <= PHONE_MAX_CHARACTERS and _PHONE.fullmatch(digits) is not None


def normalize_name(text: str) -> str:
    """The name as it is kept, empty where nobody would see anything of it.

    Many scripts need their joiners, so those stay between visible characters; no other format character
    does, because they reorder and hide what stands around them.
    """
    seen = [char for char in text if char in _JOINERS or category(char) != "Cf"]
    name = normalize("NFC", _without_loose_joiners(seen)).strip()
    return name if any(map(_is_visible, name)) else ""


def normalize_username(text: str) -> str:
    return normalize("NFC", _without_invisible(text)).strip()


def comparable_username(username: str) -> str:
    """The form that is one agent's alone."""
    return _comparable(normalize_username(username))


def normalize_password(password: str) -> str:
    """Keyboards differ in how they compose a letter; nothing else of a password is changed."""
    return normalize("NFC", password)


def _without_invisible(text: str) -> str:
    if text.isascii():
        return text
    return "".join(char for char in text if category(char) != "Cf" and not re.match(_INVISIBLE, char))


def _with_keys(text: str, keys: frozenset[str]) -> str:
    """In NFC, with `keys` for their full-width and other variants, which mail and phones don't know."""
    composed = normalize("NFC", text)
    if composed.isascii():
        return composed
    folded = ((char, normalize("NFKC", char)) for char in composed)
    return normalize("NFC", "".join(key if key in keys else char for char, key in folded))


def _comparable(text: str) -> str:
    # Not casefold, which takes ß for ss: those may be two people. A capital sigma may have been either.
    return normalize("NFKC", normalize("NFKC", text).lower()).replace("ς", "σ")


def _is_label(label: str) -> bool:
    if not label or "-" in (label[0], label[-1]) or category(label[0])[0] == "M":
        return False
    return all(char in _IN_LABELS or category(char)[0] in "LMN" for char in label)


def _dns_label(label: str) -> str:
    comparable = _comparable(label)
    return comparable if comparable.isascii() else _punycode(comparable)


def _punycode(label: str) -> str:
    # By hand: the idna codec of the standard library refuses what is younger than Unicode 3.2.
    return f"xn--{label.encode('punycode').decode()}"


def _shown_label(label: str) -> str:
    """A label in its own script; as it was given, where it is no ASCII form of any."""
    ascii_form = label.lower()
    # The length first: decoding takes time by its square.
    if len(label) > 63 or not ascii_form.startswith("xn--") or not ascii_form.isascii():
        return label
    try:
        shown = ascii_form[4:].encode().decode("punycode")
    except UnicodeError:
        return label
    is_form = shown == _without_invisible(normalize("NFKC", shown).lower()) and _is_label(shown)
    return shown if is_form and _punycode(shown) == ascii_form else label


def _parts_digits(char: str) -> bool:
    folded = normalize("NFKC", char)
    return (
        folded.isspace()
        or folded in _PHONE_DOTS
        or folded in _PHONE_DASHES
        or all(category(each) in ("Pd", "Ps", "Pe") for each in folded)
    )


def _without_loose_joiners(chars: list[str]) -> str:
    kept: list[str] = []
    before, joiner = " ", ""
    for char in chars:
        if char in _JOINERS:
            joiner = joiner or char
            continue
        if joiner and _is_visible(before) and _is_visible(char):
            kept.append(joiner)
        joiner = ""
        kept.append(char)
        # An emoji's variation selector stands between it and its joiner.
        before = before if re.match(_INVISIBLE, char) else char
    return "".join(kept)


def _is_visible(char: str) -> bool:
    return not char.isspace() and not re.match(_INVISIBLE, char)
