/** The scene as the hall tells it, and what of it moves with the clock: reckoned here, so that no tick goes over the air. */

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Part = Record<string, any>;

export interface Scene extends Part {
  view: string;
  look: string;
}

export interface SceneView {
  output_id: string;
  language: string;
  utc_offset_minutes: number;
  frozen_at: number | null;
  scene: Scene;
}

const TURN_MS = 10_000;

const wholeSeconds = (ms: number) => Math.ceil(ms / 1000) * 1000;

/** HH:MM at the hall, whatever zone this browser believes in. */
export function clockText(at: number, utcOffsetMinutes: number): string {
  const time = new Date(at + utcOffsetMinutes * 60_000);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

/** What is left until `anchor`; where the clock stands, what the hall said is left. */
function left(part: Part, anchor: string, now: number, least: number): number {
  const end = part[anchor] as number | undefined;
  return end ? Math.max(least, wholeSeconds(end - now)) : ((part["remaining_ms"] as number | undefined) ?? 0);
}

const turned = (part: Part, now: number) => (part["turn_since"] ? Math.max(0, Math.floor((now - part["turn_since"]) / TURN_MS)) : 0);

/** The scene at a moment of the hall's time. */
export function moving(view: SceneView, at: number): Scene {
  if (view.scene["dark"]) return { view: "blank", look: "blank", frame: view.scene["frame"] };
  const now = view.frozen_at === null ? at : Math.min(at, view.frozen_at);
  const scene: Scene = { ...view.scene, clock_text: clockText(now, view.utc_offset_minutes) };
  const { floor, caption, ballot, result, recess, countdown } = scene;
  if (floor) {
    const rest = left(floor, "ends_at", now, -Infinity);
    const state = floor["ends_at"] ? (rest <= 0 ? "over" : "running") : floor["state"];
    scene["floor"] = { ...floor, remaining_ms: rest, state };
  }
  if (caption) scene["caption"] = { ...caption, remaining_ms: left(caption, "ends_at", now, -Infinity) };
  if (ballot) {
    const rest = left(ballot, "closes_at", now, 0);
    scene["ballot"] = { ...ballot, remaining_ms: rest, duration_ms: Math.max(ballot["duration_ms"] ?? 0, rest), turn: turned(ballot, now) };
  }
  if (result) scene["result"] = { ...result, turn: turned(result, now) };
  if (recess) scene["recess"] = { ...recess, remaining_ms: left(recess, "until", now, 0) };
  if (countdown) scene["countdown"] = { ...countdown, remaining_ms: left(countdown, "until", now, 0) };
  return scene;
}

/** What must change for the picture to be another one: the view, and who or what it is about. */
export function subjectOf(scene: Scene): string {
  const parts = ["item", "floor", "ballot", "result", "document", "notice", "countdown"].map((name) => scene[name] as Part | undefined);
  const about = parts.map((part) => (part ? `${part["heading"] ?? ""}${part["name"] || part["title"] || part["text"] || ""}` : ""));
  return [scene.look || scene.view, ...about].join("|");
}

/** The same picture without the clocks that nobody corrects any more. */
export function withoutClocks(scene: Scene): Scene {
  const { floor, ballot, recess, countdown, caption } = scene;
  return {
    ...scene,
    clock_text: "",
    ...(floor && { floor: { ...floor, clock_hidden: true } }),
    ...(ballot && { ballot: { ...ballot, has_deadline: false } }),
    ...(recess && { recess: { ...recess, until: 0 } }),
    ...(countdown && { countdown: { ...countdown, until: 0 } }),
    ...(caption && { caption: { ...caption, limit_ms: 0 } }),
  };
}

/** The same picture without the name of who spoke when the hall was last heard. */
export function withoutCaption(scene: Scene): Scene {
  return scene["caption"] ? { ...scene, caption: {} } : scene;
}
