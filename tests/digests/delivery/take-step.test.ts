import { describe, expect, it } from 'vitest';
import { later } from '../../../src/model/duration.ts';
import { recordEvents } from '../../support/record-events.ts';
import { type DueDigest, expectOnceEach, HOUR, SLOT, START, withDueDigest } from './due-digest.ts';
import { createFakeSlack, type Fault } from './fake-slack.ts';

describe('a run that cannot be posted', () => {
  let stage: DueDigest;

  withDueDigest((begun) => {
    stage = begun;
  });

  it.each([0, 2])('stops the run when the channel refuses post %i, and tells', async (which) => {
    const events = recordEvents();
    const fault: Fault = { kind: 'refused', code: 'is_archived', scope: 'channel' };
    const slack = createFakeSlack(stage.clock, (n) => (n >= which ? fault : null));

    const room = await stage.post(slack, { events });

    expect(slack.requests).toHaveLength(which + 1);
    expect((await room.list()).digests[0]?.lastRun?.state).toBe('refused');
    expect(events.lines.some(({ level }) => level === 'error')).toBe(true);
  });

  it('stops the run when the channel is not there; the next run covers its days', async () => {
    const slack = createFakeSlack(stage.clock);
    slack.unknownChannels.add('#foresight');
    await stage.post(slack);
    const { run } = await stage.latest();
    slack.unknownChannels.clear();
    stage.clock.set(later(SLOT, 7 * 24 * HOUR));

    await stage.post(slack);

    expect(run?.state).toBe('refused');
    expectOnceEach(slack);
    expect(slack.messages()[0]?.message).toMatchObject({ from: START, slots: 2 });
  });

  it('has nothing to hang items on when the parent is refused', async () => {
    const fault: Fault = { kind: 'refused', code: 'msg_too_long', scope: 'message' };
    const slack = createFakeSlack(stage.clock, (n) => (n === 0 ? fault : null));

    await stage.post(slack);

    expect(slack.requests).toHaveLength(1);
    expect((await stage.latest()).run?.state).toBe('refused');
  });

  it('posts nothing once the run has expired; the next run covers its days', async () => {
    const revoked: Fault = { kind: 'refused', code: 'token_revoked', scope: 'workspace' };
    let isRevoked = true;
    const slack = createFakeSlack(stage.clock, () => (isRevoked ? revoked : null));
    await stage.post(slack);
    const { run } = await stage.latest();
    const lastTry = slack.requests.at(-1)?.at ?? SLOT;
    isRevoked = false;
    stage.clock.set(later(SLOT, 7 * 24 * HOUR));

    await stage.post(slack);

    expect(run?.state).toBe('expired');
    expect(lastTry <= (run?.expiresAt ?? SLOT)).toBe(true);
    expectOnceEach(slack);
    expect(slack.messages()[0]?.message).toMatchObject({ from: START });
  });
});
