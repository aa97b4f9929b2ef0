/** The service worker: registers it where the browser allows one and says how that went. */
export type Offline = "starting" | "ready" | "missing";

let state: Offline = "serviceWorker" in navigator && isSecureContext ? "starting" : "missing";

export function offlineState(): Offline {
  return state;
}

export function watchOffline(): void {
  if (state === "missing" || !import.meta.env.PROD) return;
  navigator.serviceWorker
    .register("/service-worker.js")
    .then(() => navigator.serviceWorker.ready)
    .then(() => (state = "ready"))
    .catch(() => (state = "missing"));
}
