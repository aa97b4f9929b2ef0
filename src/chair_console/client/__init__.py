"""The typed client of the protocol: every Python window, tablet agent and simulated delegate is one.

It knows the domain's and the protocol's types and nothing of how the hall works.
"""

from .connection import ClientClosed, HallClient
from .hall_process import HallProcess, HallStartRefused
from .http import CommandRefused, HallHttp

__all__ = ["ClientClosed", "CommandRefused", "HallClient", "HallHttp", "HallProcess", "HallStartRefused"]
