"""Every command that the program has. Exit status: 0 done, 1 a found fault or failed check, 2 wrong use."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from chair_console import __version__, system
from chair_console.domain.refusals import Refused
from chair_console.sentences import sentence, system_language
from chair_console.usage import UsageParser, port_number

if TYPE_CHECKING:
    from chair_console.journal import VerifyReport


def _print_json(value: object) -> None:
    print(msgspec.json.encode(value).decode())


def _desktop(args: argparse.Namespace) -> int:
    from chair_console.desktop.app import run_desktop
    from chair_console.hall.log import set_up_log

    data_dir = args.data or system.default_data_dir()
    set_up_log(data_dir, "desktop")
    return run_desktop(data_dir, args.port)


def _demo(args: argparse.Namespace) -> int:
    system.interrupt_when_stopped()  # the hall that it starts must not stay behind
    from chair_console.rehearsal.demo import run_demo

    if args.headless:
        return run_demo(
            delegates=args.delegates, report=args.report, seed=args.seed, data=args.data, port=args.port
        )
    from chair_console.desktop.app import run_desktop
    from chair_console.desktop.other_rooms import Rehearsal
    from chair_console.hall.log import set_up_log
    from chair_console.rehearsal.backstage import backstage

    with backstage(data=args.data, port=args.port) as ready:
        data_dir = Path(ready.operator_token_file).parents[1]
        set_up_log(data_dir, "desktop")
        return run_desktop(data_dir, ready.port, rehearsal=Rehearsal(args.delegates, args.seed))


def _serve(args: argparse.Namespace) -> int:
    from chair_console.hall.log import set_up_log
    from chair_console.hall.process import HallSettings, serve

    set_up_log(args.data)
    return serve(
        HallSettings(
            data_dir=args.data,
            database=args.database,
            host=args.host,
            port=args.port,
            name=args.name,
            advertise=not args.no_advertise,
        )
    )


def _tablet(args: argparse.Namespace) -> int:
    from chair_console.tablet.agent import run_agent

    return run_agent(args.name, args.state, headless=args.headless)


def _rehearse(args: argparse.Namespace) -> int:
    from chair_console.rehearsal.play import run_scenario

    system.interrupt_when_stopped()
    return run_scenario(_plain(args.scenario), report=args.report, data=args.data, database=args.database)


def _verify(args: argparse.Namespace) -> int:
    from chair_console.journal import verify
    from chair_console.journal.report import recount_report

    report = verify(args.journal)
    ballots = recount_report(args.journal, system_language()) if report.ok else None
    faults = [
        fault for fault in (_fault_of(report), *(ballots.faults if ballots else ())) if fault is not None
    ]
    if args.json:
        _print_json(
            {
                "ok": not faults,
                "records": report.records,
                "head": report.head,
                "first_bad_seq": report.first_bad_seq,
                "reason": faults[0] if faults else None,
                "ballots": ballots.rows if ballots else [],
            }
        )
    elif not faults:
        print(sentence("verify.ok", {"records": report.records, "head": report.head}, system_language()))
        for line in ballots.lines if ballots else ():
            print(line)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _fault_of(report: VerifyReport) -> str | None:
    return None if report.reason is None else sentence(report.reason, report.facts, system_language())


def _say_fault(report: VerifyReport) -> int:
    """A journal's fault on stderr; the exit status."""
    fault = _fault_of(report)
    if fault is not None:
        print(fault, file=sys.stderr)
    return 0 if report.ok else 1


