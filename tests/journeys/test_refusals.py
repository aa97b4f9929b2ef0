"""Bad input: each gets one sentence that says what is wrong, in Vietnamese and English, and changes nothing."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from chair_console.cli import build_parser
from chair_console.client import CommandRefused, HallHttp
from chair_console.domain.ballots import CloseBallot
from chair_console.domain.messages import Command
from chair_console.domain.presence import MarkPresence, PresenceMark
from chair_console.domain.session import CallRecess
from chair_console.domain.votes import CastVote
from chair_console.journal import verify
from chair_console.protocol.envelope import Problem
from chair_console.rehearsal.stage import a_stage
from tests.hall.sitting import a_sitting, fresh
from tests.shared_data import shared

LANGUAGES = {"vi": "vi_VN.UTF-8", "en": "en_US.UTF-8"}


def _program(*arguments: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": LANGUAGES[language], "LC_ALL": LANGUAGES[language], "LANGUAGE": ""}
    return subprocess.run(
        [sys.executable, "-m", "chair_console.cli", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        encoding="utf-8",
    )


def _sentences_of(status: int, *arguments: str | Path) -> dict[str, str]:
    """What the program says in each language; never a traceback, never the same, always this exit status."""
    said = {}
    for language in LANGUAGES:
        ended = _program(*arguments, language=language)
        assert ended.returncode == status, ended.stderr
        assert "Traceback" not in ended.stdout + ended.stderr
        assert ended.stderr.strip()
        said[language] = ended.stderr.strip()
    assert said["vi"] != said["en"]
    assert not said["vi"].isascii()
    return said


def _serve(data: Path, port: int = 0) -> tuple[str | Path, ...]:
    return ("serve", "--data", data, "--host", "127.0.0.1", "--port", str(port), "--no-advertise")


async def test_a_second_hall_on_the_same_folder_is_refused_by_name(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        before = (await asyncio.to_thread(verify, tmp_path)).head
        said = await asyncio.to_thread(_sentences_of, 1, *_serve(tmp_path))
        assert str(tmp_path) in said["vi"]
        assert str(stage.ready.pid) in said["en"]
        assert (await asyncio.to_thread(verify, tmp_path)).head == before


async def test_a_folder_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    async with a_stage(tmp_path):
        pass
    journal = tmp_path / "journal.sqlite3"
    with sqlite3.connect(journal) as connection:
        changed = connection.execute("UPDATE meta SET value='999' WHERE key='format'").rowcount
    connection.close()
    assert changed == 1
    before = journal.read_bytes()
    assert "999" in (await asyncio.to_thread(_sentences_of, 1, *_serve(tmp_path)))["en"]
    assert journal.read_bytes() == before


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert str(port) in _sentences_of(1, *_serve(tmp_path, port))["vi"]


def test_an_address_that_this_machine_does_not_have_is_named(tmp_path: Path) -> None:
    serve = ("serve", "--data", tmp_path, "--host", "192.0.2.77", "--port", "0", "--no-advertise")
    for said in _sentences_of(1, *serve).values():
        assert "192.0.2.77" in said and "--host" in said


def _nowhere(folder: Path, kind: str) -> Path:
    """A path that cannot be read as a file, nor be a folder."""
    path = folder / f"{kind}.csv"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link to itself":
        path.symlink_to(path)
    else:
        (folder / "file").write_bytes(b"a file")
        path = folder / "file" / "inside"
    return path


READING = {
    "import-roster": ("import-roster",),
    "inspect-document": ("inspect-document",),
    "check-package": ("check-package",),
    "rehearse": ("rehearse",),
    "serve": ("serve", "--host", "127.0.0.1", "--port", "0", "--no-advertise", "--data"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and links in folders")
@pytest.mark.parametrize("kind", ["pipe", "link to itself", "inside a file"])
@pytest.mark.parametrize("name", READING)
def test_a_path_that_leads_nowhere_is_named_and_nobody_waits_for_it(
    name: str, kind: str, tmp_path: Path
) -> None:
    path = _nowhere(tmp_path, kind)
    ended = _program(*READING[name], path, language="vi")
    assert ended.returncode == 1, ended.stderr
    assert ended.stderr.count("\n") == 1 and not ended.stderr.isascii()
    assert str(tmp_path) in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_plain_file_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a file")
    for path in (tmp_path / "file", tmp_path / "file" / "inside"):
        for said in _sentences_of(1, "verify", path).values():
            assert str(path) in said


def test_a_file_that_is_no_roster_is_refused() -> None:
    for file in (shared("pdf") / "qpdf" / "minimal.pdf", shared("rosters") / "traps" / "empty.csv"):
        _sentences_of(1, "import-roster", file)
    _sentences_of(1, "import-roster", "no-such-file.csv")


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify", "no-such-folder"),
        ("export", "no-such-folder", "--to", "x"),
        ("rehearse", "no-such-file.json"),
        ("check-package", "no-such-file.zip"),
        ("inspect-document", "no-such-file.pdf"),
    ],
)
def test_commands_on_nothing_say_so(arguments: tuple[str, ...]) -> None:
    _sentences_of(1, *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("serve",),
        ("rehearse",),
        ("demo", "--headless", "--delegates", "0"),
        ("verify",),
        ("serve", "--data", "x", "--port", "99999"),
        ("serve", "--data", "x", "--port", "-1"),
        ("demo", "--headless", "--port", "abc"),
    ],
)
def test_wrong_use_ends_with_status_2(arguments: tuple[str, ...]) -> None:
    ended = _program(*arguments)
    assert ended.returncode == 2
    assert ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "command",
    [
        "demo",
        "serve",
        "rehearse",
        "verify",
        "import-roster",
        "inspect-document",
        "export",
        "check-package",
        "import-package",
        "openapi",
        "doctor",
    ],
)
def test_every_command_has_help(command: str) -> None:
    ended = _program(command, "--help")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("usage:")


def test_the_help_says_of_every_argument_what_it_is() -> None:
    parser = build_parser()
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    mute = [
        f"{name} {action.dest}"
        for name, command in groups[0].choices.items()
        for action in command._actions
        if not action.help
    ]
    assert len(groups[0].choices) > 10 and not mute


async def _both(caller: HallHttp, command: Command, code: str) -> None:
    """The refusal of a command in both languages."""
    said = {}
    for language in LANGUAGES:
        caller.language = language
        with pytest.raises(CommandRefused) as caught:
            await caller.give(fresh(), command)
        assert caught.value.code == code
        said[language] = caught.value.problem.detail
    _require_sentences(said)


def _require_sentences(said: dict[str, str]) -> None:
    assert said["vi"] != said["en"]
    assert not said["vi"].isascii()
    for text in said.values():
        assert text.endswith((".", "!", "”"))
        assert "{" not in text
        assert "Traceback" not in text


async def _too_large(caller: HallHttp) -> dict[str, str]:
    """10 MB of JSON; a hall that hangs up before all of it has come is right too, but must answer."""
    body = json.dumps({"command_id": fresh(), "command": {"type": "CallRecess", "until": "9" * 10_000_000}})
    said = {}
    for language in LANGUAGES:
        headers = {
            "Authorization": f"Bearer {caller.token}",
            "Accept-Language": language,
            "Content-Type": "application/json",
        }
        async with caller.session.post(f"{caller.url}/api/commands", data=body, headers=headers) as answer:
            assert answer.status == 413
            said[language] = msgspec.json.decode(await answer.read(), type=Problem).detail
    return said


async def test_bad_votes_are_refused_with_a_sentence_and_leave_the_journal_alone(tmp_path: Path) -> None:
    async with a_sitting(4, tmp_path) as sitting:
        stage, people = sitting.stage, sitting.people
        absent = [PresenceMark(delegate_id="d04", status="absent_excused", reason="Ốm")]
        await stage.lead(MarkPresence(marks=absent))
        ballot = await sitting.ballot()
        await sitting.vote("d01", ballot)

        def vote(delegate_id: str) -> CastVote:
            return CastVote(ballot_id=ballot, delegate_id=delegate_id, choice="against")

        before = (await asyncio.to_thread(verify, tmp_path)).head
        await _both(people["d01"], vote("d01"), "ballot.already_voted")
        await _both(people["d02"], vote("d01"), "ballot.not_yours")
        await _both(people["d04"], vote("d04"), "ballot.not_present")
        await _both(people["d02"], CallRecess(), "access.role")
        await _both(stage.secretary.http, vote("d02"), "access.role")
        await _both(sitting.caller("made-up"), vote("d02"), "access.unauthorised")
        _require_sentences(await _too_large(people["d02"]))
        assert (await asyncio.to_thread(verify, tmp_path)).head == before

        await stage.lead(CloseBallot(ballot_id=ballot))
        before = (await asyncio.to_thread(verify, tmp_path)).head
        await _both(people["d02"], vote("d02"), "ballot.already_closed")
        assert (await asyncio.to_thread(verify, tmp_path)).head == before


async def test_files_that_cannot_be_read_are_refused_with_a_reason(tmp_path: Path) -> None:
    password = tmp_path / "encrypted.pdf"
    files = [
        shared("pdf") / "derived" / "zero-bytes.pdf",
        shared("office") / "protected_agile.docx",
        password,
        tmp_path / "damaged.pdf",
    ]
    _encrypt(shared("pdf") / "qpdf" / "minimal.pdf", password)
    files[-1].write_bytes(b"%PDF-1.7\n" + os.urandom(4000))
    async with a_sitting(1, tmp_path / "data") as sitting:
        before = (await asyncio.to_thread(verify, tmp_path / "data")).head
        for file in files:
            said = {}
            for language in LANGUAGES:
                sitting.stage.operator.language = language
                with pytest.raises(CommandRefused) as caught:
                    await sitting.stage.operator.upload(file)
                assert caught.value.code.startswith("intake."), file
                said[language] = caught.value.problem.detail
            _require_sentences(said)
        assert (await asyncio.to_thread(verify, tmp_path / "data")).head == before


def _encrypt(source: Path, target: Path) -> None:
    import pymupdf

    with pymupdf.open(source) as document:
        document.save(target, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="mật khẩu", owner_pw="chủ")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("verify",), "DIR_OR_DATABASE_URL"),
        (("verify", "here", "--jsn"), "--jsn"),
        (("voting",), "voting"),
        (("demo", "--delegates", "many"), "many"),
        (("serve", "--data", "here", "--port", "99999"), "99999"),
        (("export", "here", "--to"), "--to"),
    ],
)
def test_a_wrong_command_line_gets_one_sentence_that_names_what_is_wrong(
    arguments: tuple[str, ...], named: str
) -> None:
    for said in _sentences_of(2, *arguments).values():
        assert len(said.splitlines()) == 1
        assert named in said
        assert "--help" in said


def test_the_minutes_of_a_damaged_journal_come_with_its_fault_and_status_1(tmp_path: Path) -> None:
    data = tmp_path / "hall"
    asyncio.run(_a_short_sitting(data))
    with sqlite3.connect(data / "journal.sqlite3") as journal:
        last = journal.execute("SELECT max(seq) FROM records").fetchone()[0]
        journal.execute("UPDATE records SET body = body || ' ' WHERE seq = ?", (last,))
    journal.close()
    for language, said in _sentences_of(1, "export", data, "--to", tmp_path / "out").items():
        assert str(last) in said, language
    assert (tmp_path / "out" / "minutes.docx").is_file()


async def _a_short_sitting(data: Path) -> None:
    async with a_sitting(3, data, joined=0):
        pass
