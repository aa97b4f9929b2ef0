/** Puts the person's settings on the page: language, size of text, light or dark. */
import type { Settings } from "./device";

export function applyLanguageAndSize({ language, textSize }: Settings): void {
  const root = document.documentElement;
  root.lang = language;
  const size = `${textSize}%`;
  if (root.style.fontSize === size) return;
  root.style.fontSize = size;
  askContainersAgain();
}

/** `dark` wins over the choice: one's own turn at the microphone is always dark. */
export function applyTheme({ theme }: Settings, dark: boolean): void {
  const root = document.documentElement;
  if (dark) root.dataset["theme"] = "dark";
  else if (theme === "auto") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
}

/** Chromium does not ask its container queries again when only the size of the container's text has changed. */
function askContainersAgain(): void {
  const app = document.getElementById("app");
  if (app === null) return;
  app.style.containerType = "normal";
  void app.offsetWidth;
  app.style.containerType = "";
}
