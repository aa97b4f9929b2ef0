// @vitest-environment node
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { get } from "svelte/store";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { poll } from "../preview/papers";
import type { Problem } from "../src/generated/types";
import { fillIn, fromBase64, makeBlank, sha256Hex, slipOf, toBase64, unblinded } from "../src/secret/blind";
import { BAD_SIGNATURE, OTHER_PAPER, SecretPapers } from "../src/secret/papers";
import { checkUrn } from "../src/secret/urn";
import type { Entry, Vault } from "../src/secret/vault";

const suite = RSABSSA.SHA384.PSS.Randomized();
const MARKS = [["high"], [], ["low"], ["high"]];
let pair: CryptoKeyPair;
let publicKey: string;

beforeAll(async () => {
  pair = await suite.generateKey({ modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]) });
  publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey)));
});

const sign = async (blinded: string) => toBase64(await suite.blindSign(pair.privateKey, fromBase64(blinded)));
const ballot = () => ({ ...poll(4), id: "b1", public_key: publicKey });

test("a paper carries the hall's signature, which was made unseen, and the one-time key's proof", async () => {
  const blank = await makeBlank(publicKey);
  expect(blank.token).toHaveLength(97);
  expect(blank.token[32]).toBe(4);
  expect(blank.privateKey.extractable).toBe(false);
  const signature = await unblinded(publicKey, blank, await sign(toBase64(blank.blinded)));
  const paper = await fillIn("b1", blank, signature, MARKS);
  expect(await suite.verify(pair.publicKey, fromBase64(paper.signature), fromBase64(paper.token))).toBe(true);
  const point = await crypto.subtle.importKey("raw", fromBase64(paper.token).slice(32), { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]);
  const said = new TextEncoder().encode(`chair-console paper v1\nb1\n${JSON.stringify(MARKS)}`);
  expect(await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, point, fromBase64(paper.proof), said)).toBe(true);
  expect(slipOf(paper)).toBe(`{"marks":${JSON.stringify(MARKS)},"proof":"${paper.proof}","signature":"${paper.signature}","token":"${paper.token}"}`);
});

test("a signature on something else is refused by the tablet", async () => {
  const [blank, other] = [await makeBlank(publicKey), await makeBlank(publicKey)];
  await expect(unblinded(publicKey, blank, await sign(toBase64(other.blinded)))).rejects.toThrow();
});

test("the own paper is found in the urn of the record, and in no other", async () => {
  const slips = ['{"a":1}', '{"b":2}'];
  const [number, hash] = [await sha256Hex(slips[1]!), await sha256Hex(slips.join("\n"))];
  const urn = { ballot_id: "b1", kind: "blind" as const, public_key: publicKey, urn_sha256: hash, slips };
  const closed = { ...ballot(), urn_sha256: hash };
  expect(await checkUrn(closed, number, urn)).toEqual({ kind: "found", papers: 2 });
  expect((await checkUrn(closed, "0".repeat(64), urn)).kind).toBe("missing");
  expect((await checkUrn({ ...closed, urn_sha256: "1" }, number, urn)).kind).toBe("other_urn");
  expect((await checkUrn(closed, number, { ...urn, slips: [slips[1]!] })).kind).toBe("other_urn");
  expect((await checkUrn(closed, number, { ...urn, public_key: "other" })).kind).toBe("other_urn");
});

/** The way of a paper, with a hall that the test answers for. */
class Disk implements Vault {
  readonly entries = new Map<string, Entry>();
  read = async (key: string) => this.entries.get(key) ?? null;
  create = async (key: string, entry: Entry) => this.entries.get(key) ?? (this.entries.set(key, entry), entry);
  write = async (key: string, entry: Entry) => void this.entries.set(key, entry);
  remove = async (key: string) => void this.entries.delete(key);
}

