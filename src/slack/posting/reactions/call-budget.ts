/** How many calls to Slack a piece of work may still make. */
export interface CallBudget {
  /** @returns false, and takes nothing, when none is left. */
  take(): boolean;
  /** Slack asks to wait: none is left. */
  spend(): void;
}

export function createCallBudget(calls: number): CallBudget {
  let left = calls;
  return {
    take: () => {
      left -= 1;
      return left >= 0;
    },
    spend: () => {
      left = 0;
    },
  };
}
