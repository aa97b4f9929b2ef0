/** How wide words are and where their lines break, before they are drawn: the same rule as the window's. */
const context = document.createElement("canvas").getContext("2d");
let known = new Map<string, number>();

/** Width in em. */
export function ems(text: string, weight: number): number {
  const key = `${weight}${text}`;
  let wide = known.get(key);
  if (wide === undefined) {
    if (context !== null) context.font = `${weight} 100px "Be Vietnam Pro"`;
    wide = (context?.measureText(text).width ?? text.length * 55) / 100;
    if (known.size > 20_000) known = new Map();
    known.set(key, wide);
  }
  return wide;
}

/** What was measured before the font was there is forgotten. */
export function forgetMeasures(): void {
  known = new Map();
}

/** The lines of a text in a width; `slack` is how much wider letters may come out than they are measured. */
export function broken(text: string, size: number, width: number, weight: number, slack = 1): string[] {
  const room = width / size / slack;
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    let used = 0;
    for (const word of paragraph.split(" ")) {
      const wide = ems(word, weight);
      const gap = line === "" ? 0 : ems(" ", weight);
      if (line !== "" && used + gap + wide > room) {
        lines.push(line);
        line = word;
        used = wide;
      } else {
        line += (line === "" ? "" : " ") + word;
        used += gap + wide;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** At most `most` lines; where there were more, the last one ends with an ellipsis that fits. */
export function shortened(lines: string[], most: number, size: number, width: number, weight: number): string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = `${kept[most - 1] ?? ""} ${lines[most] ?? ""}`.trim();
  while (last !== "" && ems(`${last}…`, weight) * size > width) last = last.replace(/\s*\S\s*$/u, "");
  kept[most - 1] = `${last}…`;
  return kept;
}
