import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/playground.ts';
import type { Message } from '../../src/workspace/page-protocol.ts';
import { startBegunDemo, untilDemoHasBegun } from '../support/playground.ts';
import { shown } from '../support/shown.ts';

const noor = 'U0PLAYNOOR';
const foresight = 'C0FORESIGHT';
const TELL_ME = 'Tell me when something new comes';

describe('alerts in the demo', () => {
  let playground: Playground;

  beforeAll(untilDemoHasBegun);
  beforeEach(async () => {
    playground = await startBegunDemo();
  });
  afterEach(() => playground.stop());

  const seen = (wanted: (message: Message) => boolean): Promise<Message> =>
    playground.workspace.until(noor, ({ messages }) => messages.find(wanted));

  const press = async (message: Message, label: string) => {
    const block = message.blocks.find(
      (one) =>
        one.type === 'actions' &&
        one.elements.some((element) => element.type === 'button' && element.text.text === label),
    );
    const element =
      block?.type === 'actions'
        ? block.elements.find((one) => one.type === 'button' && one.text.text === label)
        : undefined;
    if (element?.type !== 'button') {
      throw new Error(`There is no button ${label}.`);
    }
    const result = await playground.workspace.act(noor, {
      kind: 'action',
      container: { kind: 'message', channel: message.channel, ts: message.ts },
      blockId: block?.block_id ?? '',
      actionId: element.action_id ?? '',
      action: { type: 'button', value: element.value ?? '' },
      values: {},
    });
    expect(result).toMatchObject({ ok: true });
  };

  it('answer in the thread where they were asked for when the clock moves, then in direct messages', async () => {
    const { workspace } = playground;
    await workspace.act(noor, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: 'What about medicines in the heat?',
    });
    const asked = await seen(({ text }) => text.includes('medicines in the heat'));
    await workspace.act(noor, {
      kind: 'say',
      channel: foresight,
      threadTs: asked.ts,
      text: `<@${workspace.identity.botUserId}> insulin`,
    });
    const nothing = await seen(({ ephemeral, threadTs }) => ephemeral && threadTs === asked.ts);
    await press(nothing, TELL_ME);
    await seen(
      ({ ephemeral, blocks }) => ephemeral && shown(blocks).includes('the first time here'),
    );

    await workspace.act(noor, { kind: 'move-clock', to: '2026-12-01T09:00:00Z' });

    const answers = workspace
      .snapshot(noor)
      .messages.filter(
        ({ threadTs, ephemeral, blocks }) =>
          threadTs === asked.ts && !ephemeral && shown(blocks).includes('asked to be told here'),
      );
    expect(answers).toHaveLength(1);
    expect(shown(answers[0]?.blocks ?? [])).toContain('New on “insulin” · ');
    expect(shown(answers[0]?.blocks ?? [])).toContain('The Cold Chain of Insulin');
    // Five minutes after the day's pages were indexed, not at the end of the move.
    const at = new Date(Number(answers[0]?.ts) * 1000).toISOString();
    expect(at.slice(0, 10)).toBe('2026-11-29');
  });
});
