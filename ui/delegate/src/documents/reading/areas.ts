/** Places on a page as fractions of it (0 to 1), kept as the page stands unturned. Pure. */

export interface Area {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Degrees clockwise by which a reader has turned the page. */
export type Turn = 0 | 90 | 180 | 270;

export function turnedOnce(turn: Turn): Turn {
  return ((turn + 90) % 360) as Turn;
}

/** Where an area of the unturned page is seen on the turned one. */
export function turned({ x0, y0, x1, y1 }: Area, turn: Turn): Area {
  if (turn === 90) return { x0: 1 - y1, y0: x0, x1: 1 - y0, y1: x1 };
  if (turn === 180) return { x0: 1 - x1, y0: 1 - y1, x1: 1 - x0, y1: 1 - y0 };
  if (turn === 270) return { x0: y0, y0: 1 - x1, x1: y1, y1: 1 - x0 };
  return { x0, y0, x1, y1 };
}

/** Where an area seen on the turned page lies on the unturned one. */
export function unturned(area: Area, turn: Turn): Area {
  return turned(area, ((360 - turn) % 360) as Turn);
}

interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Rectangles on the screen as areas of the page that they lie on; what covers nothing is left out. */
export function areasOf(rectangles: Iterable<Rectangle>, page: Rectangle): Area[] {
  const wide = page.right - page.left || 1;
  const high = page.bottom - page.top || 1;
  const areas: Area[] = [];
  for (const { left, top, right, bottom } of rectangles) {
    if (right - left < 1 || bottom - top < 1) continue;
    areas.push({
      x0: (left - page.left) / wide,
      y0: (top - page.top) / high,
      x1: (right - page.left) / wide,
      y1: (bottom - page.top) / high,
    });
  }
  return areas;
}
