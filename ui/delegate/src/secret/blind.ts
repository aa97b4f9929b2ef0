/**
 * The arithmetic of a blind ballot (RFC 9474, RSABSSA-SHA384-PSS-Randomized), as docs/protocol-secret-ballots.md says:
 * a token that the hall signs unseen, and a paper that carries it. Nothing here knows the network or the disk.
 */
import type { Marks } from "../ballot/marks";
import type { Paper } from "../generated/types";

/** A blank paper before it is signed. The key never leaves the browser, not even to this page. */
export interface Blank {
  privateKey: CryptoKey;
  token: Uint8Array<ArrayBuffer>;
  blinded: Uint8Array<ArrayBuffer>;
  inverse: Uint8Array<ArrayBuffer>;
}

type Bytes = Uint8Array<ArrayBuffer>;

async function suite() {
  const { RSABSSA } = await import("@cloudflare/blindrsa-ts");
  return RSABSSA.SHA384.PSS.Randomized();
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

function hallKey(publicKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("spki", fromBase64(publicKey), { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
}

/** A new one-time key, its token, and the token blinded for the hall's key. */
export async function makeBlank(publicKey: string): Promise<Blank> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const blindRsa = await suite();
  const token = Uint8Array.from(blindRsa.prepare(point));
  const { blindedMsg, inv } = await blindRsa.blind(await hallKey(publicKey), token);
  return { privateKey: pair.privateKey, token, blinded: Uint8Array.from(blindedMsg), inverse: Uint8Array.from(inv) };
}

/** The hall's signature on the token; raises where it does not hold. */
export async function unblinded(publicKey: string, blank: Blank, blindSignature: string): Promise<Bytes> {
  const blindRsa = await suite();
  const signature = await blindRsa.finalize(
    await hallKey(publicKey), blank.token, fromBase64(blindSignature), blank.inverse,
  );
  return Uint8Array.from(signature);
}

export async function fillIn(ballotId: string, blank: Blank, signature: Uint8Array, marks: Marks): Promise<Paper> {
  const said = new TextEncoder().encode(`chair-console paper v1\n${ballotId}\n${JSON.stringify(marks)}`);
  const proof = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, blank.privateKey, said);
  return { marks, token: toBase64(blank.token), signature: toBase64(signature), proof: toBase64(new Uint8Array(proof)) };
}

/** The paper as text in the published urn: keys in this order, no spaces. */
export function slipOf({ marks, proof, signature, token }: Paper): string {
  return JSON.stringify({ marks, proof, signature, token });
}

export async function sha256Hex(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The beginning of a receipt as people read it: 3F9A-07C1. */
export function shortNumber(number: string): string {
  return `${number.slice(0, 4)}-${number.slice(4, 8)}`.toUpperCase();
}
