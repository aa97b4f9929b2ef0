"""Topic `devices`: which device is whose, and which is in sight."""

from typing import Literal

from chair_console.domain.state import HallState
from chair_console.protocol.views import DeviceView, ViewStruct

from .audience import Audience, Sighting, Surroundings


def _state(
    sighting: Sighting | None, delegate_id: str | None
) -> Literal["found", "assigned", "connected", "silent"]:
    if delegate_id is None:
        return "found"
    if sighting is None:
        return "silent"
    if sighting.connected:
        return "connected"
    return "assigned" if sighting.advertised else "silent"


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    shown: dict[str, ViewStruct] = {}
    bound = {d.id: d for d in state.devices.values() if d.delegate_id is not None}
    waiting = {key for key, s in around.sightings.items() if s.advertised}
    for device_id in [*bound, *sorted(waiting - bound.keys())]:
        device, sighting = bound.get(device_id), around.sightings.get(device_id)
        delegate_id = device.delegate_id if device else None
        shown[device_id] = DeviceView(
            id=device_id,
            name=(sighting.name if sighting and sighting.name else "") or (device.name if device else ""),
            state=_state(sighting, delegate_id),
            delegate_id=delegate_id,
            address=sighting.address if sighting else "",
            since=sighting.since if sighting else (device.assigned_at if device else 0),
            seen_at=sighting.seen_at if sighting else 0,
        )
    return shown
