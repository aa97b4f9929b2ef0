"""Command lines that are not right: one sentence in the user's language, and exit status 2."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from .sentences import sentence, system_language

LAST_PORT = 65_535
_KNOWN = (
    ("missing", r"the following arguments are required: (?P<what>.+)"),
    ("unknown", r"unrecognized arguments: (?P<what>.+)"),
    ("no_command", r"argument COMMAND: invalid choice: '(?P<what>[^']*)'.*"),
    ("not_a_number", r"argument (?P<option>[^:]+): invalid int value: '(?P<what>.*)'"),
    ("bad_value", r"argument (?P<option>[^:]+): invalid \w+ value: '(?P<what>.*)'"),
    ("no_value", r"argument (?P<what>[^:]+): expected .*argument.*"),
)
"""The words of argparse, and under which code the sentence stands."""


class UsageParser(argparse.ArgumentParser):
    """Says what is wrong in one sentence and where the help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, wrong_use(message, self.prog) + "\n")


def wrong_use(message: str, program: str) -> str:
    """The sentence for what argparse found."""
    for code, pattern in _KNOWN:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence(f"usage.{code}", {**found.groupdict(), "program": program}, system_language())
    return sentence("usage.other", {"what": message, "program": program}, system_language())


def port_number(text: str) -> int:
    """A port, or 0 for a free one."""
    port = int(text)
    if not 0 <= port <= LAST_PORT:
        raise ValueError(text)
    return port
