"""A document worker: a process of its own with limits, which opens files that nobody may trust.

Reads `Limits`, then requests from its input, one line of JSON each, and answers each with one line; lines of
`Progress` may come before. It knows no secret of the hall and is killed when it takes too long.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from typing import BinaryIO, Final

import msgspec

from chair_console import sandbox, system
from chair_console.domain.refusals import Refused

from .messages import (
    Answer,
    Compare,
    DrawLogo,
    Failed,
    Limits,
    Line,
    Prepare,
    Progress,
    Render,
    Request,
    Unpack,
)
from .refusals import facts_of

# How MuPDF says that memory ran out, and the system that a file grew beyond its limit.
_LIMIT_WORDS: Final = ("malloc", "calloc", "realloc", "File too large")


def main() -> None:
    """The worker's life; it ends when its input ends."""
    requests, answers = sys.stdin.buffer, _own_output()
    limits = msgspec.json.decode(requests.readline(), type=Limits)
    system.limit_resources(cpu_s=limits.cpu_s, memory_bytes=limits.memory_bytes, file_bytes=limits.file_bytes)
    sandbox.enter()
    if sandbox.can_fork() and limits.hall not in (0, os.getppid()):
        return  # the hall died before it could take its workers with it: nobody sweeps after this one
    if sandbox.can_fork():
        _load_libraries()
    _serve(requests, answers)


def _own_output() -> BinaryIO:
    """The pipe for answers; what a library prints goes to the error stream instead of into an answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    decoder = msgspec.json.Decoder[Request](Request)
    tell = _Telling(answers)
    for line in requests:
        request = decoder.decode(line)
        if isinstance(request, Prepare | Unpack) and sandbox.can_fork():
            _answer_in_a_child(request, tell)
        else:
            tell.say(_answer(request, tell))


def _answer_in_a_child(request: Prepare | Unpack, tell: _Telling) -> None:
    """A file has a process to itself, which begins with the libraries loaded and has seen no other file."""

    def work() -> None:
        os.chdir(request.folder)
        os.environ.update(TMPDIR=request.folder)
        system.limit_resources(file_bytes=request.most_bytes)
        tell.say(_answer(request, tell))

    status = sandbox.in_a_child(work)
    if status:
        tell.say(Failed(code="intake.too_heavy", detail=f"the process of the file ended with {status}"))


class _Telling:
    """Tells the hall how far the work has come, ten times a second at most."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._stage = ""
        self._told_at = 0.0

    def __call__(self, stage: str, page: int, pages: int) -> None:
        now = time.monotonic()
        if stage != self._stage or now - self._told_at >= 0.1:
            self._stage, self._told_at = stage, now
            self.say(Progress(stage=stage, page=page, pages=pages))

    def say(self, line: Line) -> None:
        self._answers.write(msgspec.json.encode(line) + b"\n")
        self._answers.flush()


def _answer(request: Request, tell: _Telling) -> Answer:
    try:
        return _work(request, tell)
    except Refused as refusal:
        return Failed(code=refusal.code, facts=facts_of(refusal))
    except Exception as error:  # noqa: BLE001 - whatever a foreign file provokes becomes a refusal
        return Failed(code=_code_of(error, request), detail=traceback.format_exc())


def _load_libraries() -> None:
    # Late, so that the limits hold for the libraries too.
    from . import archive, draw, prepare  # noqa: F401


def _work(request: Request, tell: _Telling) -> Answer:
    # Late, so that a file's limits hold for the libraries too.
    from . import archive, compare, draw, logo, prepare

    match request:
        case Prepare():
            return prepare.prepare(request, tell)
        case Render():
            return draw.draw(request)
        case DrawLogo():
            return logo.draw_logo(request)
        case Unpack():
            return archive.unpack(request, tell)
        case Compare():
            return compare.compare(request)


def _code_of(error: Exception, request: Request) -> str:
    if isinstance(error, MemoryError) or any(word in str(error) for word in _LIMIT_WORDS):
        return "intake.too_heavy"
    if isinstance(request, DrawLogo):
        return "logo.not_a_picture"
    return "intake.page_failed" if isinstance(request, Render) else "intake.damaged"
