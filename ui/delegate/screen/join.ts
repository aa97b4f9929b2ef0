/** Asks for the six digits that bind this browser to an output. */
import type { Access } from "../src/generated/types";
import { Refused, request } from "../src/network";
import { words } from "./words";

/** A code may come in the fragment (`/projector#code=123456`), which no server sees; it is erased at once. */
export function takeCode(): string {
  const found = /(?:^#|&)code=(\d{6})$/.exec(location.hash);
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
  return found?.[1] ?? "";
}

/** The access that a code gives. Raises `Refused` or `NoAnswer`. */
export function pair(code: string, language: string): Promise<Access> {
  return request<Access>("/api/outputs/join", { method: "POST", body: JSON.stringify({ code }), language });
}

export class JoinForm {
  private readonly refused = document.createElement("p");
  private readonly field = document.createElement("input");

  constructor(
    private readonly element: HTMLElement,
    private readonly language: string,
    private readonly joined: (access: Access) => void,
  ) {
    const heading = document.createElement("h1");
    const asked = document.createElement("p");
    const button = document.createElement("button");
    heading.textContent = words(language, "heading");
    asked.textContent = words(language, "ask");
    button.textContent = words(language, "show");
    this.refused.className = "refused";
    this.refused.setAttribute("role", "status");
    this.field.setAttribute("aria-label", words(language, "code"));
    this.field.inputMode = "numeric";
    this.field.maxLength = 7;
    this.field.autocomplete = "off";
    button.addEventListener("click", () => void this.send());
    this.field.addEventListener("keydown", (event) => event.key === "Enter" && void this.send());
    element.replaceChildren(heading, asked, this.field, button, this.refused);
  }

  ask(why = ""): void {
    document.documentElement.classList.add("asking");
    this.element.hidden = false;
    this.refused.textContent = why;
    this.field.value = "";
    this.field.focus();
  }

  async send(code = this.field.value): Promise<void> {
    try {
      const access = await pair(code, this.language);
      document.documentElement.classList.remove("asking");
      this.element.hidden = true;
      this.joined(access);
    } catch (error) {
      this.ask(error instanceof Refused ? error.problem.detail : words(this.language, "noAnswer"));
    }
  }
}
