/** Vite plugin: what the projector's window and this page have in common, read from the window's own files. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Plugin {
  name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
}

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A QML library is a script without modules: its functions become this module's. */
function library(path: string): string {
  const text = readFileSync(here(path), "utf-8").replace(/^\.pragma library$/m, "");
  const names = [...text.matchAll(/^(?:function|const) (\w+)/gm)].map((found) => found[1]);
  return `${text}\nexport { ${names.join(", ")} };`;
}

function signs(): string {
  const text = readFileSync(here("controls/SignPaths.qml"), "utf-8");
  const paths = Object.fromEntries([...text.matchAll(/^\s*"([\w-]+)": "(M[^"]+)"/gm)].map((found) => [found[1], found[2]]));
  const filled = /filled: (\[[^\]]*\])/.exec(text)?.[1] ?? "[]";
  return `export const paths = ${JSON.stringify(paths)};\nexport const filled = ${filled};`;
}

function colours(): string {
  const tokens = JSON.parse(readFileSync(here("../resources/design/tokens.json"), "utf-8"));
  const { canvas, panel, line, line_strong, text, text_soft, gold } = tokens.projector;
  const ballot = Object.fromEntries(["for", "against", "abstain", "not_voted"].map((id) => [id, tokens.ballot[id].projector]));
  const made = { canvas, panel, line, lineStrong: line_strong, text, soft: text_soft, gold, ...ballot };
  return `export const colours = ${JSON.stringify(made)};\nexport const digitCell = ${tokens.font.digit_cell_em};`;
}

const MADE: Record<string, () => string> = {
  "shared:seatLayout": () => library("controls/seatLayout.js"),
  "shared:pages": () => library("projector/pages.js"),
  "shared:signs": signs,
  "shared:tokens": colours,
};

export function shared(): Plugin {
  return {
    name: "shared-with-the-window",
    resolveId: (id) => (id in MADE ? `\0${id}` : undefined),
    load: (id) => MADE[id.replace("\0", "")]?.(),
  };
}
