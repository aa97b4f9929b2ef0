/** SHA-256 of a file that lies in pieces. A library computes it: without trust in the certificate there is no crypto.subtle. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** The hash in lower-case hex; "" when a piece is missing. The screen may draw between two pieces. */
export async function hashOf(pieces: number, read: (piece: number) => Promise<Uint8Array | null>): Promise<string> {
  const digest = sha256.create();
  for (let number = 0; number < pieces; number += 1) {
    const bytes = await read(number);
    if (bytes === null) return "";
    digest.update(bytes);
  }
  return bytesToHex(digest.digest());
}
