"""How long an id may be that comes from outside. Journals that hold longer ones are still read."""

from __future__ import annotations

from typing import Final

import msgspec

from chair_console.domain.ballot_paper import Option, Question
from chair_console.domain.refusals import Refused

LONGEST_ID: Final = 100
"""Characters. Two of them fit beside the marks in the room that every secret vote has on the wire."""

LONGEST_PAPER_ID: Final = 500
"""Characters of an id on a ballot paper, where a text may be its own id; that room is made for them."""

_OTHER_NAMES: Final = ("after", "before", "part_of", "repeat_of", "run_of")
"""Fields that hold the id of another thing."""

_SHOWN: Final = 20


def require_short_ids(command: msgspec.Struct) -> None:
    """Every id in a command, also in what it lists, is short and holds no control character.

    A secret vote is filled up to the room of its ballot paper: longer ids would stick out of it and leave its length
    to tell "for" from "against". Refused: `protocol.bad_id`.
    """
    longest = LONGEST_PAPER_ID if isinstance(command, Option | Question) else LONGEST_ID
    for name in command.__struct_fields__:
        value = getattr(command, name)
        if isinstance(value, str):
            if name == "id" or name.endswith("_id") or name in _OTHER_NAMES:
                _require_short(value, longest if name == "id" else LONGEST_ID)
        elif isinstance(value, msgspec.Struct):
            require_short_ids(value)
        elif isinstance(value, tuple | list):
            for one in value:
                if isinstance(one, msgspec.Struct):
                    require_short_ids(one)
                elif isinstance(one, str) and name.endswith("_ids"):
                    _require_short(one, LONGEST_ID)


def _require_short(value: str, longest: int) -> None:
    if len(value) > longest or any(sign < " " for sign in value):
        raise Refused("protocol.bad_id", id=value[:_SHOWN], longest=longest)
