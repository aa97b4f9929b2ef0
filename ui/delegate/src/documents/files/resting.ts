/** Downloads rest for a moment after each news of the floor: who registers or is called shares the air with them. */

export const FLOOR_REST_MS = 1_500;

export interface Resting {
  /** Begin to rest, or go on resting: the moment is counted anew. */
  begin(): void;
  isResting(): boolean;
}

/** `hold` stops the downloads, `go` lets them go on; scattered, since all tablets hear the same news. */
export function resting(hold: () => void, go: () => void): Resting {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    begin(): void {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        go();
      }, FLOOR_REST_MS * (1 + Math.random()));
      hold();
    },
    isResting: () => timer !== undefined,
  };
}
