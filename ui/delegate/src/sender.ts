/** Sends commands, each under its own UUID, again and again under the same one until the hall has answered. */
import { newId } from "./device";
import type { Command, Problem, Receipt } from "./generated/types";
import { backoffMs, NoAnswer, post, Refused } from "./network";

export interface Access {
  token(): string;
  language(): string;
  unauthorised(problem: Problem): void;
}

export type Act =
  | { state: "sending"; attempt: number }
  | { state: "recorded"; receipt: Receipt }
  | { state: "refused"; code: string; sentence: string };

/** The code of our own refusal: the hall did not answer in time. The interface has the sentence. */
export const UNANSWERED = "tablet.unanswered";
const GIVE_UP_AFTER_ATTEMPTS = 5;

export function refusal(problem: Problem): Act {
  return { state: "refused", code: problem.code, sentence: problem.detail };
}

export class Sender {
  /** What was sent and never answered: the same act again takes the same UUID, so that it counts once. */
  private readonly unanswered = new Map<string, { id: string; text: string }>();
  private readonly busy = new Set<string>();

  constructor(
    private readonly access: Access,
    private readonly tell: (key: string, act: Act) => void,
  ) {}

  /** The receipt, or null when it was refused, is still being sent, or nobody answered. */
  async send(key: string, command: Command): Promise<Receipt | null> {
    if (this.busy.has(key)) return null;
    this.busy.add(key);
    try {
      return await this.untilAnswered(key, command);
    } finally {
      this.busy.delete(key);
    }
  }

  private async untilAnswered(key: string, command: Command): Promise<Receipt | null> {
    const text = JSON.stringify(command);
    const known = this.unanswered.get(key);
    const id = known?.text === text ? known.id : newId();
    this.unanswered.set(key, { id, text });
    for (let attempt = 1; attempt <= GIVE_UP_AFTER_ATTEMPTS; attempt += 1) {
      this.tell(key, { state: "sending", attempt });
      try {
        const receipt = await post(id, command, this.access.token(), this.access.language());
        this.unanswered.delete(key);
        this.tell(key, { state: "recorded", receipt });
        return receipt;
      } catch (error) {
        if (error instanceof Refused) return this.refused(key, error.problem);
        if (!(error instanceof NoAnswer)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt, 3000)));
    }
    this.tell(key, { state: "refused", code: UNANSWERED, sentence: "" });
    return null;
  }

  private refused(key: string, problem: Problem): null {
    this.unanswered.delete(key);
    this.tell(key, refusal(problem));
    if (problem.status === 401) this.access.unauthorised(problem);
    return null;
  }
}
