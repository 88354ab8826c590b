import { z } from 'zod';
import type { Events } from '../../../model/events/events.ts';
import type { Notices } from '../../../model/notice.ts';
import { text } from '../../../model/notice.ts';

/** Whether the app is still installed, as far as Slack has told. */
export interface Installation {
  /** Why nothing can be posted any more, in a sentence; null while all is well. */
  ended(): string | null;
  /** Hears what Slack says of the installation itself. @returns whether the body was of that kind. */
  hear(body: unknown): Promise<boolean>;
}

/** The events by which Slack says that the app is gone. */
export const FAREWELLS = ['app_uninstalled', 'tokens_revoked'] as const;

const RateLimited = z.looseObject({ type: z.literal('app_rate_limited') });
const Farewell = z.looseObject({
  type: z.literal('event_callback'),
  event: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal(FAREWELLS[0]) }),
    z.looseObject({
      type: z.literal(FAREWELLS[1]),
      tokens: z.looseObject({ bot: z.array(z.string()).nullish() }),
    }),
  ]),
});

export interface InstallationDeps {
  readonly events: Events;
  /** Left out where nobody can be told. */
  readonly notices?: Notices;
  readonly now: () => Date;
}

export function createInstallation({ events, notices, now }: InstallationDeps): Installation {
  let why: string | null = null;
  const end = (sentence: string) => {
    why = sentence;
    events.emit('installation-ended', { reason: sentence });
  };
  return {
    ended: () => why,
    hear: async (body) => {
      if (RateLimited.safeParse(body).success) {
        events.emit('events-limited', {});
        await notices?.tell(['operators'], {
          key: `events-limited:${now().toISOString().slice(0, 13)}`,
          words: text(
            'Slack held events back for a minute: the workspace sent the app more than 30,000 in an hour. Flags of that time are found by comparing reactions within a quarter of an hour.',
          ),
        });
        return true;
      }
      const { event } = Farewell.safeParse(body).data ?? {};
      if (event?.type === 'app_uninstalled') {
        end('The app was removed from the workspace: install it again, and set SLACK_BOT_TOKEN.');
      }
      if (event?.type === 'tokens_revoked' && (event.tokens.bot ?? []).length > 0) {
        end('SLACK_BOT_TOKEN was revoked: reinstall the app, and set the new token.');
      }
      return event !== undefined;
    },
  };
}
