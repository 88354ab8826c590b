import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WISH } from '../../../../src/slack/blocks/action-ids.ts';
import { foresight, jonas, mira } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';
import { startWishes, typed, type WishStage } from './wish-stage.ts';

/** Nothing that somebody types or pastes is longer in one line. */
const LONG = 'regulation '.repeat(273).trim();
const ONE_WORD = 'x'.repeat(3000);

describe('3,000 characters', () => {
  let stage: WishStage;

  beforeAll(async () => {
    stage = await startWishes();
  });
  afterAll(() => stage.running.stop());

  beforeEach(async () => {
    for (const { id: viewId } of stage.running.seen(mira).modals) {
      await stage.running.workspace.act(mira, { kind: 'close-view', viewId, clear: true });
    }
  });

  const faults = () =>
    stage.running.events.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields);
  const open = async (text: string) => {
    const command = { kind: 'command', channel: foresight, text } as const;
    await stage.running.workspace.act(mira, command);
    return stage.modal(mira, 'What for');
  };
  const errors = () =>
    stage.running.workspace.until(mira, ({ modals }) => {
      const found = modals.at(-1)?.errors ?? {};
      return Object.keys(found).length > 0 ? found : undefined;
    });

  it.each(['preview', 'show', 'replay', 'run', 'pause', 'resume', 'delete'])(
    'as the name of a digest are answered with a sentence: %s',
    async (word) => {
      const answer = await stage.running.type(mira, `/signalpost digest ${word} ${ONE_WORD}`);

      expect(shown(answer.blocks)).toMatch(/There is no digest/);
      expect(shown(answer.blocks).length).toBeLessThan(700);
      expect(faults()).toEqual([]);
    },
  );

  it.each(['edit', 'copy'])('as the name in a form say that it is not there: %s', async (word) => {
    const text = `/signalpost digest ${word} ${ONE_WORD}`;
    await stage.running.workspace.act(mira, { kind: 'command', channel: foresight, text });

    await stage.modal(mira, 'This digest is not there any more.');
    expect(faults()).toEqual([]);
  });

  it.each(['digest new', 'alert'])(
    'after a command are cut, and the form says so: %s',
    async (of) => {
      const form = await open(`/signalpost ${of} ${LONG}`);

      expect(JSON.stringify(form.view)).toContain('Cut after 500 characters');
      await stage.submit(mira, form);
      expect(await errors()).toMatchObject({ [WISH.query]: expect.stringMatching(/16|words/) });
      expect(faults()).toEqual([]);
    },
  );

  it('of one word are refused at the field, and nothing that was typed is lost', async () => {
    const form = await open('/signalpost alert');

    await stage.submit(mira, form, { [WISH.query]: typed('y'.repeat(500)) });

    expect(await errors()).toMatchObject({
      [WISH.query]: expect.stringContaining('a word has at most 64 characters'),
    });
    expect(await stage.running.store.madeDigests('people')).toEqual([]);
  });

  it('in a mention end in a sentence, and nothing is kept of them by itself', async () => {
    const { workspace } = stage.running;
    await stage.running.say(jonas, `<@${workspace.identity.botUserId}> ${LONG}`);

    await workspace.until(jonas, ({ messages }) => messages.find(({ ephemeral }) => ephemeral));
    await workspace.idle();

    expect(faults()).toEqual([]);
    expect(await stage.running.store.madeDigests('people')).toEqual([]);
  });
});
