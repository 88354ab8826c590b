import type { KnownBlock } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenView } from '../../../../src/workspace/page-protocol.ts';
import { mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

describe.each(['http', 'socket'] as const)('the search modal over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const open = async (): Promise<OpenView> => {
    await running.workspace.act(mira, { kind: 'global-shortcut', callbackId: 'search_archive' });
    return running.workspace.until(mira, ({ modals }) => modals[0]);
  };

  const blockOf = ({ view }: OpenView, id: string) =>
    (view.blocks as KnownBlock[]).find(({ block_id: block }) => block === id)?.block_id ?? '';

  const seen = (words: string) =>
    running.workspace.until(mira, ({ modals }) =>
      modals.find(({ view }) => shown(view.blocks as KnownBlock[]).includes(words)),
    );

  const submit = (modal: OpenView, values: Record<string, Record<string, unknown>>) =>
    running.workspace.act(mira, { kind: 'submit-view', viewId: modal.id, values });

  it('finds what its words and menus ask for, in its own place', async () => {
    const modal = await open();

    await submit(modal, {
      'search.text': { 'search.text': { type: 'plain_text_input', value: 'regulation' } },
      'search.kinds': {
        'search.kinds': { type: 'multi_static_select', selected_options: [option('signal')] },
      },
      'search.relevancy': {
        'search.relevancy': { type: 'static_select', selected_option: option('>=4') },
      },
    });

    const answer = await seen('signals for “regulation”');
    const text = shown(answer.view.blocks as KnownBlock[]);
    expect(answer.id).toBe(modal.id);
    expect(text).toContain('showing 1–2 · best match first · relevancy 4+');
    expect(text).toContain('[Details] [Flag]');
  });

  it('leads back to its fields as they were, also from an answer that found nothing', async () => {
    const modal = await open();
    await submit(modal, {
      'search.text': { 'search.text': { type: 'plain_text_input', value: 'zzyzx' } },
    });
    const answer = await seen('zzyzx');
    const [row] = (answer.view.blocks as KnownBlock[]).filter(({ type }) => type === 'actions');
    if (row?.type !== 'actions' || row.elements[0]?.type !== 'button') {
      throw new Error('There is no way back');
    }
    const { value, action_id: actionId = '' } = row.elements[0];

    await running.workspace.act(mira, {
      kind: 'action',
      container: { kind: 'view', viewId: answer.id },
      blockId: row.block_id ?? '',
      actionId,
      action: { type: 'button', value },
      values: {},
    });

    await running.workspace.until(mira, ({ modals }) =>
      modals.find(({ view }) => JSON.stringify(view).includes('"initial_value":"zzyzx"')),
    );
  });

  it('offers the themes of the archive that hold what is typed, with their counts', async () => {
    const modal = await open();
    const ask = (typed: string) =>
      running.workspace.act(mira, {
        kind: 'options',
        container: { kind: 'view', viewId: modal.id },
        blockId: blockOf(modal, 'search.theme'),
        actionId: 'search.theme',
        typed,
      });

    expect(await ask('MOBIL')).toMatchObject({
      ok: true,
      options: [{ text: { text: expect.stringMatching(/^mobility \(\d+\)$/) }, value: 'mobility' }],
    });
    expect(await ask('nothing like it')).toEqual({ ok: true, options: [] });
  });
});
