/** Times and durations as people read them. The device's own time zone is the hall's. */
const two = (number: number) => String(number).padStart(2, "0");

export function clock(at: number): string {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

export function clockWithSeconds(at: number): string {
  return `${clock(at)}:${two(new Date(at).getSeconds())}`;
}

/** Whole seconds as m:ss; also for times past zero. */
export function minutesAndSeconds(seconds: number): string {
  const all = Math.abs(seconds);
  return `${Math.floor(all / 60)}:${two(all % 60)}`;
}

/** Seconds left until `at`, as a countdown shows them: 0 only when it is over. */
export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}

export function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
