"""The hall itself: the desk, and around it the register, the publisher, the blobs and what is in sight."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import structlog

from chair_console import __version__
from chair_console.domain import devices, roster
from chair_console.domain.actors import Actor
from chair_console.domain.messages import Command
from chair_console.domain.refusals import Refused
from chair_console.domain.standing import Standing
from chair_console.journal import JournalRefused, Store
from chair_console.protocol.envelope import HallInfo, JoinCode, JoinRequest, Receipt, TabletClaim
from chair_console.protocol.ids import require_short_ids
from chair_console.protocol.marks import require_marks_of_a_paper
from chair_console.protocol.numbers import require_numbers_in_reach
from chair_console.protocol.views import Text
from chair_console.sentences import sentence

from .blobs import Blobs
from .clock import steady_ms, wall_clock_ms
from .desk import Committed, Desk
from .feeds import Feeds
from .followers import Followers
from .fresh_ids import fresh_id
from .identity.claims import Challenges, require_own_signature
from .identity.limiter import GuessLimiter, RequestLimiter
from .identity.register import Grant, Register
from .intake import Intake
from .output_pages import OutputPages
from .packages import Packages
from .publisher import Follower, Publisher
from .secret_ballots import SecretBallots
from .tls import TlsFiles
from .topics.audience import Sighting, Surroundings, audience_of_topic
from .urn_keys import UrnKeys
from .urns import Urns
from .words import hall_words

log = structlog.get_logger(__name__)

JOURNAL_NOTICE = "journal"
URN_NOTICE = "urn"
CLOCK_NOTICE = "clock"
STANDSTILL_NOTICE = "standstill"
UNWRITTEN_NOTICE = "unwritten"
FAR_AHEAD_MS = 60_000


class Hall:
    """One hall on one data folder. Everything here runs in one asyncio loop."""

    def __init__(self, store: Store, data_dir: Path, tls: TlsFiles, name: str) -> None:
        self.hall_id = store.hall_id
        self.epoch = store.epoch
        self.name = name
        self.tls = tls
        self.join_url = ""
        self.work_dir = data_dir / "work"
        self.work_dir.mkdir(parents=True, exist_ok=True)
        self.blobs = Blobs(data_dir)
        self.intake = Intake(self.blobs, data_dir)
        self.packages = Packages(self.blobs, data_dir)
        self.register = Register(data_dir / "identity")
        self.limiter = GuessLimiter(steady_ms)
        self.public_limiter = RequestLimiter(steady_ms)
        self.challenges = Challenges()
        self.desk = Desk(
            store,
            Urns(UrnKeys(data_dir / "urns")),
            known_file=self.intake.known,
            keeps_logo=self.intake.is_logo,
        )
        self.secret = SecretBallots(self.desk)
        self.around = Surroundings(words=hall_words(self.hall_id))
        self.publisher = Publisher(self.desk, self.around, epoch=self.epoch, started_at=wall_clock_ms())
        self.publisher.delegates_connected = self._delegates_connected
        self.pages = OutputPages(self.desk, self.register, self.publisher, self.limiter)
        self.feeds = Feeds(self.register, self.publisher)
        self.around.intake = self.intake.uploads.views
        self.around.timeline = self.desk.timeline.entries
        self.intake.secrecy_allowed = lambda: self.desk.shown.rules().secrecy_allowed
        self.intake.uploads.on_change = lambda: self.publisher.around_changed("intake")
        self.followers = Followers()
        self._joining = asyncio.Lock()
        self.desk.on_committed = self._committed
        self.desk.on_failed = self._failed
        self.desk.on_rebuilt = self._rebuilt
        self.desk.on_blocked = self._blocked
        self.desk.on_standstill = self._stood_still
        self.desk.on_unwritten = self._unwritten
        self._void_strays()
        self.secret.clear_up()

    def start(self) -> None:
        """Begin to write and to watch the clock; inside the running loop."""
        self.desk.start()
        self.secret.resume()
        self._look_for_lost_urns()

    # --- commands ---------------------------------------------------------------------------------------------

    async def give(
        self, actor: Actor, command_id: str, command: Command, seen: Standing | None = None
    ) -> Receipt:
        """Carry out a command that was given to what is `seen`. Raises `Refused`, `JournalRefused`."""
        if not 8 <= len(command_id) <= 64:
            raise Refused("protocol.bad_command_id")
        require_marks_of_a_paper(command)
        require_short_ids(command)
        require_numbers_in_reach(command)
        await self.secret.ready_for(command)
        return await self.desk.submit(actor, command_id, command, seen=seen)

    def _committed(self, batch: list[Committed]) -> None:
        for committed in batch:
            for event in committed.events:
                self._secure(event)
                self.pages.happened(event)
                self.secret.happened(event)
        self.publisher.committed(batch)
        if URN_NOTICE in self.around.notices:
            self._look_for_lost_urns()
        if JOURNAL_NOTICE in self.around.notices:  # there is room again
            self._safe_again()

    def _secure(self, event: object) -> None:
        """Keep tokens and codes in step with the roster and the devices."""
        match event:
            case roster.DelegatesEnrolled():
                self._issue_codes()
            case roster.JoinCodeReissued(delegate_id=delegate_id):
                self._issue_codes()
                self._shut_out(delegate_id=delegate_id)
            case roster.MandateEnded(delegate_id=delegate_id):
                self._shut_out(delegate_id=delegate_id)
            case roster.DelegateAmended(delegate=row):
                self._look_anew(row.id)
            case devices.DeviceReleased(device_id=device_id):
                self._shut_out(device_id=device_id)

    def _look_anew(self, delegate_id: str) -> None:
        """In another group, a delegate reads other papers."""
        for follower, grant in self.followers.items():
            if grant.actor.delegate_id == delegate_id:
                audience = audience_of_topic("documents", self.desk.shown, grant.actor)
                follower.look_as("documents", audience)

    def _issue_codes(self) -> None:
        self.register.ensure_codes(
            {d.id: d.code_generation for d in self.desk.shown.roster.values() if d.in_office}
        )

    def _shut_out(self, *, delegate_id: str | None = None, device_id: str | None = None) -> None:
        self._void(lambda grant: grant.actor.delegate_id == delegate_id or grant.device_id == device_id)

    def _void(self, void: Callable[[Grant], bool]) -> None:
        self.register.revoke_delegates(void)
        for follower, grant in self.followers.items():
            if grant.actor.delegate_id is not None and void(grant):
                follower.dismiss("live.revoked")

    def _void_strays(self) -> None:
        """What the journal took from a delegate is void, even if the hall died before it could act on that."""
        state = self.desk.shown
        self._issue_codes()

        def stray(grant: Grant) -> bool:
            delegate = state.roster.get(grant.actor.delegate_id or "")
            device = state.devices.get(grant.device_id)
            bound = device is not None and device.delegate_id == grant.actor.delegate_id
            return delegate is None or not delegate.in_office or not bound

        self._void(stray)
        self.pages.let_strays_go()

    def _failed(self, refusal: JournalRefused) -> None:
        facts = dict(refusal.facts)
        text = Text(sentence(refusal.code, facts, "vi"), sentence(refusal.code, facts, "en"))
        self.publisher.notice(JOURNAL_NOTICE, "danger", text)
        self.publisher.set_safe(False)

    def _blocked(self, refusal: JournalRefused) -> None:
        if JOURNAL_NOTICE not in self.around.notices:
            self._failed(refusal)

    def _stood_still(self, ms: int) -> None:
        """Say that the machine slept: what it means for the ballot, or for who speaks."""
        self._lost(
            STANDSTILL_NOTICE,
            "hall.slept_in_ballot" if self.desk.shown.running_ballot() else "hall.slept",
            ms,
        )

    def _unwritten(self, ms: int) -> None:
        """Say why the ballot that is open ends later than it was announced to."""
        self._lost(UNWRITTEN_NOTICE, "hall.unwritten_in_ballot", ms)

    def _lost(self, notice_id: str, code: str, ms: int) -> None:
        until = self.desk.now()
        facts: dict[str, object] = {"from_at": until - ms, "until_at": until, "seconds": -(-ms // 1000)}
        text = Text(sentence(code, facts, "vi"), sentence(code, facts, "en"))
        self.publisher.notice(notice_id, "warning", text)
        log.warning(code, ms=ms)

    def look_for_room(self) -> None:
        """Take the warning back once the journal takes records again: nobody has to try first."""
        if JOURNAL_NOTICE in self.around.notices and self.desk.takes_records():
            self._safe_again()

    def _safe_again(self) -> None:
        self.publisher.withdraw_notice(JOURNAL_NOTICE)
        self.publisher.set_safe(True)

    def _rebuilt(self) -> None:
        self._safe_again()
        self._void_strays()
        self.secret.resume()
        self._look_for_lost_urns()
        self.publisher.rebuilt()

    def _look_for_lost_urns(self) -> None:
        """Tell the desk at once, not at the close: until the ballot is withdrawn, everyone is refused."""
        lost = self.secret.lost()
        if lost is None:
            self.publisher.withdraw_notice(URN_NOTICE)
        elif URN_NOTICE not in self.around.notices:
            facts: dict[str, object] = {"title": lost.title}
            text = Text(sentence("ballot.urn_lost", facts, "vi"), sentence("ballot.urn_lost", facts, "en"))
            self.publisher.notice(URN_NOTICE, "danger", text)

    def compare_clocks(self) -> None:
        """Tell the desk while the machine's clock is far behind what the journal has got to: time never goes back."""
        minutes = self.desk.clock.ahead_ms() // FAR_AHEAD_MS
        if minutes > 0 and CLOCK_NOTICE not in self.around.notices:
            facts = {"minutes": minutes}
            text = Text(
                sentence("hall.clock_behind", facts, "vi"), sentence("hall.clock_behind", facts, "en")
            )
            self.publisher.notice(CLOCK_NOTICE, "warning", text)
        elif minutes <= 0:
            self.publisher.withdraw_notice(CLOCK_NOTICE)

    # --- joining ----------------------------------------------------------------------------------------------

    async def join(self, request: JoinRequest, source: str) -> tuple[str, Grant]:
        """Bind a device to the delegate whose code it gives.

        Refused: `join.too_many`, `join.unknown_code`, `join.used`, `join.no_device`.
        """
        entry = self.register.find_code(request.code)
        wait = self.limiter.wait_seconds(source)
        # The secret of a personal link cannot be guessed: whoever has it need not wait for those who guess.
        if wait and (entry is None or request.code.strip() != entry.link):
            raise Refused("join.too_many", minutes=-(-wait // 60))
        if not 8 <= len(request.device_id) <= 80:
            raise Refused("join.no_device")
        delegate = self.desk.shown.roster.get(entry.delegate_id) if entry is not None else None
        if entry is None or delegate is None or not delegate.in_office:
            self.limiter.count_wrong(source)
            raise Refused("join.unknown_code")
        async with self._joining:  # two devices with the same code at the same moment
            bound = devices.device_of(self.desk.shown, delegate.id)
            if bound is not None and bound.id != request.device_id:
                raise Refused("join.used", name=delegate.name, seat=delegate.seat)
            command = devices.AssignDevice(
                device_id=request.device_id, name=request.device_name, delegate_id=delegate.id
            )
            await self.desk.submit(Actor(role="operator", name="join code"), f"join-{fresh_id()}", command)
        self.limiter.count_right(source, delegate.id)
        return self.register.issue(
            "delegate", delegate_id=delegate.id, device_id=request.device_id, name=delegate.name
        )

    def claim(self, request: TabletClaim) -> tuple[str, Grant]:
        """The access of a tablet that was found on the network and assigned at the desk.

        Refused: `devices.bad_claim`, `devices.not_assigned`.
        """
        self.challenges.require_fresh(request.challenge)
        device_id = require_own_signature(
            self.hall_id, request.public_key, request.challenge, request.signature
        )
        device = self.desk.shown.devices.get(device_id)
        if device is None or device.delegate_id is None:
            raise Refused("devices.not_assigned")
        delegate = self.desk.shown.roster[device.delegate_id]
        return self.register.issue(
            "delegate", delegate_id=delegate.id, device_id=device_id, name=delegate.name
        )

    def join_codes(self) -> list[JoinCode]:
        shown = self.desk.shown
        bound = {d.delegate_id for d in shown.devices.values()}
        codes = []
        for delegate in shown.roster.values():
            entry = self.register.code_of(delegate.id)
            if entry is not None and delegate.in_office:
                codes.append(
                    JoinCode(
                        delegate_id=delegate.id,
                        name=delegate.name,
                        seat=delegate.seat,
                        code=entry.code,
                        link=f"{self.join_url}#join={entry.link}",
                        used=delegate.id in bound,
                    )
                )
        return codes

    def info(self) -> HallInfo:
        session = self.desk.shown.session
        return HallInfo(
            hall_id=self.hall_id,
            name=self.name,
            epoch=self.epoch,
            version=__version__,
            body=session.body if session else "",
            title=session.title if session else "",
            language=session.language if session else "vi",
            rehearsal=session.rehearsal if session else False,
            words=self.around.words,
            phase=self.desk.shown.phase(),
        )

    # --- who is in sight --------------------------------------------------------------------------------------

    def connected(self, follower: Follower, grant: Grant) -> None:
        self.followers.came(follower, grant)
        self.publisher.add(follower)
        self.pages.connected(follower, grant)
        self.feeds.connected(follower, grant)
        self._sight(grant, connected=True)

    def disconnected(self, follower: Follower, grant: Grant) -> None:
        self.followers.left(follower)
        self.publisher.discard(follower)
        self.pages.disconnected(follower)
        self.feeds.disconnected(follower)
        still = any(other.device_id == grant.device_id for other in self.followers.values())
        self._sight(grant, connected=still)

    def heard(self, grant: Grant) -> None:
        sighting = self.around.sightings.get(grant.device_id)
        if sighting is not None:
            sighting.seen_at = wall_clock_ms()

    def _sight(self, grant: Grant, *, connected: bool) -> None:
        if not grant.device_id:
            self.publisher.around_changed("journal")
            return
        now = wall_clock_ms()
        sighting = self.around.sightings.setdefault(
            grant.device_id, Sighting(id=grant.device_id, name="", address="", since=now, seen_at=now)
        )
        sighting.connected, sighting.seen_at, sighting.since = connected, now, now
        self.publisher.around_changed("devices")

    def advertised(self, device_id: str, name: str, address: str, *, present: bool) -> None:
        """A tablet advertises itself on the network (or has said goodbye)."""
        now = wall_clock_ms()
        sighting = self.around.sightings.setdefault(
            device_id, Sighting(id=device_id, name=name, address=address, since=now, seen_at=now)
        )
        sighting.advertised, sighting.name, sighting.address, sighting.seen_at = present, name, address, now
        if not present and not sighting.connected and device_id not in self.desk.shown.devices:
            del self.around.sightings[device_id]
        self.publisher.around_changed("devices")

    def _delegates_connected(self) -> int:
        return len({g.actor.delegate_id for g in self.followers.values() if g.actor.delegate_id is not None})

    # --- files ------------------------------------------------------------------------------------------------

    async def page_picture(self, sha256: str, page: int, width: int) -> Path:
        return await self.intake.page_picture(sha256, page, width)

    async def difference(self, old: str, new: str) -> Path:
        return await self.intake.difference(old, new)

    async def close(self) -> None:
        await self.followers.dismiss("live.hall_stops")
        await self.intake.close()
        await self.secret.close()
        self.desk.close()
        self.secret.sweep()
        self.register.close()
