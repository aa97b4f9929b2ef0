/** Figures of a tally as one shows them. Pure. */
import type { BallotView, TallyView } from "../generated/types";

/** Hundredths of a percent as people write them: 86,67% or 86.67%. */
export function percent(hundredths: number | undefined, language: "vi" | "en"): string {
  const figure = ((hundredths ?? 0) / 100).toFixed(2);
  return `${language === "vi" ? figure.replace(".", ",") : figure}%`;
}

export interface Row {
  id: string;
  label: string;
  detail: string;
  votes: number;
  hundredths: number;
  mark: "winner" | "tied" | null;
  byAge: boolean;
}

/** The rows of one question; in an election, and where one of several is chosen, most votes first. */
export function rowsOf(ballot: BallotView, tally: TallyView, place: number, label: (id: string) => string): Row[] {
  const question = ballot.paper.questions[place];
  const rows = (question?.options ?? []).map((option): Row => ({
    id: option.id,
    label: label(option.id),
    detail: option.detail,
    votes: tally.counts[place]?.[option.id] ?? 0,
    hundredths: tally.hundredths[place]?.[option.id] ?? 0,
    mark: tally.winners.includes(option.id) ? "winner" : tally.tied.includes(option.id) ? "tied" : null,
    byAge: tally.by_age.includes(option.id),
  }));
  const ranked = ballot.form === "election" || ballot.form === "options";
  return ranked ? rows.sort((one, other) => other.votes - one.votes) : rows;
}

/** The verdict is good, bad, or only told. */
export function toneOf(outcome: TallyView["outcome"]): "ok" | "gold" | "danger" | "plain" {
  if (outcome === "decided") return "ok";
  if (outcome === "noted") return "plain";
  return outcome === "void" ? "danger" : "gold";
}
