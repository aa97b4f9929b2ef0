"""Makes the tablets' TypeScript types from the protocol's Python types: one source for both ends.

`python tools/make_types.py` writes ui/delegate/src/generated/schema.json and types.ts;
`--check` writes nothing and ends with status 1 where they are not current.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from shutil import which
from typing import Any, Final

import msgspec

from chair_console.domain.access import ACCESS
from chair_console.domain.hall import COMMANDS
from chair_console.protocol.documents import DocumentDifference, DocumentIndex
from chair_console.protocol.envelope import Access, HallInfo, JoinRequest, Problem, Receipt
from chair_console.protocol.live import Beat, Beaten, Bye, Follow, Hello
from chair_console.protocol.secret_ballots import Paper, PaperReceipt, PublishedUrn, SignedToken, TokenOrder
from chair_console.protocol.topics import TOPICS_OF_ROLE, VIEW_OF

WEB_APP: Final = Path(__file__).resolve().parent.parent / "ui" / "delegate"
SCHEMA: Final = WEB_APP / "src" / "generated" / "schema.json"
TYPES: Final = WEB_APP / "src" / "generated" / "types.ts"
CONVERTER: Final = WEB_APP / "node_modules" / "json-schema-to-typescript" / "dist" / "src" / "cli.js"

BANNER: Final = "/* Made by tools/make_types.py from the protocol's Python types. Do not edit. */"
ALWAYS_WHOLE: Final = (
    "Access", "Answer", "BallotPaper", "FloorLimits", "HandCount", "MyOpinion", "MyVote", "Option", "Papers",
    "AnswerPromise", "Question", "Respondent", "Rule", "Text", "WrittenAnswer",
)  # fmt: skip
PLAIN: Final = (
    Access, HallInfo, JoinRequest, Problem, Receipt, Follow, Beat, Hello, Beaten, Bye, DocumentIndex,
    DocumentDifference, TokenOrder, SignedToken, Paper, PaperReceipt, PublishedUrn,
)  # fmt: skip


class NodeIsMissing(Exception):
    """Node.js or the web app's modules are not installed here."""


def _topics() -> tuple[str, ...]:
    return TOPICS_OF_ROLE["delegate"]


def _anything(kind: type) -> dict[str, Any]:
    """Schema of the facts behind a refusal: msgspec takes an empty one for none."""
    return {"description": "of any kind"}


def _name_the_places(part: Any) -> None:
    """Tuples in the older spelling, which the converter knows: `items` is the list of places."""
    if isinstance(part, dict):
        if "prefixItems" in part:
            part["items"] = part.pop("prefixItems")
            part["additionalItems"] = False
        for inner in part.values():
            _name_the_places(inner)
    elif isinstance(part, list):
        for inner in part:
            _name_the_places(inner)


def _commands() -> list[type[msgspec.Struct]]:
    """What a delegate may send."""
    return [command for command in COMMANDS if "delegate" in ACCESS[command].roles]


def schema() -> dict[str, Any]:
    """One JSON Schema with a definition a type; `Command` and `Topics` join them."""
    commands = _commands()
    views = {topic: VIEW_OF[topic] for topic in _topics()}
    types: Iterable[Any] = [*PLAIN, *commands, *views.values()]
    references, components = msgspec.json.schema_components(
        types, schema_hook=_anything, ref_template="#/$defs/{name}"
    )
    names = [reference["$ref"].rpartition("/")[2] for reference in references]
    received = [component for name, component in components.items() if name.endswith("View")]
    for component in [*received, *(components[name] for name in ALWAYS_WHOLE)]:
        component["required"] = list(component["properties"])
    components["Command"] = {"oneOf": [{"$ref": f"#/$defs/{command.__name__}"} for command in commands]}
    components["Topic"] = {"enum": list(views)}
    components["Views"] = {
        "type": "object",
        "properties": {topic: {"$ref": f"#/$defs/{view.__name__}"} for topic, view in views.items()},
        "required": list(views),
    }
    for component in components.values():
        _name_the_places(component)
    names += ["Command", "Topic", "Views"]
    return {
        "title": "Protocol",
        "type": "object",
        "properties": {name: {"$ref": f"#/$defs/{name}"} for name in names},
        "required": names,
        "$defs": components,
    }


def schema_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def types_text(schema_json: str) -> str:
    """The TypeScript of a schema. Raises `NodeIsMissing` where the converter is not installed."""
    node = which("node")
    if node is None or not CONVERTER.is_file():
        raise NodeIsMissing("run `npm ci` in ui/delegate first")
    made = subprocess.run(
        [node, str(CONVERTER), "--additionalProperties=false", "--bannerComment", BANNER],
        input=schema_json,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return made.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the files are current")
    options = parser.parse_args()
    made_schema = schema_text()
    made = {SCHEMA: made_schema, TYPES: types_text(made_schema)}
    if options.check:
        stale = [p for p, text in made.items() if not p.is_file() or p.read_text(encoding="utf-8") != text]
        for path in stale:
            print(f"{path.name} is not current: run tools/make_types.py", file=sys.stderr)
        return 1 if stale else 0
    SCHEMA.parent.mkdir(parents=True, exist_ok=True)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
