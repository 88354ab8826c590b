import { beforeAll, describe, expect, it } from 'vitest';
import { seenAtFirst, startBegunDemo, untilDemoHasBegun } from '../support/playground.ts';
import { shown } from '../support/shown.ts';

const noor = 'U0PLAYNOOR';
const mira = 'U0PLAYMIRA';
const jonas = 'U0PLAYJONA';
const foresight = 'C0FORESIGHT';

describe('the review queue of a fresh demo', () => {
  beforeAll(untilDemoHasBegun);

  it('holds what was flagged last Friday, once by two people, and one decision', async () => {
    const playground = await startBegunDemo();
    const { workspace } = playground;

    await workspace.act(mira, {
      kind: 'command',
      channel: foresight,
      text: '/signalpost review',
    });

    const queue = await workspace.until(mira, ({ messages }) =>
      messages.find(({ ephemeral }) => ephemeral),
    );
    const text = shown(queue.blocks);
    await playground.stop();
    expect(text).toContain('2 items wait for review');
    expect(text).toContain(`⚑ <@${noor}> (important), <@${jonas}> (important) · 2 d`);
    expect(text).toContain(`⚑ <@${mira}> (important) · 2 d`);
    expect(text).toContain('[Decided lately]');
  });

  it('came about in the thread of the digest, and left nobody an answer to read', async () => {
    const { messages } = await seenAtFirst(noor);

    const flagged = messages.filter(({ reactions }) =>
      reactions.some(({ name }) => name === 'triangular_flag_on_post'),
    );
    expect(flagged.map(({ reactions }) => reactions[0]?.users)).toEqual([
      [jonas],
      [noor, jonas],
      [mira],
    ]);
    const [decided] = flagged;
    const thread = messages.filter(({ threadTs }) => threadTs === decided?.threadTs);
    expect(thread.at(-1)?.text).toMatch(/^Accepted by/);
    for (const person of [noor, mira, jonas]) {
      const answers = (await seenAtFirst(person)).messages.filter(({ ephemeral }) => ephemeral);
      expect(answers).toEqual([]);
    }
  });
});
