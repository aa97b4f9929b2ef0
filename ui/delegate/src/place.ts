/** Where on the tablet one is: a place at the bottom, the settings, or a document. */
export type Place = "home" | "documents" | "speak" | "settings" | "votes";

export interface Spot {
  place: Place;
  /** The document that is open, and where it was opened from. */
  document: string | null;
}

export const START: Spot = { place: "home", document: null };

export function isSpot(value: unknown): value is Spot {
  return typeof value === "object" && value !== null && "place" in value && "document" in value;
}
