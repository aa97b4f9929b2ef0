/** Fingers on the pages: two zoom, two quick touches zoom in and out again. */

export interface Zooming {
  zoom: () => number;
  /** A new zoom, and the point of the screen that stays where it is. */
  zoomed: (zoom: number, x: number, y: number) => void;
  /** What moves under the fingers until they leave. */
  content: () => HTMLElement | null;
}

export const LEAST_ZOOM = 1;
export const MOST_ZOOM = 4;
const TWICE_WITHIN_MS = 320;
const MOUSE_AFTER_TOUCH_MS = 800;
const TWICE_WITHIN_PX = 32;

export function limited(zoom: number): number {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

function distance(touches: TouchList): number {
  const [one, other] = [touches[0], touches[1]];
  return one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
}

export function zoomByTouch(sheet: HTMLElement, zooming: Zooming): { destroy(): void } {
  let began = 0;
  let factor = 1;
  let middle = { x: 0, y: 0 };
  let touchedAt = -Infinity;
  let last = { at: 0, x: 0, y: 0 };

  function start(event: TouchEvent): void {
    const [one, other] = [event.touches[0], event.touches[1]];
    if (!one || !other) return;
    began = distance(event.touches);
    factor = 1;
    middle = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
  }
  function move(event: TouchEvent): void {
    if (began === 0 || event.touches.length < 2) return;
    event.preventDefault();
    factor = limited((zooming.zoom() * distance(event.touches)) / began) / zooming.zoom();
    const content = zooming.content();
    if (!content) return;
    const place = content.getBoundingClientRect();
    content.style.transformOrigin ||= `${middle.x - place.left}px ${middle.y - place.top}px`;
    content.style.transform = `scale(${factor})`;
  }
  function end(event: TouchEvent): void {
    if (began > 0 && event.touches.length < 2) {
      began = 0;
      const content = zooming.content();
      if (content) content.style.transform = content.style.transformOrigin = "";
      if (factor !== 1) zooming.zoomed(zooming.zoom() * factor, middle.x, middle.y);
      return;
    }
    touchedAt = event.timeStamp;
    const touch = event.changedTouches[0];
    if (!touch || event.touches.length > 0) return;
    const again = event.timeStamp - last.at < TWICE_WITHIN_MS;
    const near = Math.hypot(touch.clientX - last.x, touch.clientY - last.y) < TWICE_WITHIN_PX;
    if (again && near) zooming.zoomed(zooming.zoom() > 1 ? 1 : 2, touch.clientX, touch.clientY);
    last = again && near ? { at: 0, x: 0, y: 0 } : { at: event.timeStamp, x: touch.clientX, y: touch.clientY };
  }
  function twice(event: MouseEvent): void {
    // Browsers tell two quick touches once more as those of a mouse.
    if (event.timeStamp - touchedAt < MOUSE_AFTER_TOUCH_MS) return;
    // A mouse on words selects one; beside them it zooms.
    if (event.target instanceof HTMLElement && event.target.closest("span[role=presentation]")) return;
    zooming.zoomed(zooming.zoom() > 1 ? 1 : 2, event.clientX, event.clientY);
  }

  sheet.addEventListener("touchstart", start, { passive: true });
  sheet.addEventListener("touchmove", move, { passive: false });
  sheet.addEventListener("touchend", end);
  sheet.addEventListener("touchcancel", end);
  sheet.addEventListener("dblclick", twice);
  return {
    destroy: () => {
      sheet.removeEventListener("touchstart", start);
      sheet.removeEventListener("touchmove", move);
      sheet.removeEventListener("touchend", end);
      sheet.removeEventListener("touchcancel", end);
      sheet.removeEventListener("dblclick", twice);
    },
  };
}
