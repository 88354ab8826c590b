import type { BlockAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { aClient, foresight, mira } from '../support/workspace.ts';
import { rows } from '../support/workspace-page.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const link = 'https://news.example.org/ledgers';

const row = (name: string, isTicked = false): KnownBlock => ({
  type: 'actions',
  block_id: name,
  elements: [
    {
      type: 'checkboxes',
      action_id: 'tick',
      options: [option(name)],
      ...(isTicked && { initial_options: [option(name)] }),
    },
    {
      type: 'overflow',
      action_id: 'more',
      options: [option('Note'), option('Later')],
    },
  ],
});

const accept: KnownBlock = {
  type: 'actions',
  block_id: 'all',
  elements: [{ type: 'button', action_id: 'accept', text: plain('Accept') }],
};

describe.skipIf(!hasBrowser())('what is ticked in a message', () => {
  const heard: BlockAction[] = [];
  const stage = aWatchedStage((app) => {
    app.action<BlockAction>(/.*/, async ({ ack, body, action, respond }) => {
      await ack();
      heard.push(body);
      if (action.action_id === 'accept') {
        await respond({
          replace_original: true,
          text: 'Queue',
          blocks: [row('First', true), row('Third'), accept],
        });
      }
    });
    app.event('link_shared', async ({ event, client }) => {
      const blocks = [{ type: 'section', text: plain('Ledgers of the archive') }, accept];
      await client.chat.unfurl({
        channel: event.channel,
        ts: event.message_ts,
        unfurls: { [link]: { blocks } },
      });
    });
  });
  const { mine } = stage;

  beforeEach(() => {
    heard.length = 0;
  });

  const lastHeard = async (actionId: string) => {
    await expect
      .poll(() => heard.findLast(({ actions }) => actions[0]?.action_id === actionId))
      .toBeDefined();
    return heard.findLast(({ actions }) => actions[0]?.action_id === actionId);
  };

  it('is told at each tick, and once more, as it stands, with the button beside it', async () => {
    await aClient(stage.workspace).chat.postMessage({
      channel: foresight,
      text: 'Queue',
      blocks: [row('First'), row('Second', true), accept],
    });
    const queue = rows(mine.page).filter({
      has: mine.page.getByRole('checkbox', { name: 'First' }),
    });

    await queue.getByRole('checkbox', { name: 'First' }).check();
    const tick = await lastHeard('tick');
    await queue.getByRole('button', { name: 'Accept' }).click();
    const press = await lastHeard('accept');

    expect(tick?.actions).toMatchObject([
      { type: 'checkboxes', block_id: 'First', selected_options: [{ value: 'first' }] },
    ]);
    expect(press?.state?.values).toMatchObject({
      First: { tick: { type: 'checkboxes', selected_options: [{ value: 'first' }] } },
      Second: { tick: { selected_options: [{ value: 'second' }] } },
    });
    await queue.getByRole('checkbox', { name: 'Third' }).waitFor();
    expect(await queue.getByRole('checkbox', { name: 'First' }).isChecked()).toBe(true);
  });

  it('stands with what is chosen in the menu of its row', async () => {
    await aClient(stage.workspace).chat.postMessage({
      channel: foresight,
      text: 'Queue',
      blocks: [row('Only', true)],
    });

    const only = rows(mine.page).filter({
      has: mine.page.getByRole('checkbox', { name: 'Only' }),
    });
    await only.getByRole('button', { name: 'More actions', exact: true }).click();
    await mine.page.getByRole('menuitem', { name: 'Later' }).click();

    expect(await lastHeard('more')).toMatchObject({
      actions: [{ type: 'overflow', selected_option: { value: 'later' } }],
      state: { values: { Only: { tick: { selected_options: [{ value: 'only' }] } } } },
    });
  });

  it('may be pressed beneath a link, in what the app says of it', async () => {
    await stage.workspace.act(mira, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: `see ${link}`,
    });
    const said = rows(mine.page).filter({ hasText: 'Ledgers of the archive' });

    await said.getByRole('button', { name: 'Accept' }).click();

    expect(await lastHeard('accept')).toMatchObject({
      container: {
        type: 'message_attachment',
        attachment_id: 1,
        is_app_unfurl: true,
        app_unfurl_url: link,
      },
    });
  });
});
