"""A chair's client as a program: prints the devices topic as JSON, takes "assign ID" and "release ID" on stdin.

With the word `notices` behind the hall's file it prints what the hall has to say instead.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import msgspec

from chair_console.client import HallClient, HallHttp
from chair_console.client.hall_process import Ready
from chair_console.domain import devices, roster, session
from chair_console.protocol.views import DeviceView, NoticeView


def say(value: object) -> None:
    print(json.dumps(value), flush=True)


async def main(ready: Ready, watched: str) -> None:
    operator = HallHttp(ready.url, ready.ca_file, ready.operator_token())
    chair = HallClient(ready.url, (await operator.make_token("chair")).token, ready.ca_file)

    def changed(topic: str, keys: set[str]) -> None:
        if topic != watched:
            return
        if topic == "notices":
            notices = [v for v in chair.topics["notices"].values() if isinstance(v, NoticeView)]
            say({notice.id: notice.text.en for notice in notices})
        else:
            views = [v for v in chair.topics["devices"].values() if isinstance(v, DeviceView)]
            say({view.id: [view.name, view.state, view.delegate_id] for view in views})

    chair.on_topic(changed)
    await chair.start()
    await chair.until(lambda: chair.state == "live")
    sitting = session.SittingPlan(id="s1", title="S", planned_at=0, ends_at=1)
    await chair.command(session.ConveneSession(body="B", title="T", sittings=[sitting]))
    await chair.command(roster.EnrolDelegates(delegates=[roster.DelegateRow(id="d1", name="Lan", seat="A3")]))
    say({"ready": True})
    while line := await asyncio.to_thread(sys.stdin.readline):
        verb, device_id = line.split()
        if verb == "assign":
            await chair.command(devices.AssignDevice(device_id=device_id, delegate_id="d1"))
        else:
            await chair.command(devices.ReleaseDevice(device_id=device_id))
    await chair.close()
    await operator.close()


if __name__ == "__main__":
    asyncio.run(
        main(
            msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Ready), (sys.argv[2:] or ["devices"])[0]
        )
    )