let disk: Disk;
let calls: { path: string; init: RequestInit & { headers: Headers } }[];
let answers: { token: (body: { blinded: string }) => Promise<Response>; papers: () => Promise<Response> };
let refusals: Problem[];
const KEY = "h/d1/b1";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  [disk, calls, refusals] = [new Disk(), [], []];
  answers = {
    token: async ({ blinded }) => Response.json({ ballot_id: "b1", blind_signature: await sign(blinded), seq: 1, at: 1, head: "h" }),
    papers: async () => Response.json({ ballot_id: "b1", paper: await sha256Hex(slipOf(JSON.parse(String(calls.at(-1)!.init.body)))) }),
  };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit & { headers: Headers }) => {
    calls.push({ path, init });
    return path.endsWith("/token") ? answers.token(JSON.parse(String(init.body))) : answers.papers();
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function aTablet(): SecretPapers {
  const identity = { hall_id: "h", delegate_id: "d1" } as never;
  return new SecretPapers(
    {
      token: () => "secret-token", language: () => "vi", unauthorised: () => undefined, identity: () => identity,
      now: () => Date.now(), refused: (_, problem) => void refusals.push(problem),
    },
    disk,
  );
}

const phase = (tablet: SecretPapers) => get(tablet.states)["b1"]?.phase;
const until = (tablet: SecretPapers, wanted: string) => vi.waitFor(() => expect(phase(tablet)).toBe(wanted), { timeout: 5000 });

test("the blank is on the disk before the hall is asked, and the paper before it is sent", async () => {
  const seen: (Entry | undefined)[] = [];
  const { token, papers } = answers;
  answers.token = (body) => (seen.push(disk.entries.get(KEY)), token(body));
  answers.papers = () => (seen.push(disk.entries.get(KEY)), papers());
  const tablet = aTablet();
  tablet.follow([ballot()], () => true);
  await until(tablet, "ready");
  await tablet.cast(ballot(), MARKS);
  expect(phase(tablet)).toBe("cast");
  expect(seen[0]?.blank).not.toBeNull();
  expect(seen[1]?.paper?.marks).toEqual(MARKS);
  expect(disk.entries.get(KEY)).toMatchObject({ blank: null, signature: null, paper: null });
});

test("the token is asked for by name, the paper goes without any", async () => {
  const tablet = aTablet();
  tablet.follow([ballot()], () => true);
  await until(tablet, "ready");
  await tablet.cast(ballot(), MARKS);
  const [named, anonymous] = calls;
  expect(named?.init.headers.get("Authorization")).toBe("Bearer secret-token");
  expect([...anonymous!.init.headers.keys()].sort()).toEqual(["accept-language", "content-type"]);
  expect(anonymous?.init).toMatchObject({ credentials: "omit", referrerPolicy: "no-referrer" });
});

test("a lost answer and a reload send the very same paper again", async () => {
  const first = aTablet();
  first.follow([ballot()], () => true);
  await until(first, "ready");
  answers.papers = () => Promise.reject(new TypeError("network"));
  void first.cast(ballot(), MARKS);
  await vi.waitFor(() => expect(calls.filter((call) => call.path.endsWith("/papers")).length).toBeGreaterThan(1), { timeout: 5000 });
  first.forget();
  const before = calls.filter((call) => call.path.endsWith("/papers"));
  answers.papers = async () => Response.json({ ballot_id: "b1", paper: await sha256Hex(slipOf(JSON.parse(String(before[0]!.init.body)))) });
  const second = aTablet();
  second.follow([{ ...ballot(), status: "closed" }], () => false);
  await until(second, "cast");
  const bodies = new Set(calls.filter((call) => call.path.endsWith("/papers")).map((call) => call.init.body));
  expect(bodies.size).toBe(1);
});

test("two windows of one tablet have one blank", async () => {
  const [one, other] = [aTablet(), aTablet()];
  one.follow([ballot()], () => true);
  other.follow([ballot()], () => true);
  await Promise.all([until(one, "ready"), until(other, "ready")]);
  expect(new Set(calls.map((call) => call.init.body)).size).toBe(1);
});

test("a seal that does not hold stops the tablet", async () => {
  const stranger = await makeBlank(publicKey);
  answers.token = async () => Response.json({ ballot_id: "b1", blind_signature: await sign(toBase64(stranger.blinded)), seq: 1, at: 1, head: "h" });
  const tablet = aTablet();
  tablet.follow([ballot()], () => true);
  await until(tablet, "stopped");
  expect(get(tablet.states)["b1"]).toMatchObject({ code: BAD_SIGNATURE });
});

test("a number that is not the paper's own is not taken for a receipt", async () => {
  answers.papers = async () => Response.json({ ballot_id: "b1", paper: "0".repeat(64) });
  const tablet = aTablet();
  tablet.follow([ballot()], () => true);
  await until(tablet, "ready");
  await tablet.cast(ballot(), MARKS);
  expect(get(tablet.states)["b1"]).toMatchObject({ phase: "stopped", code: OTHER_PAPER });
});

test("a paper after the close is dropped with the hall's sentence", async () => {
  answers.papers = async () => Response.json({ type: "", title: "", status: 409, code: "ballot.already_closed", detail: "Đã đóng." }, { status: 409 });
  const tablet = aTablet();
  tablet.follow([ballot()], () => true);
  await until(tablet, "ready");
  await tablet.cast(ballot(), MARKS);
  expect(refusals.map((one) => one.detail)).toEqual(["Đã đóng."]);
  expect(disk.entries.get(KEY)?.paper).toBeNull();
});

test("who is not entitled or not present asks for no blank", async () => {
  const tablet = aTablet();
  tablet.follow([ballot()], () => false);
  await new Promise((resolve) => setTimeout(resolve));
  expect(calls).toEqual([]);
  expect(phase(tablet)).toBeUndefined();
});
