/** What goes over the wire in a blind ballot: the token by name, the paper without any. */
import type { Paper, PaperReceipt, PublishedUrn, SignedToken, TokenOrder } from "../generated/types";
import { request } from "../network";
import { padded } from "./padding";

const at = (ballotId: string, what: string) => `/api/ballots/${encodeURIComponent(ballotId)}/${what}`;

export function askToken(ballotId: string, blinded: string, token: string, language: string): Promise<SignedToken> {
  const order: TokenOrder = { blinded };
  return request(at(ballotId, "token"), { method: "POST", body: JSON.stringify(order), token, language });
}

/** Without cookie, token and page address: nothing that the browser adds by itself says whose paper it is. */
export function castPaper(ballotId: string, paper: Paper, room: number, language: string): Promise<PaperReceipt> {
  const body = padded(JSON.stringify(paper), room);
  return request(at(ballotId, "papers"), {
    method: "POST", body, language, credentials: "omit", referrerPolicy: "no-referrer",
  });
}

export function fetchUrn(ballotId: string, token: string, language: string): Promise<PublishedUrn> {
  return request(at(ballotId, "urn"), { token, language });
}
