"""Who gives a command, when, and with which fresh name: all that the domain may know of the world."""

from typing import Literal

import msgspec

Role = Literal[
    "chair",
    "secretary",
    "operator",
    "teller",
    "projector",
    "delegate",
    "guest",
    "press",
    "feed",
    "clock",
    "urn",
]
"""`feed` is another system that follows who speaks, and nothing else."""


Classification = Literal["", "confidential", "secret", "top_secret"]
"""None, or Mật, Tối mật, Tuyệt mật (law on the protection of state secrets 117/2025/QH15), from low to high."""


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The holder of an access token, or the hall's own clock or urn."""

    role: Role
    delegate_id: str | None = None
    name: str = ""


LOADER = "chair-console/loader"
"""The name under which the program puts in a whole file (the sample session, a package): nobody at the desk did it."""

CLOCK = Actor(role="clock")
URN = Actor(role="urn")
"""The hall itself, as the keeper of secret papers: lays urns, drops what came without a name."""


class FileFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What intake found out about one stored file; `removed` holds codes of what the delivery copy lacks.

    `index_sha256` names the blob with outline and text, `scanned_pages` counts pages that show something but
    hold no text, `title` is the one that the file itself states.
    """

    sha256: str
    delivery_sha256: str
    name: str
    media_type: str
    pages: int
    bytes_original: int
    bytes_delivery: int
    removed: tuple[str, ...] = ()
    repaired: bool = False
    index_sha256: str = ""
    scanned_pages: int = 0
    title: str = ""


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """Everything outside the state that a decision may use.

    `now` is in milliseconds since the epoch (UTC), `fresh_id` is unique in the hall, `file` holds the facts
    of the file that the command names, if the hall has it, and `stamp` the stamp of secrecy that was found on it.
    `urn` holds the papers of the secret ballot that the command closes, sorted, and `urn_sha256` their hash; `head`
    is the end of the journal's chain (hex). `logo_kept`: the hall has drawn the picture that is to be the logo.
    """

    actor: Actor
    now: int
    fresh_id: str
    file: FileFacts | None = None
    stamp: Classification = ""
    urn: tuple[tuple[tuple[str, ...], ...], ...] = ()
    urn_sha256: str = ""
    head: str = ""
    logo_kept: bool = False
