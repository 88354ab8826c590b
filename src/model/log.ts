/** Values beside a message; never a token, a signing secret or a response_url. */
export type LogFields = Readonly<Record<string, unknown>>;

/** What every room writes to. One line, one event: a short English sentence, facts as fields. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};
