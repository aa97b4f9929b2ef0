"""Takes out of a PDF what acts by itself or carries other files: scripts, launches, submits, attachments.

Works on the document's objects, so that nothing depends on where a viewer would look for an action. Links to
web pages and jumps inside the document stay.
"""

from __future__ import annotations

import re
from typing import Final

from .mu import BROKEN, Document, PdfObject, mupdf

_ACTIONS: Final = {
    "JavaScript": "script",
    "Launch": "launch_action",
    "GoToR": "launch_action",
    "GoToE": "launch_action",
    "SubmitForm": "submit_action",
    "ImportData": "submit_action",
    "Rendition": "media",
    "Movie": "media",
    "Sound": "media",
    "RichMediaExecute": "media",
}
_KEYS: Final = {
    "JavaScript": "script",
    "JS": "script",
    "XFA": "xfa_form",
    "EmbeddedFiles": "embedded_file",
    "EF": "embedded_file",
    "AF": "embedded_file",
    "Collection": "embedded_file",
}
_ANNOTATIONS: Final = {
    "FileAttachment": "embedded_file",
    "RichMedia": "media",
    "Screen": "media",
    "Movie": "media",
    "Sound": "media",
    "3D": "media",
}
_NAMES: Final = {*_ACTIONS, *_KEYS, *_ANNOTATIONS, "URI", "Thread"}
_SUSPECT: Final = re.compile("/(?:" + "|".join(sorted(_NAMES, key=len, reverse=True)) + r")(?![\w.-])")
_HARMLESS_LINKS: Final = ("http://", "https://", "mailto:", "tel:", "#")
_DEEPEST: Final = 60


def clean(document: Document) -> list[str]:
    """Clean a PDF in memory; the codes of what was taken out, sorted, without `intake.removed.`."""
    found: set[str] = set()
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    _clean_trailer(pdf, found)
    for number in range(1, document.xref_length()):
        try:
            text = document.xref_object(number, compressed=True)
        except BROKEN:
            continue  # a damaged object, which no viewer can follow either
        if _SUSPECT.search(text):
            _clean(mupdf.pdf_load_object(pdf, number), found, 0)
    return sorted(found)


def _clean_trailer(pdf: PdfObject, found: set[str]) -> None:
    """The trailer is no numbered object, and some files write their catalogue right into it."""
    try:
        _clean(mupdf.pdf_trailer(pdf), found, 0)
    except BROKEN:
        return


def _clean(value: PdfObject, found: set[str], depth: int) -> None:
    """Clean an object and what is written inside it; other objects that it refers to have their own turn."""
    if depth > _DEEPEST:
        _empty(value, found)
        return
    if mupdf.pdf_is_array(value):
        for place in range(mupdf.pdf_array_len(value)):
            _clean_inside(mupdf.pdf_array_get(value, place), found, depth)
    elif mupdf.pdf_is_dict(value):
        code = _code_of_whole(value)
        if code is not None:
            found.add(code)
            for key in _keys(value):
                mupdf.pdf_dict_dels(value, key)
            return
        for key in _keys(value):
            if key in _KEYS:
                found.add(_KEYS[key])
                mupdf.pdf_dict_dels(value, key)
            else:
                _clean_inside(mupdf.pdf_dict_gets(value, key), found, depth)


def _clean_inside(value: PdfObject, found: set[str], depth: int) -> None:
    if not mupdf.pdf_is_indirect(value):
        _clean(value, found, depth + 1)


def _empty(value: PdfObject, found: set[str]) -> None:
    """Nobody writes anything so deep inside one object but to hide it."""
    if mupdf.pdf_is_dict(value) and _keys(value):
        found.add("script")
        for key in _keys(value):
            mupdf.pdf_dict_dels(value, key)
    elif mupdf.pdf_is_array(value):
        while mupdf.pdf_array_len(value):
            mupdf.pdf_array_delete(value, 0)


def _keys(dictionary: PdfObject) -> list[str]:
    length = mupdf.pdf_dict_len(dictionary)
    return [mupdf.pdf_to_name(mupdf.pdf_dict_get_key(dictionary, place)) for place in range(length)]


def _code_of_whole(dictionary: PdfObject) -> str | None:
    """Why a whole dictionary must go: it is a forbidden action, or an annotation that carries something.

    Viewers do not ask an action for its type, so a false one does not save it.
    """
    action = _name(dictionary, "S")
    if action == "URI":
        return _code_of_link(dictionary)
    if action in _ACTIONS and not _is_structure(dictionary):
        return _ACTIONS[action]
    if action == "Thread" and not mupdf.pdf_is_null(mupdf.pdf_dict_gets(dictionary, "F")):
        return "launch_action"  # an article of another file
    if mupdf.pdf_is_array(mupdf.pdf_dict_gets(dictionary, "Rect")):
        return _ANNOTATIONS.get(_name(dictionary, "Subtype"))
    return None


def _is_structure(dictionary: PdfObject) -> bool:
    """An element of the document's structure has a parent, and may be called as its author likes."""
    return _name(dictionary, "Type") in ("", "StructElem") and mupdf.pdf_is_dict(
        mupdf.pdf_dict_gets(dictionary, "P")
    )


def _code_of_link(action: PdfObject) -> str | None:
    link = mupdf.pdf_to_text_string(mupdf.pdf_dict_gets(action, "URI")).lower()
    link = "".join(letter for letter in link if letter > " ").replace("\\", "/")  # as browsers read it
    if link.startswith("//"):
        return "launch_action"  # a file on another computer of the network
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", link)
    if scheme is None or link.startswith(_HARMLESS_LINKS):
        return None
    return "script" if link.startswith("javascript:") else "launch_action"


def _name(dictionary: PdfObject, key: str) -> str:
    return str(mupdf.pdf_to_name(mupdf.pdf_dict_gets(dictionary, key)))
