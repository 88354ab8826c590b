import { beforeAll, describe, expect, it } from 'vitest';
import { isObject } from '../../../src/workspace/json.ts';
import type { WireEntry } from '../../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import { startBegunDemo, untilDemoHasBegun } from '../../support/playground.ts';
import { type TypedValue, typeFaults } from '../../support/type-faults.ts';

const mira = 'U0PLAYMIRA';
const foresight = 'C0FORESIGHT';

const COMMANDS = [
  '/signals regulation',
  '/signals zzyzx regulation',
  '/signals rel:9',
  '/concerns theme:helth',
  '/signals',
  '/signalpost',
  '/signalpost status',
  '/signalpost review',
  '/signalpost digest list',
  '/signalpost digest preview weekly',
  '/signalpost digest run weekly',
  '/signalpost nothing',
];

/** What is pressed in the answers to those: every button that they have, by its label, once. */
async function pressEverything(workspace: Workspace): Promise<void> {
  const pressed = new Set<string>();
  const buttons = workspace
    .snapshot(mira)
    .messages.flatMap(({ channel, ts, blocks }) =>
      blocks.flatMap((block) =>
        block.type === 'actions'
          ? block.elements.flatMap((element) =>
              element.type === 'button' && element.url === undefined
                ? [{ channel, ts, blockId: block.block_id ?? '', element }]
                : [],
            )
          : [],
      ),
    );
  for (const { channel, ts, blockId, element } of buttons) {
    const label = element.text.text;
    if (!pressed.has(label)) {
      pressed.add(label);
      await workspace.act(mira, {
        kind: 'action',
        container: { kind: 'message', channel, ts },
        blockId,
        actionId: element.action_id ?? '',
        action: { type: 'button', value: element.value },
        values: {},
      });
      await workspace.idle();
    }
  }
}

/** Messages and views of what the app sent to Slack, by the type that each must be of. */
function sentValues(wire: readonly WireEntry[]): readonly TypedValue[] {
  const values = wire
    .filter(({ direction }) => direction === 'app→slack')
    .flatMap(({ request }): readonly TypedValue[] => {
      const { blocks, view } = isObject(request) ? request : {};
      const shown = parsed(view);
      const type = isObject(shown) && shown.type === 'home' ? 'slack.HomeView' : 'slack.ModalView';
      return [
        ...(blocks === undefined ? [] : [{ type: 'slack.KnownBlock[]', value: parsed(blocks) }]),
        ...(shown === undefined ? [] : [{ type, value: shown }]),
      ];
    });
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Slack's own client sends structures as JSON in a form. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

describe('every message and view that the app sends', () => {
  beforeAll(untilDemoHasBegun);

  it('is of the types that Slack publishes, to the last field', async () => {
    const playground = await startBegunDemo();
    const { workspace } = playground;
    for (const text of COMMANDS) {
      await workspace.act(mira, { kind: 'command', channel: foresight, text });
      await workspace.idle();
    }
    await workspace.act(mira, { kind: 'open-home' });
    await pressEverything(workspace);
    await workspace.act(mira, { kind: 'move-clock', to: '2026-11-23T08:05:00Z' });

    const sent = sentValues(workspace.wire());
    await playground.stop();

    const kinds = new Set(sent.map(({ type }) => type));
    expect(sent.length).toBeGreaterThan(30);
    expect(kinds).toEqual(new Set(['slack.KnownBlock[]', 'slack.ModalView', 'slack.HomeView']));
    expect(typeFaults(sent)).toEqual([]);
  });

  it('would be found out by a field that is none of theirs', () => {
    const value = [{ type: 'section', text: { type: 'mrkdwn', text: 'x' }, colour: 'red' }];

    expect(typeFaults([{ type: 'slack.KnownBlock[]', value }]).join()).toContain('colour');
  });
});
