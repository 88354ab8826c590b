/** One line that says what went wrong or what was done. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  /** Information goes by itself; an error stays until it is dismissed, solved or left behind. */
  readonly tone: 'error' | 'info';
  /** What solves it: the same kind of act that succeeds, or the workspace that answers again. */
  readonly about: string | null;
}

/** For how long information stays, in milliseconds. */
export const infoMs = 5000;

/** What a notice is about when the workspace did not answer. */
export const connectionLost = 'connection';

/** Most notices on the screen at once. */
const most = 3;

/** The notices with one more; what already stands there is said anew instead of twice. */
export function withNotice(notices: readonly Notice[], notice: Notice): readonly Notice[] {
  const others = notices.filter(({ text, tone }) => text !== notice.text || tone !== notice.tone);
  return [...others, notice].slice(-most);
}

/** The notices without those that something has solved. */
export function withoutSolved(notices: readonly Notice[], about: string): readonly Notice[] {
  return notices.some((notice) => notice.about === about)
    ? notices.filter((notice) => notice.about !== about)
    : notices;
}

/** What stays when one goes elsewhere: that the workspace does not answer is true everywhere. */
export function withoutLocal(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(({ about }) => about === connectionLost);
}
