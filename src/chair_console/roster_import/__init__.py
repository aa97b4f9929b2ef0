"""Reads a list of delegates from a spreadsheet or text file as offices really send them.

Nothing is stored. What cannot be read is reported with its row and column, never guessed in silence.

    reading = read_roster(Path("danh-sach.xlsx"))
    reading.accepted, reading.reported
    rows = delegate_rows(reading.accepted)  # for EnrolDelegates
"""

from .model import Person, Reported, RosterReading
from .report import read_roster_report
from .roster import delegate_rows, read_roster

__all__ = ["Person", "Reported", "RosterReading", "delegate_rows", "read_roster", "read_roster_report"]
