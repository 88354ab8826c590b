import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DigestDefinition } from '../../../src/model/digest/digest-definition.ts';
import { TeamId, UserId } from '../../../src/model/slack-ids.ts';
import { foresight, hush, jonas, mira } from '../../support/running-app.ts';
import { shown } from '../../support/shown.ts';
import { startWishes, type WishStage } from './wish/wish-stage.ts';

describe('a digest of a private channel', () => {
  let stage: WishStage;

  beforeEach(async () => {
    stage = await startWishes({ curators: [mira, jonas] });
    const at = new Date('2026-11-20T08:00:00Z');
    const { store, workspace } = stage.running;
    await store.addMadeDigest({
      definition: DigestDefinition.parse({
        name: 'merger-1a2b3c',
        title: 'Merger watch',
        schedule: { every: 'week', on: ['monday'], at: '09:00', timezone: 'Europe/Paris' },
        channel: hush,
        kinds: ['signal'],
        minimumRelevancy: null,
        query: '',
        limit: 10,
        grouping: 'page',
        empty: 'skip',
      }),
      made: {
        team: TeamId.parse(workspace.identity.teamId),
        owner: UserId.parse(mira),
        version: 1,
        isPrivate: true,
        startsAt: at,
        slotsFrom: at,
        firstAnswer: null,
      },
      state: 'active',
      because: null,
      createdAt: at,
      changedBy: UserId.parse(mira),
      changedAt: at,
      unread: null,
    });
  });

  afterEach(() => stage.running.stop());

  const answer = async (as: string, text: string) =>
    shown((await stage.running.type(as, text, foresight)).blocks);

  it.each(['preview', 'show', 'replay', 'run'])(
    'is not there for those who are not in it, though they know its name: %s',
    async (word) => {
      const theirs = await answer(jonas, `/signalpost digest ${word} merger-1a2b3c`);
      const own = await answer(mira, `/signalpost digest ${word} merger-1a2b3c`);

      expect(theirs).toContain('There is no digest merger-1a2b3c.');
      expect(theirs).not.toContain('Merger');
      expect(own).not.toContain('There is no digest');
    },
  );

  it('stands in no list, log or suggestion of theirs', async () => {
    for (const command of ['digest list', 'digest log', 'status', 'digest preview merger']) {
      const answered = await answer(jonas, `/signalpost ${command}`);

      expect(answered).not.toMatch(/Merger|merger-1a2b3c/);
    }
    expect(await answer(mira, '/signalpost digest list')).toContain('Merger watch');
  });
});
