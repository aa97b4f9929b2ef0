/** The picture on the page: a layer a scene, which fades into the next, and what stands over all of them. */
import { around, drawn, fitted, frameLines, strip } from "./draw";
import { Layer } from "./paint";
import { subjectOf, type Scene } from "./scene";

const FADE_MS = 200;

export class Stage {
  private readonly over = new Layer();
  private layer: Layer | null = null;
  private last: Scene | null = null;

  constructor(
    private readonly element: HTMLElement,
    /** Only the strip of who speaks, over a picture that is not ours. */
    private readonly captionOnly: boolean,
    private readonly withClock: boolean,
  ) {
    this.over.element.classList.add("shown");
    this.over.element.style.zIndex = "2";
    element.appendChild(this.over.element);
    addEventListener("resize", () => this.last && this.show(this.last));
  }

  show(scene: Scene): void {
    this.last = scene;
    const place = this.captionOnly ? { x: 0, y: 0, width: innerWidth, height: innerHeight } : fitted(scene, innerWidth, innerHeight);
    const { style } = this.element;
    style.left = `${place.x}px`;
    style.top = `${place.y}px`;
    style.width = `${place.width}px`;
    style.height = `${place.height}px`;
    const calibrating = scene["frame"]?.["calibrating"] === true && !this.captionOnly;
    const subject = this.captionOnly ? `caption|${scene["caption"]?.["name"] ?? ""}` : calibrating ? "frame" : subjectOf(scene);
    const { width, height } = place;
    const boxes = this.captionOnly ? strip(scene, width, height, this.withClock) : calibrating ? frameLines(scene, width, height) : drawn(scene, width, height);
    this.turnTo(subject).draw(boxes);
    this.over.draw(this.captionOnly || calibrating ? [] : around(scene, width, height));
  }

  clear(): void {
    this.last = null;
    this.layer?.element.remove();
    this.layer = null;
    this.over.draw([]);
  }

  /** The layer of a subject: the one that stands, or a new one that fades in while the old fades out. */
  private turnTo(subject: string): Layer {
    if (this.layer?.subject === subject) return this.layer;
    const before = this.layer;
    const next = new Layer();
    next.subject = subject;
    next.element.classList.add("revealing");
    this.element.insertBefore(next.element, this.over.element);
    this.layer = next;
    if (before === null) {
      next.element.classList.add("shown");
      return next;
    }
    void next.element.offsetWidth; // the transition begins from what has been laid out
    next.element.classList.add("shown");
    before.element.classList.remove("shown");
    setTimeout(() => before.element.remove(), FADE_MS + 50);
    return next;
  }
}
