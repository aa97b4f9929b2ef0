"""From a fresh clone to the sample session: `python3 installer/start.py`. Standard library only.

This file must be readable to older Pythons, so that they can say which Python is needed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from typing import NoReturn

NEWEST, OLDEST = (3, 13), (3, 11)
INSTALL_PYTHON = ["apt-get", "install", "-y", "python3.11", "python3.11-venv"]


def main() -> int:
    use_a_fitting_python()
    from steps.shell import StepFailed
    from steps.words import say, speak_utf8, words

    speak_utf8()
    try:
        return start(sys.argv[1:])
    except StepFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as error:
        print(words("failed.system", what=error.filename or "", reason=error.strerror), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 130


def start(arguments: list[str]) -> int:
    """Prepares what is not prepared and becomes the program. Raises StepFailed, OSError."""
    from steps import debian, web_app
    from steps.environment import Environment
    from steps.libraries import has_display, missing_libraries
    from steps.words import say, words

    options, passed_on = parse(arguments)
    headless = options.headless
    if not headless and not options.prepare_only and not has_display():
        say("display.none")
        headless = True
    environment = Environment()
    python, windows = environment.missing_packages("run"), {} if headless else missing_libraries()
    hint = words("packages.headless_hint") if windows and not python else ""
    debian.install_or_name(python | windows, hint)
    environment.prepare("run")
    web_app.build(environment)
    if options.prepare_only:
        say("start.prepared")
        return 0
    say("start.ready")
    demo = ["demo", *(["--headless"] if headless else []), *passed_on]
    become([str(environment.program("chair-console")), *demo])


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Our own options, and what `chair-console demo` gets."""
    parser = argparse.ArgumentParser(
        allow_abbrev=False,
        description="Prepares Chair Console and opens the sample session. "
        "Other options go to `chair-console demo`: --data DIR, --port N, --delegates N …",
    )
    parser.add_argument("--headless", action="store_true", help="no windows")
    parser.add_argument("--prepare-only", action="store_true", help="install and build, but do not start")
    return parser.parse_known_args(arguments)


def become(command: list[str]) -> NoReturn:
    """Runs the program in this one's place, so that signals and the exit status are its own."""
    sys.stdout.flush()
    if sys.platform == "win32":
        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def use_a_fitting_python() -> None:
    """Goes on in a Python that the program runs on, if there is one here; says which is needed if not."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    found = find_python() or (install_python() and find_python())
    if found:
        raise SystemExit(subprocess.run([found, *sys.argv], check=False).returncode)
    # Not in steps/words.py: an older Python may not be able to read that.
    here = ".".join(map(str, sys.version_info[:2]))
    language = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if language.lower().startswith("en"):
        sentence = f"Chair Console needs Python 3.11, 3.12 or 3.13; this is {here}. On Debian and Ubuntu run:"
    else:
        sentence = (
            f"Chair Console cần Python 3.11, 3.12 hoặc 3.13; đây là {here}. Trên Debian và Ubuntu hãy chạy:"
        )
    raise SystemExit(f"{sentence}\n    sudo {' '.join(INSTALL_PYTHON)}")


def find_python() -> str | None:
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    return next(filter(None, map(shutil.which, names)), None)


def install_python() -> bool:
    """Installs one where this user may; False if that cannot be."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    subprocess.run(["apt-get", "-q", "update"], stdout=subprocess.DEVNULL, check=False)
    return subprocess.run(INSTALL_PYTHON, stdout=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
