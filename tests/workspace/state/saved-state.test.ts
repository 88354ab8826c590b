import { describe, expect, it } from 'vitest';
import { SavedState } from '../../../src/workspace/state/saved-state.ts';
import { aWorkspace, foresight, jonas, mira } from '../../support/workspace.ts';

const say = (text: string, threadTs: string | null = null) =>
  ({ kind: 'say', channel: foresight, threadTs, text }) as const;

describe('a workspace that is started again', () => {
  it('still has its messages, threads, reactions, members and what was read', async () => {
    const before = aWorkspace();
    await before.act(mira, say('First'));
    const ts = before.snapshot(mira).messages[0]?.ts ?? '';
    await before.act(jonas, say('A reply', ts));
    await before.act(jonas, { kind: 'react', channel: foresight, ts, emoji: 'eyes' });
    await before.act(mira, { kind: 'read', channel: foresight });
    before.removeApp(foresight);

    const after = aWorkspace({ saved: JSON.parse(JSON.stringify(before.save())) });

    expect(after.snapshot(mira).messages).toEqual(before.snapshot(mira).messages);
    expect(after.snapshot(mira).channels).toEqual(before.snapshot(mira).channels);
  });

  it('gives no id a second time, also when it ended before its last ids were saved', async () => {
    const before = aWorkspace();
    const saved: unknown = JSON.parse(JSON.stringify(before.save()));
    await before.act(mira, { kind: 'set-weather', weather: before.snapshot(mira).weather });

    const after = aWorkspace({ saved });

    expect(after.save()).toMatchObject({ ids: 1000 });
  });

  it('still knows what was deleted, and what other apps said', async () => {
    const before = aWorkspace();
    const otherApp = { botId: 'B0000FEED0', appId: 'A0000FEED0', name: 'Feed' };
    before.post({ channel: foresight, otherApp, text: 'news' });
    const gone = before.post({ channel: foresight, user: mira, text: 'to be gone' });
    before.deleteMessage(foresight, gone);
    const saved: unknown = JSON.parse(JSON.stringify(before.save()));

    const after = aWorkspace({ saved });

    expect(after.snapshot(mira).messages).toEqual(before.snapshot(mira).messages);
    expect(after.save()).toMatchObject({ removed: [{ channel: foresight, ts: gone }] });
  });

  it('goes on from what an older one saved, which knew of neither', async () => {
    const before = aWorkspace();
    await before.act(mira, say('First'));
    const { removed: _removed, ...saved } = SavedState.parse(before.save());
    const messages = saved.messages.map(({ otherApp: _otherApp, ...message }) => message);

    const after = aWorkspace({ saved: { ...saved, messages } });

    expect(after.snapshot(mira).messages).toEqual(before.snapshot(mira).messages);
  });

  it('refuses what no workspace saved', () => {
    expect(() => aWorkspace({ saved: { version: 1, messages: 'none' } })).toThrow(/expected/);
  });
});
