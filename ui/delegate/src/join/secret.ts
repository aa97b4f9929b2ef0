/** The personal link is `/#join=SECRET`. The fragment is erased before anything else can see or store it. */
let waiting = "";

export function takeJoinSecret(): void {
  const found = /^#join=([\w.~-]+)$/.exec(location.hash);
  if (location.hash !== "") history.replaceState(null, "", location.pathname);
  waiting = found?.[1] ?? "";
}

/** The secret of the link that opened this page, once: a tablet that was taken back does not join again by itself. */
export function useJoinSecret(): string {
  const secret = waiting;
  waiting = "";
  return secret;
}
