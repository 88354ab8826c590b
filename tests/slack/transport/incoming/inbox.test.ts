import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Inbox } from '../../../../src/slack/transport/incoming/inbox.ts';
import type { Store } from '../../../../src/store/store.ts';
import { PATIENTLY } from '../../../support/patiently.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

/** An inbox whose writes fail as long as they are told to. */
function aFailingInbox(fail: { now: boolean }) {
  return (store: Store): Inbox => ({
    recordEvent: async (...args) => {
      if (fail.now) {
        throw new Error('the database is locked');
      }
      return store.recordEvent(...args);
    },
    claimEvent: (...args) => store.claimEvent(...args),
    isAnswered: (...args) => store.isAnswered(...args),
    finishEvent: (...args) => store.finishEvent(...args),
    failEvent: (...args) => store.failEvent(...args),
    rememberRequest: (...args) => store.rememberRequest(...args),
    answeredRequests: (...args) => store.answeredRequests(...args),
    waitingEvents: (...args) => store.waitingEvents(...args),
  });
}

describe.each(['http', 'socket'] as const)('the inbox in front of %s', (transport) => {
  let running: RunningApp;

  afterEach(() => running.stop());

  it('does not acknowledge an event that could not be recorded, so that Slack sends it again', async () => {
    const fail = { now: false };
    running = await startApp({ transport, inbox: aFailingInbox(fail), answerWithinMs: 1500 });
    const shared = await running.share();
    fail.now = true;
    const unanswered = running.workspace.act(jonas, {
      kind: 'react',
      channel: shared.channel,
      ts: shared.ts,
      emoji: 'triangular_flag_on_post',
    });
    await unanswered;
    await running.workspace.until(jonas, () =>
      running.workspace
        .wire()
        .some(
          ({ name, error, status }) =>
            name === 'event reaction_added' && (error !== null || status === 500),
        ),
    );
    fail.now = false;

    running.clock.advance(60_000);
    running.clock.advance(300_000);

    await running.told(jonas, 'Flagged: ');
  });

  it('works off an event whose listener failed, once Slack answers again', async () => {
    running = await startApp({ transport });
    const shared = await running.share();
    running.workspace.failNext('reactions.add', 'http-500-before');
    await running.flag(jonas, shared);
    await vi.waitFor(() => expect(running.events.of('request-failed')).not.toEqual([]), PATIENTLY);
    running.clock.advance(61_000);

    await running.app.replayWaiting();

    expect(
      running.seen(jonas).messages.find(({ ts }) => ts === shared.ts)?.reactions,
    ).toContainEqual(expect.objectContaining({ name: 'eyes' }));
    expect(await running.store.waitingEvents(new Date('2027-01-01'), 99)).toEqual([]);
  });

  it('leaves alone an event that is known as done', async () => {
    running = await startApp({ transport });
    const shared = await running.share();
    running.workspace.setWeather({
      rateLimited: 0,
      slowMs: 0,
      dropped: 0,
      failed: 0,
      duplicated: 1,
    });
    const calls = () =>
      running.workspace.wire().filter(({ name }) => name === 'reactions.add').length;
    await running.flag(jonas, shared);
    await running.told(jonas, 'Flagged: ');
    await expect.poll(calls).toBe(1);

    await running.app.replayWaiting();

    expect(calls()).toBe(1);
  });
});

describe.each(['http', 'socket'] as const)('a fault over %s', (transport) => {
  let running: RunningApp;

  afterEach(() => running.stop());

  it('is told with a reference that is also in the log, and nothing else of it', async () => {
    running = await startApp({
      transport,
      search: () => ({
        ask: async () => {
          throw new Error('SQLITE_CORRUPT: secret detail');
        },
      }),
    });

    const answer = await running.type(mira, '/signals regulation');

    const logged = running.events.lines.find(({ level }) => level === 'error');
    expect(shown(answer.blocks)).toContain('this reference: ref-1');
    expect(shown(answer.blocks)).not.toContain('SQLITE');
    expect(logged).toMatchObject({ fields: { reference: 'ref-1', request: '/signals' } });
  });

  it('tells a person to wait when Slack is busy', async () => {
    running = await startApp({ transport });
    const answer = await running.type(mira, '/signals regulation');
    running.workspace.failNext('chat.postMessage', 'rate-limit');

    await running.click(mira, answer, 'Share to channel');

    await running.workspace.until(mira, ({ messages }) =>
      messages.find(({ blocks }) => shown(blocks).startsWith('Slack is busy just now.')),
    );
  });
});
