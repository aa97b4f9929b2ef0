"""Topic `scene`: the finished picture of one output, made of what a projector may see and of nothing else."""

from datetime import datetime

from chair_console.domain.outputs import plans_of
from chair_console.domain.state import HallState
from chair_console.protocol.screen_views import SceneView
from chair_console.protocol.topics import SINGLE, TOPICS_OF_ROLE
from chair_console.protocol.views import ViewStruct
from chair_console.scene.floor import caption
from chair_console.scene.outputs import held_back, output_scene
from chair_console.scene.still import still
from chair_console.scene.topics import Tables, Topics
from chair_console.scene.words import Words

from .audience import Audience, Surroundings

WIDTH = 1600


def page_address(sha256: str, page: int) -> str:
    """Where the hall gives the picture of a page, or (page 0) of the logo."""
    return f"/page/{sha256}/{page}.jpg?w={WIDTH}" if page else f"/logo/{sha256}"


def view(state: HallState, audience: Audience, around: Surroundings) -> dict[str, ViewStruct]:
    plan = plans_of(state).get(audience.output_id)
    if plan is None:
        return {}
    topics, now = Topics(_seen(state, around)), around.now()
    words = Words("en" if topics.session is not None and topics.session.language == "en" else "vi")
    frozen_at = state.screen.frozen_at
    if frozen_at is not None and not state.screen.blank:
        # A page keeps the picture it has; who comes now gets one that the chair has not held back.
        topics = held_back(topics)
    scene = output_scene(topics, words, now, plan, picture=page_address)
    if scene["view"] != "blank" and frozen_at is None:
        scene.setdefault("caption", caption(topics, words, now))
    offset = datetime.fromtimestamp(now / 1000).astimezone().utcoffset()
    shown = SceneView(
        output_id=audience.output_id,
        plan=plan,
        language=words.language,
        utc_offset_minutes=int(offset.total_seconds() // 60) if offset is not None else 0,
        frozen_at=frozen_at,
        scene=still(scene) | {"link_lost": words("scene.link_lost", time="{time}")},
    )
    return {SINGLE: shown}


def _seen(state: HallState, around: Surroundings) -> Tables:
    """What a projector's window is told."""
    from . import VIEWS  # the table of all topics names this one too

    hall = Audience("hall")
    return {topic: VIEWS[topic](state, hall, around) for topic in TOPICS_OF_ROLE["projector"]}
