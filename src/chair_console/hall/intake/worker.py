"""A document worker: a process of its own with limits, which opens files that nobody may trust.

Reads `Limits`, then requests from its input, one line of JSON each, and answers each with one line. It knows
no secret of the hall and is killed when it takes too long.
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import BinaryIO

import msgspec

from chair_console import sandbox, system
from chair_console.domain.refusals import Refused

from .messages import Answer, Failed, Limits, Prepare, Request


def main() -> None:
    """The worker's life; it ends when its input ends."""
    requests, answers = sys.stdin.buffer, _own_output()
    limits = msgspec.json.decode(requests.readline(), type=Limits)
    system.limit_resources(limits.cpu_s, limits.memory_bytes, limits.file_bytes)
    sandbox.enter()
    _serve(requests, answers)


def _own_output() -> BinaryIO:
    """The pipe for answers; what a library prints goes to the error stream instead of into an answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    decoder = msgspec.json.Decoder[Request](Request)
    for line in requests:
        answers.write(msgspec.json.encode(_answer(decoder.decode(line))) + b"\n")
        answers.flush()


def _answer(request: Request) -> Answer:
    # Late, so that a file's limits hold for the libraries too.
    from . import draw, prepare

    try:
        return prepare.prepare(request) if isinstance(request, Prepare) else draw.draw(request)
    except Refused as refusal:
        facts = {k: v if isinstance(v, int) else str(v) for k, v in refusal.facts.items()}
        return Failed(code=refusal.code, facts=facts)
    except MemoryError:
        return Failed(code="intake.too_heavy", detail=traceback.format_exc())
    except Exception:  # noqa: BLE001 - whatever a foreign file provokes becomes a refusal
        code = "intake.damaged" if isinstance(request, Prepare) else "intake.page_failed"
        return Failed(code=code, detail=traceback.format_exc())
