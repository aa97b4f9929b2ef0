"""What the installer says, in Vietnamese and English. Vietnamese unless the machine speaks English."""

from __future__ import annotations

import os
import sys

_SENTENCES = {
    # key: (Vietnamese, English)
    "environment.making": (
        "Đang tạo môi trường Python riêng trong thư mục .venv …",
        "Making a Python environment of its own in .venv …",
    ),
    "environment.installing": (
        "Đang cài các thư viện (lần đầu khoảng một đến ba phút, cần có mạng) …",
        "Installing the libraries (one to three minutes the first time; needs a network) …",
    ),
    "web_app.installing": (
        "Đang tải công cụ dựng ứng dụng cho máy tính bảng …",
        "Fetching what builds the tablets' app …",
    ),
    "web_app.building": (
        "Đang dựng ứng dụng cho máy tính bảng …",
        "Building the tablets' app …",
    ),
    "packages.installing": (
        "Đang cài các gói còn thiếu của hệ thống: {packages} …",
        "Installing missing system packages: {packages} …",
    ),
    "packages.missing": (
        "Máy còn thiếu: {missing}. Hãy chạy lệnh sau rồi chạy lại lệnh này:\n    {command}",
        "This machine lacks: {missing}. Run this, then the same command again:\n    {command}",
    ),
    "packages.missing_elsewhere": (
        "Máy còn thiếu: {missing}. Hãy cài bằng trình quản lý gói của hệ thống rồi chạy lại.",
        "This machine lacks: {missing}. Install it with the system's package manager, then run this again.",
    ),
    "packages.headless_hint": (
        "Muốn chạy ngay mà không cần cửa sổ, hãy thêm --headless.",
        "To run at once without windows, add --headless.",
    ),
    "display.none": (
        "Máy này không có màn hình đồ họa: kỳ họp mẫu chạy không cửa sổ (--headless).",
        "There is no display here: the sample session runs without windows (--headless).",
    ),
    "start.ready": (
        "Đã sẵn sàng. Đang mở kỳ họp mẫu …",
        "Ready. Opening the sample session …",
    ),
    "start.prepared": (
        "Đã chuẩn bị xong. Lần sau máy này không cần mạng nữa.",
        "All is prepared. From now on this machine needs no network.",
    ),
    "failed.step": (
        "Không làm được bước này. Chi tiết ở {log}; những dòng cuối:\n{tail}",
        "This step failed. Details are in {log}; its last lines:\n{tail}",
    ),
    "failed.network": (
        "Không tải được. Hãy kiểm tra kết nối mạng (và máy chủ proxy nếu có) rồi chạy lại. Chi tiết: {log}",
        "The download failed. Check the network (and any proxy), then run again. Details: {log}",
    ),
    "failed.disk": (
        "Ổ đĩa đã đầy. Hãy giải phóng ít nhất 2 GB rồi chạy lại. Chi tiết: {log}",
        "The disk is full. Free at least 2 GB, then run again. Details: {log}",
    ),
    "failed.system": (
        "Không ghi hoặc chạy được {what}: {reason}",
        "Could not write or run {what}: {reason}",
    ),
    "stopped": ("Đã dừng theo yêu cầu.", "Stopped as asked."),
}


def language() -> str:
    """`vi` or `en`, by the same rule as the program's own command line."""
    named = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "en" if named.lower().startswith("en") else "vi"


def words(key: str, **facts: object) -> str:
    """The sentence `key` in the machine's language. Raises KeyError for a sentence that is not here."""
    vietnamese, english = _SENTENCES[key]
    return (english if language() == "en" else vietnamese).format(**facts)


def say(key: str, **facts: object) -> None:
    print(words(key, **facts), flush=True)


def speak_utf8() -> None:
    """Lets Vietnamese through pipes and consoles that were opened with another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