def _plain(path: Path) -> Path:
    """The path of a file to read. Refused: `files.not_plain`; a pipe or a device would be read for ever."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise Refused("files.not_plain", path=path)
    return path


def _import_roster(args: argparse.Namespace) -> int:
    from chair_console.roster_import import read_roster_report

    return _report(read_roster_report(_plain(args.file), system_language()), as_json=args.json)


def _inspect_document(args: argparse.Namespace) -> int:
    from chair_console.hall.intake import inspect_report

    return _report(inspect_report(_plain(args.file), system_language()), as_json=args.json)


def _report(report: tuple[dict[str, object], list[str], bool], *, as_json: bool) -> int:
    """Print a report (as JSON, or line by line); a failed one ends with status 1."""
    value, lines, ok = report
    if as_json:
        _print_json(value)
    else:
        print("\n".join(lines), file=sys.stdout if ok else sys.stderr)
    return 0 if ok else 1


def _export(args: argparse.Namespace) -> int:
    from chair_console.minutes import export

    for path in export(args.data, args.to, session_id=args.session):
        print(path)
    if "://" not in args.data:  # a database holds no papers
        from chair_console.archive import write_archive

        print(write_archive(Path(args.data), args.to))
    from chair_console.journal import verify

    return _say_fault(verify(args.data))  # the files say it too; whoever only looks at the status must know


def _check_package(args: argparse.Namespace) -> int:
    from chair_console.package import open_package
    from chair_console.package.report import report_on

    return _report(report_on(open_package(_plain(args.file)), system_language()), as_json=args.json)


def _import_package(args: argparse.Namespace) -> int:
    from chair_console.client.package_import import import_into

    return import_into(args.file, args.data, args.key, system_language())


def _feed_token(args: argparse.Namespace) -> int:
    from chair_console.client.feed_token import make_feed_token

    _print_json(make_feed_token(args.data, args.name))
    return 0


def _openapi(args: argparse.Namespace) -> int:
    from chair_console.hall.api import describe_api

    _print_json(describe_api())
    return 0


def _doctor(args: argparse.Namespace) -> int:
    from chair_console.doctor import examine

    return _report(examine(system_language()), as_json=args.json)


def _crowd(args: argparse.Namespace) -> int:
    from chair_console.rehearsal.crowd import answer_the_chair

    return answer_the_chair(args.data, seed=args.seed, free=args.free, patience=args.patience)


def _load_sample(args: argparse.Namespace) -> int:
    from chair_console.rehearsal.load import load_into

    return load_into(args.data, args.delegates)


def _document_worker(args: argparse.Namespace) -> int:
    from chair_console.hall.intake.worker import main as work

    work()
    return 0


def _add(
    commands: argparse._SubParsersAction[UsageParser],
    name: str,
    act: Callable[[argparse.Namespace], int],
    help_text: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(act=act)
    return parser


def _hall_options(parser: argparse.ArgumentParser, *, data_required: bool) -> None:
    parser.add_argument("--data", type=Path, required=data_required, help="the hall's data folder")
    parser.add_argument("--port", type=port_number, default=8443, help="port for the tablets (0: a free one)")


def build_parser() -> argparse.ArgumentParser:
    parser = UsageParser(
        prog="chair-console",
        description="Runs a council's session without paper. Without a command: the windows.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    _hall_options(parser, data_required=False)
    parser.set_defaults(act=_desktop)
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_running(commands)
    _add_tools(commands)
    _add_helpers(commands)
    return parser


def _add_running(commands: argparse._SubParsersAction[UsageParser]) -> None:
    demo = _add(commands, "demo", _demo, "the sample session with simulated delegates, marked as a rehearsal")
    demo.add_argument("--headless", action="store_true", help="no windows; play the whole session by itself")
    demo.add_argument("--delegates", type=int, default=60, metavar="N", help="3 to 500 delegates")
    demo.add_argument("--report", type=Path, metavar="DIR", help="where summary.json and the minutes go")
    demo.add_argument("--seed", type=int, default=1, help="the same seed gives the same votes")
    demo.add_argument("--data", type=Path, help="the hall's data folder (default: a temporary one)")
    demo.add_argument("--port", type=port_number, default=0, help="port for the tablets (0: a free one)")
    serve = _add(commands, "serve", _serve, "the hall alone")
    _hall_options(serve, data_required=True)
    serve.add_argument(
        "--database",
        metavar="URL",
        help="PostgreSQL instead of the file: postgresql://USER@HOST/NAME (passwords: ~/.pgpass, PGPASSWORD)",
    )
    serve.add_argument("--host", default="0.0.0.0", help="address to listen on")
    serve.add_argument("--name", default="", help="the hall's name on the network")
    serve.add_argument("--no-advertise", action="store_true", help="do not announce the hall by DNS-SD")
    tablet = _add(commands, "tablet", _tablet, "a tablet's agent: advertises itself and joins when assigned")
    tablet.add_argument("--headless", action="store_true", help="without a window")
    tablet.add_argument("--name", default="", help="the tablet's name")
    tablet.add_argument("--state", type=Path, help="where the tablet keeps its identity")
    rehearse = _add(commands, "rehearse", _rehearse, "play a scenario through a real hall")
    rehearse.add_argument(
        "scenario", type=Path, metavar="SCENARIO.json", help="what happens, and what is expected"
    )
    rehearse.add_argument("--report", type=Path, metavar="DIR", help="where what was found is written")
    rehearse.add_argument("--data", type=Path, help="the hall's data folder (default: a temporary one)")
    rehearse.add_argument("--database", metavar="URL", help="PostgreSQL instead of the file")


def _add_tools(commands: argparse._SubParsersAction[UsageParser]) -> None:
    verify = _add(commands, "verify", _verify, "walk the whole journal and name the first bad record")
    verify.add_argument(
        "journal", metavar="DIR_OR_DATABASE_URL", help="a hall's data folder, or its database"
    )
    verify.add_argument("--json", action="store_true", help="for programs: JSON")
    roster = _add(commands, "import-roster", _import_roster, "read a roster file without storing it")
    roster.add_argument("file", type=Path, metavar="FILE", help="Excel or CSV")
    roster.add_argument("--json", action="store_true", help="for programs: JSON")
    inspect = _add(commands, "inspect-document", _inspect_document, "take in a document without storing it")
    inspect.add_argument(
        "file", type=Path, metavar="FILE", help="PDF, Word, Excel, PowerPoint, OpenDocument, picture"
    )
    inspect.add_argument("--json", action="store_true", help="for programs: JSON")
    export = _add(commands, "export", _export, "minutes, results and archive of a session")
    export.add_argument("data", metavar="DATA", help="the hall's data folder, or its database")
    export.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder to write into")
    export.add_argument("--session", metavar="ID", help="only if the folder holds this session")
    check = _add(commands, "check-package", _check_package, "check a session package and say what is in it")
    check.add_argument("file", type=Path, metavar="FILE", help="a package that was taken home, or an archive")
    check.add_argument("--json", action="store_true", help="for programs: JSON")
    take_in = _add(commands, "import-package", _import_package, "take a package's papers into a running hall")
    take_in.add_argument(
        "file", type=Path, metavar="FILE", help="a package that was taken home, or an archive"
    )
    take_in.add_argument("--data", type=Path, required=True, help="the data folder of the hall that runs")
    take_in.add_argument(
        "--key",
        default="",
        metavar="MARK",
        help="the mark of the hall that made the package, compared with that hall; without it, it is only told",
    )
    feed = _add(commands, "feed-token", _feed_token, "let another system follow who speaks, and nothing else")
    feed.add_argument("--data", type=Path, required=True, help="the data folder of the hall that runs")
    feed.add_argument("--name", default="", help="the system's name, for your own records")
    _add(commands, "openapi", _openapi, "the API's description as JSON")
    doctor = _add(commands, "doctor", _doctor, "check this machine and say what to do")
    doctor.add_argument("--json", action="store_true", help="for programs: JSON")


def _add_helpers(commands: argparse._SubParsersAction[UsageParser]) -> None:
    """What the program calls itself for; the help does not list it."""
    crowd = commands.add_parser("crowd")
    crowd.set_defaults(act=_crowd)
    crowd.add_argument("--data", type=Path, required=True, help="the data folder of the hall that runs")
    crowd.add_argument("--seed", type=int, default=1, help="the same seed gives the same votes")
    crowd.add_argument("--free", type=int, default=1, help="seats left for real people")
    crowd.add_argument("--patience", type=float, default=6.0, help="stretches thinking and speaking")
    load = commands.add_parser("load-sample")
    load.set_defaults(act=_load_sample)
    load.add_argument("--data", type=Path, required=True, help="the data folder of the hall that runs")
    load.add_argument("--delegates", type=int, default=60, help="3 to 500 delegates")
    commands.add_parser("document-worker").set_defaults(act=_document_worker)


def main(argv: list[str] | None = None) -> int:
    """The program. Errors are one sentence on stderr, never a traceback."""
    from chair_console.faults import explain

    args = build_parser().parse_args(argv)
    try:
        return int(args.act(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last place before a user would see a traceback
        print(explain(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
