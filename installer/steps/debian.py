"""System packages on Debian and Ubuntu: installed by root, named with the command for everyone else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache

from .shell import StepFailed, run
from .words import say, words

# Packages that newer releases renamed: the name there, after the name in Debian 12.
_RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def is_here() -> bool:
    return sys.platform == "linux" and shutil.which("apt-get") is not None


def can_install() -> bool:
    return is_here() and os.geteuid() == 0


def command(packages: Iterable[str]) -> str:
    """What a user types to install `packages`."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(map(local_name, packages))}"


def install(packages: Iterable[str]) -> None:
    """Installs packages as root. Raises StepFailed."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "-q", "update"], environment=quiet)
    local_name.cache_clear()
    names = [local_name(package) for package in packages]
    say("packages.installing", packages=", ".join(names))
    run(["apt-get", "-q", "install", "-y", "--no-install-recommends", *names], environment=quiet)


def install_or_name(missing: dict[str, str], hint: str = "") -> None:
    """Installs what is missing (thing → its packages) or raises StepFailed naming it and the command."""
    if not missing:
        return
    packages = sorted({package for packages in missing.values() for package in packages.split()})
    if can_install():
        install(packages)
    elif is_here():
        sentence = words("packages.missing", missing=", ".join(packages), command=command(packages))
        raise StepFailed("\n".join(filter(None, [sentence, hint])))
    else:
        sentence = words("packages.missing_elsewhere", missing=", ".join(sorted(missing)))
        raise StepFailed("\n".join(filter(None, [sentence, hint])))


@cache
def local_name(package: str) -> str:
    """The name of a package in this release."""
    renamed = _RENAMED.get(package)
    return renamed if renamed and _is_known(renamed) else package


def _is_known(package: str) -> bool:
    try:
        asked = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0
