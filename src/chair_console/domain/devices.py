"""Which device speaks for which delegate. Found and silent devices are the hall process's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from .actors import Context
from .messages import Command, Event
from .refusals import Refused
from .roster import delegate_in_office

if TYPE_CHECKING:
    from .state import HallState


class Device(msgspec.Struct, kw_only=True):
    """A tablet that is, or was, bound to a delegate."""

    id: str
    name: str
    delegate_id: str | None
    assigned_at: int


class AssignDevice(Command, frozen=True, kw_only=True):
    """Bind a device to a delegate; a delegate's earlier device is released by it."""

    device_id: str
    name: str = ""
    delegate_id: str


class ReleaseDevice(Command, frozen=True, kw_only=True):
    device_id: str


class DeviceAssigned(Event, frozen=True, kw_only=True):
    device_id: str
    name: str
    delegate_id: str
    at: int


class DeviceReleased(Event, frozen=True, kw_only=True):
    device_id: str
    at: int


def device_of(state: HallState, delegate_id: str) -> Device | None:
    """The device that is bound to the delegate, if any."""
    return next((d for d in state.devices.values() if d.delegate_id == delegate_id), None)


def decide_assign_device(state: HallState, command: AssignDevice, context: Context) -> list[Event]:
    delegate = delegate_in_office(state, command.delegate_id)
    if not command.device_id:
        raise Refused("devices.no_id")
    known = state.devices.get(command.device_id)
    if known is not None and known.delegate_id == delegate.id:
        return []
    if known is not None and known.delegate_id is not None:
        raise Refused("devices.taken", name=state.roster[known.delegate_id].name)
    events: list[Event] = []
    earlier = device_of(state, delegate.id)
    if earlier is not None:
        events.append(DeviceReleased(device_id=earlier.id, at=context.now))
    assigned = DeviceAssigned(
        device_id=command.device_id, name=command.name[:80], delegate_id=delegate.id, at=context.now
    )
    return [*events, assigned]


def decide_release_device(state: HallState, command: ReleaseDevice, context: Context) -> list[Event]:
    device = state.devices.get(command.device_id)
    if device is None or device.delegate_id is None:
        raise Refused("devices.not_assigned")
    return [DeviceReleased(device_id=device.id, at=context.now)]


def apply_device_assigned(state: HallState, event: DeviceAssigned) -> None:
    state.devices[event.device_id] = Device(
        id=event.device_id, name=event.name, delegate_id=event.delegate_id, assigned_at=event.at
    )


def apply_device_released(state: HallState, event: DeviceReleased) -> None:
    state.devices[event.device_id].delegate_id = None
