/** The personal link is `/#join=SECRET`. The fragment is erased before anything else can see or store it. */
export function takeJoinSecret(): string {
  const found = /^#join=([\w.~-]+)$/.exec(location.hash);
  if (location.hash !== "") history.replaceState(null, "", location.pathname);
  return found?.[1] ?? "";
}
