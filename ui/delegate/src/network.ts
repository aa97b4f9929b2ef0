/** The boundary to the network: requests to the hall, and how long to wait before trying again. */
import type { Access, HallInfo, JoinRequest, Problem, Receipt, Command } from "./generated/types";
import { padded } from "./secret/padding";

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** No answer: the network failed, the time was over, or the hall could not write just now. */
export class NoAnswer extends Error {}

const ANSWER_WITHIN_MS = 6000;

interface Call extends RequestInit {
  token?: string;
  language: string;
}

export async function request<T>(path: string, call: Call): Promise<T> {
  const headers = new Headers({ "Accept-Language": call.language });
  if (call.token) headers.set("Authorization", `Bearer ${call.token}`);
  if (call.body) headers.set("Content-Type", "application/json");
  const waiting = new AbortController();
  const alarm = setTimeout(() => waiting.abort(), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(path, { ...call, headers, signal: waiting.signal, cache: "no-store" });
    if (response.status >= 500) throw new NoAnswer(String(response.status));
    const content = response.status === 204 ? undefined : await response.json();
    if (response.ok) return content as T;
    throw new Refused(content as Problem);
  } catch (error) {
    // An answer that is cut off in the middle is no answer either: what is sent again gets the same one.
    throw error instanceof Refused ? error : new NoAnswer(String(error));
  } finally {
    clearTimeout(alarm);
  }
}

export function fetchHall(language: string): Promise<HallInfo> {
  return request("/api/hall", { language });
}

export function join(body: JoinRequest, language: string): Promise<Access> {
  return request("/api/join", { method: "POST", body: JSON.stringify(body), language });
}

export function renewCookie(token: string, language: string): Promise<void> {
  return request("/api/cookie", { method: "POST", token, language });
}

/** `room`: how many bytes a secret vote takes on the wire, whatever is in it. */
export function post(id: string, command: Command, token: string, language: string, room = 0): Promise<Receipt> {
  const body = padded(JSON.stringify({ command_id: id, command }), room);
  return request("/api/commands", { method: "POST", body, token, language });
}

/** The session package. It may take minutes on a weak link. Raises `Refused` or `NoAnswer`. */
export async function fetchPackage(token: string, language: string): Promise<Blob> {
  const headers = { "Accept-Language": language, Authorization: `Bearer ${token}` };
  const answer = await fetch("/api/package", { headers, cache: "no-store" }).catch((error: unknown) => {
    throw new NoAnswer(String(error));
  });
  if (answer.ok) return answer.blob();
  const problem = (await answer.json().catch(() => null)) as Problem | null;
  throw problem ? new Refused(problem) : new NoAnswer(String(answer.status));
}

/** Wait before attempt `attempt` (1, 2, …): doubling up to `longest`, scattered so that 500 tablets do not knock at once. */
export function backoffMs(attempt: number, longest: number): number {
  const ceiling = Math.min(longest, 300 * 2 ** Math.min(attempt, 8));
  return ceiling * (0.5 + Math.random() / 2);
}
