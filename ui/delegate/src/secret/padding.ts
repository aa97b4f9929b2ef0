/** Every secret vote on a paper has one length on the wire: TLS hides what is in a message, not how long it is. */
import type { BallotPaper } from "../generated/types";

const AROUND_MARKS_BYTES = 1200;
const ROOM_STEP_BYTES = 1024;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** How many bytes a vote on this paper has, whatever is marked; as in docs/protocol-secret-ballots.md. */
export function roomFor(paper: BallotPaper): number {
  const everything = paper.questions.map((question) => question.options.map((option) => option.id));
  const longest = bytesOf(JSON.stringify(everything)) + AROUND_MARKS_BYTES;
  return Math.ceil(longest / ROOM_STEP_BYTES) * ROOM_STEP_BYTES;
}

/** A JSON body with blanks behind it, which mean nothing, up to `room` bytes. */
export function padded(body: string, room: number): string {
  return body + " ".repeat(Math.max(0, room - bytesOf(body)));
}
