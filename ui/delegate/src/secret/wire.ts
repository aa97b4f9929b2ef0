/** What goes over the wire in a blind ballot: the token by name, the paper without any. */
import { request } from "../network";
import type { SecretPaper } from "./blind";

export interface TokenAnswer {
  ballot_id: string;
  blind_signature: string;
  seq: number;
  at: number;
  head: string;
}

export interface PaperAnswer {
  ballot_id: string;
  paper: string;
}

export interface PublishedUrn {
  ballot_id: string;
  kind: string;
  public_key: string;
  urn_sha256: string;
  slips: string[];
}

const at = (ballotId: string, what: string) => `/api/ballots/${encodeURIComponent(ballotId)}/${what}`;

export function askToken(ballotId: string, blinded: string, token: string, language: string): Promise<TokenAnswer> {
  return request(at(ballotId, "token"), { method: "POST", body: JSON.stringify({ blinded }), token, language });
}

/** Without cookie, token and page address: nothing that the browser adds by itself says whose paper it is. */
export function castPaper(ballotId: string, paper: SecretPaper, language: string): Promise<PaperAnswer> {
  const body = JSON.stringify(paper);
  return request(at(ballotId, "papers"), {
    method: "POST", body, language, credentials: "omit", referrerPolicy: "no-referrer",
  });
}

export function fetchUrn(ballotId: string, token: string, language: string): Promise<PublishedUrn> {
  return request(at(ballotId, "urn"), { token, language });
}
