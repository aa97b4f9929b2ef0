/** Is the own paper in the urn that the hall has published, and is it the urn of the record? */
import type { BallotView, PublishedUrn } from "../generated/types";
import { sha256Hex } from "./blind";


export type Verdict = { kind: "found" | "missing" | "other_urn"; papers: number };

export async function checkUrn(ballot: BallotView, number: string, urn: PublishedUrn): Promise<Verdict> {
  const papers = urn.slips.length;
  const hash = await sha256Hex(urn.slips.join("\n"));
  const sameKey = urn.public_key === ballot.public_key;
  if (hash !== urn.urn_sha256 || hash !== ballot.urn_sha256 || !sameKey) return { kind: "other_urn", papers };
  const numbers = await Promise.all(urn.slips.map(sha256Hex));
  return { kind: numbers.includes(number) ? "found" : "missing", papers };
}
