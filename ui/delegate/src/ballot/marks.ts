/** A filled-in paper: for each question the ids of the chosen options (those left, on a paper for crossing out). Pure. */
import type { BallotView, CastVote, Question } from "../generated/types";

export type Choice = NonNullable<CastVote["choice"]>;
export type Marks = string[][];

export const SIGNS = { for: "check", against: "cross", abstain: "ring" } as const;

/** An open motion is voted with a `choice`, everything else with `marks`. */
export function filled(vote: { choice?: CastVote["choice"]; marks?: Marks }): Marks {
  return vote.choice ? [[vote.choice]] : (vote.marks ?? []);
}

export function isChoice(id: string | undefined): id is Choice {
  return id !== undefined && id in SIGNS;
}

export function isSecret(ballot: BallotView): boolean {
  return ballot.kind !== "open";
}

/** Many persons and the same few answers for each; one person alone is a question like any other. */
export function isGrid(ballot: BallotView): boolean {
  const onConfidence = ballot.form === "confidence_poll" || ballot.form === "confidence_vote";
  return onConfidence && ballot.paper.questions.length > 1;
}

/** A paper before anybody touched it: nothing is chosen; on a paper for crossing out every name stands. */
export function untouched(ballot: BallotView): Marks {
  const all = ballot.paper.style === "cross_out";
  return ballot.paper.questions.map((question) => (all ? question.options.map((option) => option.id) : []));
}

/** The question's marks after a touch, in the order of the paper. One of one is replaced; a full choice stays. */
export function touched(question: Question, chosen: string[], id: string, style: "choose" | "cross_out"): string[] {
  if (chosen.includes(id)) return chosen.filter((other) => other !== id);
  if (style === "choose" && question.most === 1) return [id];
  if (style === "choose" && chosen.length >= question.most) return chosen;
  return question.options.map((option) => option.id).filter((other) => other === id || chosen.includes(other));
}

export type Fault = "too_many" | "too_few";

export function faultOf(question: Question, chosen: string[]): Fault | null {
  if (chosen.length > question.most) return "too_many";
  return chosen.length < question.least ? "too_few" : null;
}

export function isSound(ballot: BallotView, marks: Marks): boolean {
  return ballot.paper.questions.every((question, place) => faultOf(question, marks[place] ?? []) === null);
}

/** How many questions have an answer. */
export function answered(marks: Marks): number {
  return marks.filter((chosen) => chosen.length > 0).length;
}

/** One looks at the whole paper again where it has more than one question, cannot be changed, or leaves something out. */
export function needsReview(ballot: BallotView, marks: Marks): boolean {
  const { questions, style } = ballot.paper;
  return isSecret(ballot) || questions.length > 1 || style === "cross_out" || answered(marks) < questions.length;
}

/** What is seen at once: some of the persons of a grid, or some of the options of one question. */
export interface Page {
  question: number;
  from: number;
  to: number;
}

/** Pages of at most `capacity` rows each; the options of one question are spread evenly. */
export function pagesOf(ballot: BallotView, capacity: number): Page[] {
  const { questions } = ballot.paper;
  if (isGrid(ballot)) return slices(questions.length, Math.min(4, capacity), 0);
  return questions.flatMap((question, place) => {
    const rows = question.options.length;
    return slices(rows, Math.ceil(rows / Math.ceil(rows / Math.max(1, capacity))), place);
  });
}

function slices(rows: number, capacity: number, question: number): Page[] {
  const each = Math.max(1, capacity);
  return Array.from({ length: Math.max(1, Math.ceil(rows / each)) }, (_, page) => ({
    question,
    from: page * each,
    to: Math.min(rows, (page + 1) * each),
  }));
}
