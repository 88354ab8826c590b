import { beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { seenAtFirst, startBegunDemo, untilDemoHasBegun } from '../support/playground.ts';
import { shown } from '../support/shown.ts';

const noor = 'U0PLAYNOOR';
const mira = 'U0PLAYMIRA';
const jonas = 'U0PLAYJONA';
const foresight = 'C0FORESIGHT';

/** The button whose label begins so, where the message has one. */
async function pressIfThere(
  workspace: Workspace,
  person: string,
  { channel, ts, blocks }: Message,
  label: string,
): Promise<void> {
  for (const block of blocks) {
    const button =
      block.type === 'actions'
        ? block.elements.find((one) => one.type === 'button' && one.text.text.startsWith(label))
        : undefined;
    if (button?.type === 'button') {
      await workspace.act(person, {
        kind: 'action',
        container: { kind: 'message', channel, ts },
        blockId: block.block_id ?? '',
        actionId: button.action_id ?? '',
        action: { type: 'button', value: button.value },
        values: {},
      });
    }
  }
}

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

    const pages: string[] = [];
    for (let page = 1; page <= 7; page += 1) {
      const queue = await workspace.until(mira, ({ messages }) =>
        messages.find(
          ({ ephemeral, blocks }) => ephemeral && shown(blocks).includes(`${page * 10 - 9}–`),
        ),
      );
      pages.push(shown(queue.blocks));
      await pressIfThere(workspace, mira, queue, 'Next ');
    }
    const text = pages.join('\n');
    await playground.stop();
    expect(pages[0]).toContain('63 items wait for review');
    expect(pages[0]).toContain(`<@U0PLAYTOMA> (urgent)`);
    expect(text).toContain(`⚑ <@${noor}> (important), <@${jonas}> (important) · 2 d`);
    expect(text).toContain(`⚑ <@${mira}> (important) · 2 d`);
    expect(pages[0]).toContain('[Decided lately]');
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
