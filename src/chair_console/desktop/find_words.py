"""By which words an act is found: its names in both languages, and what else it is called (`find_also` in the texts).

Whoever reads the windows in one language may have the other one's word in mind, and not every act is named by the
word that one thinks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chair_console.sentences import LANGUAGES, catalogue


@cache
def also_called(key: str) -> str:
    """All names, in one line, of an act of find or do, or of a way: `recess`, `close_sitting_left`, `phase-voting`."""
    act, _, about = key.partition("-")
    codes = [f"find.{act}", f"next.{act}.title", f"next.{act}.button", f"next.{act}_item.title"]
    codes += [f"find_also.{name}" for name in _shorter(act)]
    codes += [f"phase.{about}"] if act == "phase" else []
    texts = [catalogue(language).get(f"desktop.{code}", "") for code in codes for language in LANGUAGES]
    return re.sub(r"\{[^}]*\}", "", " ".join(text for text in texts if text))


def _shorter(act: str) -> Iterator[str]:
    """The act and what it is a kind of: `close_sitting_left`, `close_sitting`; another act is no kind of it."""
    shorter = act
    while shorter:
        if shorter == act or f"desktop.find.{shorter}" not in catalogue("vi"):
            yield shorter
        shorter = shorter.rpartition("_")[0]
