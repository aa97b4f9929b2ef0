/** The paper that a ballot is about, as one can open it from the ballot. */
export interface Draft {
  label: string;
  /** What the button says. */
  button: string;
  /** The ballot is bound to one version of it. */
  bound: boolean;
  read: () => void;
}

/** For whom one votes: oneself, or whose proxy one holds. */
export interface Voter {
  id: string;
  /** "" for oneself. */
  name: string;
}
