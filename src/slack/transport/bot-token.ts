import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clock } from '../../model/clock.ts';
import { HOUR_MS } from '../../model/duration.ts';
import type { Events } from '../../model/events/events.ts';
import type { AskSlack } from '../doctor/ask-slack.ts';
import type { Network } from './network.ts';

/** What a token that runs out is exchanged with, where Slack rotates the tokens of an app. */
export interface RotationSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The first one, as Slack shows it beside the bot token. Each is good for one exchange. */
  readonly refreshToken: string;
}

/** The bot token that counts, which the one that was configured is only at first. */
export interface BotToken {
  current(): string;
  /** The way to Slack, on which calls that were made with the configured token carry the current one. */
  outgoing(network: Network): Network;
  /**
   * Exchanges a token that runs out within two hours; a chore. Reports, and never throws.
   * @returns false where it was due and Slack did not do it.
   */
  renewWhenDue(): Promise<boolean>;
}

/** Where a token never runs out. */
export function fixedBotToken(token: string): BotToken {
  return {
    current: () => token,
    outgoing: (network) => network,
    renewWhenDue: async () => true,
  };
}

export interface RotatingBotTokenDeps {
  readonly ask: AskSlack;
  readonly clock: Pick<Clock, 'now'>;
  readonly events: Events;
}

export interface RotatingBotTokenOptions extends RotationSettings {
  readonly botToken: string;
  /** Beside the database, not in it: a backup holds no secret. */
  readonly file: string;
}

/** A token lives for twelve hours; a Slack that is out of order for some of them is waited for. */
const AHEAD_MS = 2 * HOUR_MS;

const Kept = z.object({
  botToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.number(),
  /** By which configured refresh token it began; another one means that an operator began anew. */
  began: z.string(),
});
type Kept = z.infer<typeof Kept>;

const Exchanged = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});

/** Keeps a rotating token going, over restarts too. */
export function createRotatingBotToken(
  { ask, clock, events }: RotatingBotTokenDeps,
  { botToken, file, clientId, clientSecret, refreshToken }: RotatingBotTokenOptions,
): BotToken {
  const began = createHash('sha256').update(refreshToken).digest('hex').slice(0, 16);
  const read = (): Kept => {
    const kept = readKept(file);
    // How long the configured one lasts nobody says: it counts as due.
    return kept?.began === began ? kept : { botToken, refreshToken, expiresAt: 0, began };
  };
  let token = read();

  const renew = async (): Promise<boolean> => {
    const answer = await ask('oauth.v2.access', '', {
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: token.refreshToken,
    });
    if (answer.kind !== 'ok') {
      const reason = answer.kind === 'refused' ? answer.error : answer.reason;
      events.emit('token-not-renewed', { reason });
      return false;
    }
    const { access_token, refresh_token, expires_in } = Exchanged.parse(answer.body);
    const expiresAt = clock.now().getTime() + expires_in * 1000;
    token = { botToken: access_token, refreshToken: refresh_token, expiresAt, began };
    // The last one is used up: lost now, it would be lost for good.
    keep(file, token);
    events.emit('token-renewed', { expiresAt: new Date(expiresAt) });
    return true;
  };

  return {
    current: () => token.botToken,
    outgoing: (network) => ({
      ...network,
      fetch: (url, init) =>
        network.fetch(url, withToken(init, { from: botToken, to: token.botToken })),
    }),
    renewWhenDue: async () => {
      if (token.expiresAt - clock.now().getTime() > AHEAD_MS) {
        return true;
      }
      try {
        return await renew();
      } catch (error) {
        events.emit('token-not-renewed', {
          reason: error instanceof Error ? error.message : String(error),
        });
        return false;
      }
    },
  };
}

/** Slack's SDK sends the token as a header; it knows the configured one alone. */
function withToken(
  init: RequestInit | undefined,
  { from, to }: { readonly from: string; readonly to: string },
): RequestInit | undefined {
  const headers = new Headers(init?.headers);
  if (headers.get('authorization') !== `Bearer ${from}`) {
    return init;
  }
  headers.set('authorization', `Bearer ${to}`);
  return { ...init, headers };
}

function readKept(file: string): Kept | undefined {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // There is none before the first exchange; one that is broken is as good as none.
    return undefined;
  }
}

function keep(file: string, kept: Kept): void {
  writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
