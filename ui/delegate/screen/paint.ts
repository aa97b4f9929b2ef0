/** Puts boxes on the page. Elements stay where the box at their place is of the same kind, so that only changes are drawn. */
import { filled, paths } from "shared:signs";

import type { Box } from "./page";

const SVG = "http://www.w3.org/2000/svg";
const px = (number: number) => `${Math.round(number * 100) / 100}px`;

interface Drawn {
  element: HTMLElement | SVGElement;
  kind: Box["kind"];
  as: string;
}

export class Layer {
  readonly element = document.createElement("div");
  subject = "";
  private drawn: Drawn[] = [];

  constructor() {
    this.element.className = "layer";
  }

  draw(boxes: Box[]): void {
    boxes.forEach((box, place) => this.put(box, place));
    for (const { element } of this.drawn.splice(boxes.length)) element.remove();
  }

  private put(box: Box, place: number): void {
    const as = JSON.stringify(box);
    const known = this.drawn[place];
    if (known?.as === as) return;
    if (known?.kind === box.kind && (box.kind !== "sign" || known.element.dataset["name"] === box.name)) {
      known.as = as;
      dress(known.element, box);
      return;
    }
    const element = made(box);
    dress(element, box);
    if (known) known.element.replaceWith(element);
    else this.element.appendChild(element);
    this.drawn[place] = { element, kind: box.kind, as };
  }
}

function made(box: Box): HTMLElement | SVGElement {
  if (box.kind === "image") return document.createElement("img");
  if (box.kind !== "sign") return document.createElement("div");
  const sign = document.createElementNS(SVG, "svg");
  sign.setAttribute("viewBox", "0 0 24 24");
  sign.dataset["name"] = box.name ?? "";
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", paths[box.name ?? ""] ?? "");
  path.setAttribute("stroke-linecap", "round");
  path.setAttribute("stroke-linejoin", "round");
  sign.appendChild(path);
  return sign;
}

function dress(element: HTMLElement | SVGElement, box: Box): void {
  const { style } = element;
  style.left = px(box.x);
  style.top = px(box.y);
  style.width = px(box.width);
  style.height = px(box.height);
  style.opacity = box.opacity === undefined ? "" : String(box.opacity);
  if (box.kind === "words") dressWords(element, box);
  else if (box.kind === "rect") dressRect(element, box);
  else if (box.kind === "image") dressImage(element as HTMLImageElement, box);
  else dressSign(element, box);
}

function dressWords(element: HTMLElement | SVGElement, box: Box): void {
  const { style } = element;
  element.setAttribute("class", "words");
  if (element.textContent !== box.text) element.textContent = box.text ?? "";
  style.fontSize = px(box.size ?? 1);
  style.fontWeight = String(box.weight ?? 500);
  style.lineHeight = px(box.line ?? box.size ?? 1);
  style.textAlign = box.align ?? "left";
  style.color = box.color ?? "";
}

function dressRect(element: HTMLElement | SVGElement, box: Box): void {
  const { style } = element;
  element.setAttribute("class", box.grown ? "grown" : "");
  style.borderRadius = px(box.radius ?? 0);
  style.boxSizing = "border-box";
  style.border = box.border ? `${px(box.border)} ${box.dashed ? "dashed" : "solid"} ${box.color}` : "0";
  style.backgroundColor = box.border ? "transparent" : (box.color ?? "");
}

function dressImage(element: HTMLImageElement, box: Box): void {
  element.style.objectFit = "contain";
  element.alt = "";
  if (element.getAttribute("src") !== box.name) element.src = box.name ?? "";
}

function dressSign(element: HTMLElement | SVGElement, box: Box): void {
  const path = element.firstElementChild;
  path?.setAttribute("stroke", box.color ?? "");
  path?.setAttribute("stroke-width", String(box.stroke ?? 2));
  path?.setAttribute("fill", filled.includes(box.name ?? "") ? (box.color ?? "") : "none");
}
