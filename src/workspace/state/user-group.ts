/** People that can be mentioned by one name. Slack has them on paid plans only. */
export interface UserGroup {
  /** Begins with `S`. */
  readonly id: string;
  /** What is typed after `@`. */
  readonly handle: string;
  readonly name: string;
  /** Ids of people. */
  readonly users: readonly string[];
}
