"""Words of the interface: gettext catalogues, labels of codes, dates. The source language is English."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

SOURCE = "en"
LANGUAGES = {"en": "English", "sv": "Svenska"}
DOMAIN = "entre"
FOLDER = Path(__file__).parent

_language: str | None = None
_catalogue: NullTranslations | None = None


def from_environment(environ: Mapping[str, str] | None = None) -> str:
    """The first language of the environment that there is a catalogue for, else English."""
    environ = os.environ if environ is None else environ
    chosen = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    if chosen.partition(".")[0] in ("", "C", "POSIX"):
        return SOURCE
    # As in GNU gettext, LANGUAGE is a list of wishes that counts only where some locale is set.
    for wish in [*environ.get("LANGUAGE", "").split(":"), chosen]:
        code = wish.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in LANGUAGES:
            return code
    return SOURCE


def install(language: str | None = None) -> str:
    """Take up a language ("sv", "sv_SE", "en"; None asks the environment) and say which one it became."""
    global _language, _catalogue
    code = (language or "").replace("-", "_").partition("_")[0].lower()
    _language = code if code in LANGUAGES else from_environment()
    _catalogue = None
    if _language != SOURCE:
        import gettext

        _catalogue = gettext.translation(DOMAIN, str(FOLDER), [_language], fallback=True)
    return _language


def language() -> str:
    """The language in use."""
    return _language or install()


def _(message: str) -> str:
    """The message in the language in use; placeholders are filled in after the call."""
    if _language is None:
        install()
    # An empty message would answer with the catalogue's own header.
    return _catalogue.gettext(message) if _catalogue is not None and message else message


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message in the form that goes with the number."""
    if _language is None:
        install()
    if _catalogue is not None:
        return _catalogue.ngettext(singular, plural, number)
    return singular if number == 1 else plural


def pgettext(context: str, message: str) -> str:
    """The message as it is said in this context, where one English word is several Swedish ones."""
    if _language is None:
        install()
    return _catalogue.pgettext(context, message) if _catalogue is not None and message else message


def mark_for_translation(message: str) -> str:
    """Mark words for translation where they are written down before the language is known."""
    return message


N_ = mark_for_translation
