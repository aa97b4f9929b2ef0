declare module "shared:seatLayout" {
  interface Seat {
    seat: string;
    state: string;
    /** Where the hall's plan has it; absent without a plan. */
    x?: number;
    y?: number;
  }
  interface Box {
    left: number;
    right: number;
    near: number;
    far: number;
  }
  interface Place {
    seat: string;
    state: string;
    x: number;
    y: number;
  }
  export function rowsOf(seats: Seat[], inner: number, half: number): Seat[][];
  export function places(rows: Seat[][], inner: number, half: number): Place[];
  export function box(seats: Seat[]): Box;
  export function planned(seats: Seat[], box: Box): Place[];
  export function nearest(seats: Seat[]): number;
  export function hollow(seats: Seat[], box: Box): { near: number; far: number } | null;
  export function closest(rows: Seat[][], inner: number, half: number): number;
}
declare module "shared:pages" {
  export interface Layout<R> {
    sizes: number[];
    columns: number[];
    width: number;
    room: number;
    gapX: number;
    gapY: number;
    most: number;
    heightOf(row: R, size: number, width: number): number;
    broken: ((row: R, size: number, width: number) => boolean) | null;
  }
  export interface PlacedRow {
    row: number;
    x: number;
    y: number;
    width: number;
    height: number;
  }
  export interface ListPage<G> {
    group: G;
    size: number;
    places: PlacedRow[];
  }
  export function ofGroups<R, G extends { rows: R[] }>(groups: G[], how: Layout<R>, headingHeight: (group: G) => number): ListPage<G>[];
}
declare module "shared:signs" {
  export const paths: Record<string, string>;
  export const filled: string[];
}
declare module "shared:tokens" {
  export const colours: Record<"canvas" | "panel" | "line" | "lineStrong" | "text" | "soft" | "gold" | "for" | "against" | "abstain" | "not_voted", string>;
  export const digitCell: number;
}
