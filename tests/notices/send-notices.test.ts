import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FindOutcome, PostOutcome } from '../../src/model/digest/post-outcome.ts';
import { HOUR_MS, later } from '../../src/model/duration.ts';
import { type Notice, text } from '../../src/model/notice.ts';
import { createNotices } from '../../src/notices/create-notices.ts';
import { createSendNotices } from '../../src/notices/send-notices.ts';
import type { Store } from '../../src/store/store.ts';
import { foresight, jonas, messageTs, mira, team } from '../support/builders.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { openTestStore } from '../support/open-store.ts';
import { recordEvents } from '../support/record-events.ts';

const MINUTE = 60_000;
const posted: PostOutcome = {
  kind: 'posted',
  ref: { team, channel: foresight, ts: messageTs(1) },
};

describe('telling people', () => {
  let store: Store;
  let clock: ManualClock;
  let sent: Notice[];
  let answers: PostOutcome[];
  let found: FindOutcome;
  /** When the message that is found was posted, by Slack's clock. */
  let standsSince: Date;
  let ids: number;

  beforeEach(async () => {
    store = await openTestStore();
    clock = createManualClock('2026-11-23T08:00:00Z');
    sent = [];
    answers = [];
    found = { kind: 'absent' };
    standsSince = clock.now();
    ids = 0;
  });

  afterEach(() => store.close());

  const notices = (operators = [mira.user]) =>
    createNotices({
      store,
      clock,
      operators: async () => operators,
      newId: () => {
        ids += 1;
        return `notice-${ids}`;
      },
    });
  const events = recordEvents();
  const send = () =>
    createSendNotices({
      store,
      clock,
      events,
      messenger: {
        post: async (notice) => {
          sent.push(notice);
          return answers.shift() ?? posted;
        },
        find: async (_, since) => (since <= standsSince ? found : { kind: 'absent' }),
      },
    })();
  const missed = { key: 'run-missed:weekly', words: text('Missed.') };

  it('tells each person once, however often the same is found', async () => {
    await notices().tell([jonas.user, 'operators', mira.user], missed);
    await notices().tell(['operators'], missed);
    await send();
    await notices().tell([jonas.user], missed);
    await send();

    expect(sent.map(({ to }) => to)).toEqual([jonas.user, mira.user]);
  });

  it('tells as well what was written while others were told, for who asked then', async () => {
    await notices().tell(['operators'], missed);
    const sending: Promise<unknown>[] = [];
    const sends = createSendNotices({
      store,
      clock,
      events,
      messenger: {
        post: async (notice) => {
          sent.push(notice);
          if (sent.length === 1) {
            await notices().tell([jonas.user], missed);
            sending.push(sends());
          }
          return posted;
        },
        find: async () => found,
      },
    });

    await sends();
    await Promise.all(sending);

    expect(sent.map(({ to }) => to)).toEqual([mira.user, jonas.user]);
  });

  it('tells nobody where nobody operates it', async () => {
    await notices([]).tell(['operators'], missed);

    expect(await send()).toBeNull();
    expect(sent).toEqual([]);
  });

  it('waits as long as Slack says', async () => {
    answers = [{ kind: 'limited', retryAfterMs: 5000 }];
    await notices().tell(['operators'], missed);

    const goesOnAt = await send();
    await send();
    const before = sent.length;
    clock.advance(5000);
    await send();

    expect(goesOnAt).toEqual(new Date('2026-11-23T08:00:05Z'));
    expect([before, sent.length]).toEqual([1, 2]);
  });

  it('looks for a message whose answer was lost before it is posted again', async () => {
    answers = [{ kind: 'unknown', reason: 'timeout' }];
    await notices().tell(['operators'], missed);
    await send();
    found = { kind: 'found', refs: [{ team, channel: foresight, ts: messageTs(1) }] };

    clock.advance(2 * MINUTE);
    await send();
    clock.advance(2 * MINUTE);
    await send();

    expect(sent).toHaveLength(1);
  });

  it('finds it where this machine’s clock was hours ahead when it was posted', async () => {
    answers = [{ kind: 'unknown', reason: 'timeout' }];
    standsSince = later(clock.now(), -5 * HOUR_MS);
    await notices().tell(['operators'], missed);
    await send();
    found = { kind: 'found', refs: [{ team, channel: foresight, ts: messageTs(1) }] };

    clock.advance(2 * MINUTE);
    await send();
    await send();

    expect(sent).toHaveLength(1);
  });

  it('posts again what is not there', async () => {
    answers = [{ kind: 'unknown', reason: 'timeout' }];
    await notices().tell(['operators'], missed);
    await send();

    clock.advance(2 * MINUTE);
    await send();
    await send();

    expect(sent).toHaveLength(2);
  });

  it('does not post again when it cannot look: twice is worse than a doubt', async () => {
    answers = [{ kind: 'unknown', reason: 'timeout' }];
    found = { kind: 'failed', reason: 'missing_scope' };
    await notices().tell(['operators'], missed);
    await send();

    clock.advance(2 * MINUTE);
    await send();
    clock.advance(2 * MINUTE);
    await send();

    expect(sent).toHaveLength(1);
  });

  it('gives up on a person whom Slack refuses, and says so', async () => {
    answers = [{ kind: 'refused', code: 'user_not_found', scope: 'message' }];
    await notices().tell(['operators'], missed);

    await send();
    await send();

    expect(sent).toHaveLength(1);
    expect(events.of('notice-given-up')).toMatchObject([{ reason: 'user_not_found' }]);
  });

  it('waits for an operator to mend the app, for a week', async () => {
    const revoked: PostOutcome = { kind: 'refused', code: 'token_revoked', scope: 'workspace' };
    answers = Array.from({ length: 3 }, () => revoked);
    await notices().tell(['operators'], missed);

    await send();
    clock.advance(5 * MINUTE);
    await send();
    clock.advance(8 * 24 * 60 * MINUTE);
    await send();

    expect(sent).toHaveLength(2);
    expect(await store.openNotices(clock.now())).toEqual([]);
  });
});
