/** Sentences of the interface in both languages. What the hall says comes from the hall. */
import { english } from "./en";
import { vietnamese, type Words } from "./vi";

export type Language = "vi" | "en";
export type { Words };

export function wordsIn(language: Language): Words {
  return language === "en" ? english : vietnamese;
}
