/** From a scene to boxes: which scene is drawn by whom, and the header over every scene but the welcome. */
import { colours } from "shared:tokens";

import { clockEms, Page, type Box } from "./page";
import type { Part, Scene } from "./scene";
import { ballot, ballotClosed, ballotList } from "./scenes/ballots";
import { agenda, document, item, message, welcome } from "./scenes/course";
import { caption, floor, presence } from "./scenes/people";
import { chart, grid, result, tally } from "./scenes/results";

const SCENES: Record<string, (page: Page, scene: Scene) => void> = {
  welcome, agenda, item, floor, presence, document,
  notice: message, recess: message, countdown: message,
  ballot_open: ballot, ballot_list: ballotList, ballot_closed: ballotClosed,
  result, tally, grid, chart_seats: chart, chart_groups: chart,
  caption: (page, scene) => caption(page, scene, true),
};

const WITHOUT_HEADER = new Set(["welcome", "blank", "caption"]);

/** The boxes of a scene at a size in px. */
export function drawn(scene: Scene, width: number, height: number): Box[] {
  const page = new Page(width, height);
  SCENES[scene.look || scene.view]?.(page, scene);
  return page.boxes;
}

/** The strip under a video picture. */
export function strip(scene: Scene, width: number, height: number, withClock: boolean): Box[] {
  const page = new Page(width, height);
  caption(page, scene, withClock);
  return page.boxes;
}

/** What stands over every scene: body, session, time; and in the corner that the hall cannot be heard. */
export function around(scene: Scene, width: number, height: number): Box[] {
  const page = new Page(width, height);
  page.areaTop = 0;
  if (!WITHOUT_HEADER.has(scene.view)) header(page, scene);
  if (scene["link_lost_text"]) {
    const lost = { text: scene["link_lost_text"], size: 3.2 * page.u, leading: 1.1, weight: 600, color: colours.gold };
    const placed = page.measure(lost);
    page.margin = 0;
    page.write({ ...lost, x: width - 2 * page.u - placed.width, y: height - placed.height });
  }
  return page.boxes;
}

function header(page: Page, scene: Scene): void {
  const { u, areaWidth } = page;
  const size = 3.2 * u;
  const clock: string = scene["clock_text"] ?? "";
  const clockWidth = clockEms(clock || "00:00") * size;
  const logo = scene["logo_source"] ? 5.6 * u : 0;
  const beside = logo ? logo + 1.6 * u : 0;
  const room = areaWidth - clockWidth - 8 * u - beside;
  const body = { text: scene["body"] ?? "", size, weight: 600 };
  const session = { text: [scene["rehearsal_text"], scene["session_title"]].filter(Boolean).join(" · "), size, soft: true };
  const bodyWidth = page.measure(body).width;
  const sessionWidth = page.measure(session).width;
  const y = (9 * u - size * 1.45) / 2;
  const both = bodyWidth + sessionWidth <= room;
  page.image(scene["logo_source"] ?? "", 0, 1.7 * u, logo, logo);
  if (both) page.write({ ...body, x: beside, y });
  const centred = Math.max((page.width - sessionWidth) / 2 - page.margin, beside + bodyWidth + 4 * u);
  page.write({ ...session, x: both ? centred : beside, y, width: both ? sessionWidth + u : room, most: 1 });
  page.digits(clock, areaWidth - clockWidth, (9 * u - 1.1 * size) / 2, size, 500, colours.soft);
  const line = Math.max(1, 0.2 * u);
  page.margin = 0;
  page.rect({ x: 0, y: 9 * u - line, width: page.width, height: line, color: colours.line });
}

/** The lines by which margins are set: they must all be seen. */
export function frameLines(scene: Scene, width: number, height: number): Box[] {
  const page = new Page(width, height);
  page.margin = page.areaTop = 0;
  const { u } = page;
  const frame: Part = scene["frame"] ?? {};
  const line = Math.max(2, 0.4 * u);
  page.rect({ x: 0, y: 0, width, height, color: colours.gold, border: line });
  page.rect({ x: 5 * u, y: 5 * u, width: width - 10 * u, height: height - 10 * u, color: colours.lineStrong, border: Math.max(1, line / 2) });
  page.rect({ x: width / 2 - line / 4, y: 0, width: line / 2, height, color: colours.line });
  page.rect({ x: 0, y: height / 2 - line / 4, width, height: line / 2, color: colours.line });
  const name = { text: frame["name"] || "", size: 7.4 * u, weight: 700, color: colours.text };
  const text = `${frame["left"]}% · ${frame["top"]}% · ${frame["right"]}% · ${frame["bottom"]}% · ${frame["scale"]}%`;
  const figures = { text, size: 4.2 * u, weight: 600, color: colours.gold };
  // The lines do not run through what is to be read.
  const high = page.measure(name).height;
  const wide = Math.max(page.measure(name).width, page.measure(figures).width) + 4 * u;
  page.rect({ x: (width - wide) / 2, y: height / 2 - high - 2 * u, width: wide, height: high + page.measure(figures).height + 4 * u, color: colours.canvas });
  page.write({ ...name, x: (width - page.measure(name).width) / 2, y: height / 2 - high });
  page.write({ ...figures, x: (width - page.measure(figures).width) / 2, y: height / 2 });
  return page.boxes;
}

/** Where the picture stands in the window: what the margins leave, made smaller around its middle. */
export function fitted(scene: Scene, width: number, height: number): { x: number; y: number; width: number; height: number } {
  const frame: Part = scene["frame"] ?? {};
  const percent = (name: string) => (frame[name] ?? 0) / 100;
  const free = { x: width * percent("left"), y: height * percent("top"), width: width * (1 - percent("left") - percent("right")), height: height * (1 - percent("top") - percent("bottom")) };
  const scale = frame["scale"] ? frame["scale"] / 100 : 1;
  return { x: free.x + (free.width * (1 - scale)) / 2, y: free.y + (free.height * (1 - scale)) / 2, width: free.width * scale, height: free.height * scale };
}
