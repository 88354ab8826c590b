import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

/** What it is told so that it speaks to Slack in this way. */
export const TRANSPORTS = {
  socket: { SLACK_APP_TOKEN: 'xapp-test-token' },
  http: { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' },
} as const;
export type TransportName = keyof typeof TRANSPORTS;
export const BOTH_TRANSPORTS = ['socket', 'http'] as const satisfies readonly TransportName[];

export type Told = Readonly<Record<string, string>>;

/** A folder with an empty archive, and what a server is told to run there, on ports of the system's choice. */
export function aServerPlace(environment: Told): {
  readonly folder: string;
  readonly environment: Told;
} {
  const folder = tempFolder();
  mkdirSync(join(folder, 'archive'));
  mkdirSync(join(folder, 'digests'));
  return {
    folder,
    environment: {
      SLACK_BOT_TOKEN: 'xoxb-test-token',
      DATABASE_FILE: join(folder, 'signalpost.db'),
      DIGESTS_DIR: join(folder, 'digests'),
      HEALTH_PORT: '0',
      PORT: '0',
      ...(environment.ARCHIVE_GIT_URL === undefined && { ARCHIVE_DIR: join(folder, 'archive') }),
      ...environment,
    },
  };
}
