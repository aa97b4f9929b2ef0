from __future__ import annotations

import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from steps import debian, test_needs
from steps.libraries import QT_LIBRARIES, has_display, missing_libraries
from steps.shell import StepFailed

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks for libraries of Linux")


@linux_only
def test_a_library_that_the_system_lacks_is_found_with_its_package() -> None:
    needed = {"libc.so.6": "libc6", "libnot-there.so.7": "libnot-there7"}
    assert missing_libraries(needed) == {"libnot-there.so.7": "libnot-there7"}


@linux_only
def test_every_library_that_qt_asks_the_system_for_is_in_the_list() -> None:
    import PySide6

    qt = Path(PySide6.__file__).parent / "Qt"
    files = [*qt.glob("lib/libQt6Xcb*.so.6"), qt / "plugins" / "platforms" / "libqxcb.so"]
    asked = {name for file in files for name in needed_by(file)}
    ours = (
        "libQt6",
        "libc.",
        "libm.",
        "libstdc++.",
        "libgcc_s.",
        "ld-linux",
        "libpthread",
        "libdl",
        "librt.",
        "libz.",
    )
    strangers = {name for name in asked if not name.startswith(ours)}
    assert strangers
    # libgthread comes with libglib.
    assert strangers - QT_LIBRARIES.keys() <= {"libgthread-2.0.so.0"}


def needed_by(file: Path) -> set[str]:
    """Names of shared libraries that stand in a library's own text."""
    words = file.read_bytes().split(b"\0")
    return {
        word.decode()
        for word in words
        if word.startswith(b"lib") and b".so." in word and len(word) < 40 and word.isascii()
    }


@linux_only
def test_without_a_display_there_is_none() -> None:
    assert not has_display({})
    assert not has_display({"DISPLAY": ":98765"})
    assert not has_display({"DISPLAY": "nonsense"})
    assert not has_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"})


@linux_only
def test_a_display_that_answers_counts_and_so_does_a_chosen_platform() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"})
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/wayland-7")
        server.listen()
        assert has_display({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": folder})


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Packages that were installed, on a Debian where this user may install."""
    installed: list[str] = []
    monkeypatch.setattr(debian, "is_here", lambda: True)
    monkeypatch.setattr(debian, "can_install", lambda: True)
    monkeypatch.setattr(debian, "install", installed.extend)
    monkeypatch.setattr(debian, "local_name", lambda package: package)
    return installed


def test_root_gets_missing_packages_installed_each_once(apt: list[str]) -> None:
    debian.install_or_name({"libb.so": "b", "liba.so": "a", "libaa.so": "a"})
    assert apt == ["a", "b"]


def test_nothing_is_installed_when_nothing_is_missing(apt: list[str]) -> None:
    debian.install_or_name({})
    assert apt == []


def test_others_get_the_exact_command(apt: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "can_install", lambda: False)
    with pytest.raises(StepFailed) as failure:
        debian.install_or_name({"libEGL.so.1": "libegl1"}, hint="--headless")
    assert "sudo apt-get install -y --no-install-recommends libegl1" in str(failure.value)
    assert str(failure.value).endswith("--headless")


def test_other_systems_get_the_names_of_the_libraries(
    apt: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "can_install", lambda: False)
    monkeypatch.setattr(debian, "is_here", lambda: False)
    with pytest.raises(StepFailed, match=r"libEGL\.so\.1"):
        debian.install_or_name({"libEGL.so.1": "libegl1"})


@pytest.mark.parametrize(("newer", "name"), [(True, "libglib2.0-0t64"), (False, "libglib2.0-0")])
def test_a_package_has_the_name_that_this_release_gives_it(
    newer: bool, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "_is_known", lambda package: newer)
    debian.local_name.cache_clear()
    assert debian.local_name("libglib2.0-0") == name
    debian.local_name.cache_clear()


@linux_only
def test_a_quick_check_asks_for_less_than_a_full_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_needs, "_is_here", lambda program: False)
    quick, full = test_needs.missing(quick=True), test_needs.missing(quick=False)
    assert quick.items() < full.items()
    assert full["initdb"] == "postgresql"
