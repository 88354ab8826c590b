import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WISH } from '../../../../src/slack/blocks/action-ids.ts';
import { foresight, jonas, mira } from '../../../support/running-app.ts';
import {
  chosen,
  inChannel,
  startWishes,
  typed,
  type Values,
  type WishStage,
} from './wish-stage.ts';

/** What Slack itself says of a field that must be filled. */
const REQUIRED = 'Please complete this required field.';

describe('the fields of the form', () => {
  let stage: WishStage;

  beforeEach(async () => {
    stage = await startWishes();
  });

  afterEach(() => stage.running.stop());

  type Form = Awaited<ReturnType<WishStage['modal']>>;

  const open = async (as: string, text: string, channel = foresight): Promise<Form> => {
    await stage.running.workspace.act(as, { kind: 'command', channel, text });
    return stage.modal(as, 'When');
  };
  const choose = (as: string, { id }: Form, field: string, value: string, values: Values = {}) =>
    stage.running.workspace.act(as, {
      kind: 'action',
      container: { kind: 'view', viewId: id },
      blockId: field,
      actionId: field,
      action: chosen(value),
      values: Object.fromEntries(
        Object.entries({ ...values, [field]: chosen(value) }).map(([id_, state]) => [
          id_,
          { [id_]: state },
        ]),
      ),
    });
  const fieldsOf = ({ view }: Form) => view.blocks.map((block) => block.block_id);
  const errorsOf = (as: string) =>
    stage.running.workspace.until(as, ({ modals }) => {
      const errors = modals.at(-1)?.errors ?? {};
      return Object.keys(errors).length > 0 ? errors : undefined;
    });

  it('are those that its cadence has, and keep what was typed and chosen before', async () => {
    const instant = await open(jonas, '/signalpost alert');
    expect(fieldsOf(instant)).not.toContain(WISH.at);
    const words = { [WISH.query]: typed('regulation') };
    const often = {
      [WISH.often]: { type: 'checkboxes', selected_options: [{ value: 'often' }] },
    };

    await choose(jonas, instant, WISH.cadence, 'friday', { ...words, ...often });
    const weekly = await stage.modal(jonas, 'Time zone');
    expect(fieldsOf(weekly)).not.toContain(WISH.often);
    const at = { [WISH.at]: { type: 'timepicker', selected_time: '07:15' } };
    await choose(jonas, weekly, WISH.cadence, 'index', { ...words, ...at });
    const again = await stage.modal(jonas, 'How often');
    await choose(jonas, again, WISH.cadence, 'day', words);
    await stage.submit(jonas, await stage.modal(jonas, 'Time zone'), {
      ...words,
      [WISH.cadence]: chosen('day'),
    });
    await stage.submit(jonas, await stage.modal(jonas, 'In the last 90 days'));
    await stage.modal(jonas, 'is saved.');

    expect(await stage.running.store.madeDigests('people')).toMatchObject([
      { definition: { query: 'regulation', schedule: { every: 'day', at: '07:15' } } },
    ]);
  });

  it('keep what was asked for while somebody looks at digests of reviews', async () => {
    const form = await open(mira, '/signalpost digest new');
    const words = {
      [WISH.query]: typed('regulation'),
      [WISH.floor]: chosen('4'),
      [WISH.channel]: inChannel(foresight),
    };

    await choose(mira, form, WISH.what, 'review', words);
    const reviews = await stage.modal(mira, 'Decisions in one message');
    expect(fieldsOf(reviews)).not.toContain(WISH.query);
    await choose(mira, reviews, WISH.what, 'items', { [WISH.channel]: inChannel(foresight) });
    const again = await stage.modal(mira, 'What for');

    expect(JSON.stringify(again.view.blocks)).toContain('"initial_value":"regulation"');
    expect(JSON.stringify(again.view.blocks)).toMatch(
      /"initial_option":\{[^}]*\}?[^}]*"value":"4"/,
    );
  });

  it('ask a new digest for its channel, which direct messages do not know', async () => {
    const home = stage.running.seen(mira).channels.find(({ kind }) => kind === 'app');
    const form = await open(mira, '/signalpost digest new regulation', home?.id ?? '');
    expect(form.view.title.text).toBe('New digest');

    await stage.submit(mira, form, { [WISH.channel]: inChannel(null) });
    expect(await errorsOf(mira)).toMatchObject({
      [WISH.channel]: REQUIRED,
    });
    await stage.submit(mira, form, { [WISH.channel]: inChannel(foresight) });
    await stage.modal(mira, 'every Monday at 09:00');
  });

  it('do not offer to move an alert, nor to give what it tells of another subject', async () => {
    await stage.submit(jonas, await stage.preview(jonas, '/signalpost alert regulation'));
    await stage.modal(jonas, 'is saved.');
    const [alert] = await stage.running.store.madeDigests('people');

    const form = await open(jonas, `/signalpost digest edit ${alert?.definition.name}`);

    expect(form.view.title.text).toBe('Edit alert');
    expect(fieldsOf(form)).not.toContain(WISH.channel);
    expect(fieldsOf(form)).not.toContain(WISH.what);
    await stage.submit(jonas, form, { [WISH.query]: typed('drones') });
    await stage.submit(jonas, await stage.modal(jonas, 'In the last 90 days'));
    await stage.modal(jonas, 'is changed.');
    expect(await stage.running.store.madeDigests('people')).toMatchObject([
      { definition: { query: 'drones', channel: jonas } },
    ]);
  });

  it('say of a time zone that is none where to choose another, though none is asked for', async () => {
    const instant = await open(jonas, '/signalpost alert regulation');
    const gone = { [WISH.timezone]: chosen('Mars/Base') };
    await choose(jonas, instant, WISH.cadence, 'friday');
    const weekly = await stage.modal(jonas, 'Time zone');
    await choose(jonas, weekly, WISH.cadence, 'index', gone);
    const again = await stage.modal(jonas, 'How often');

    await stage.submit(jonas, again, { [WISH.cadence]: chosen('index') });

    expect(await errorsOf(jonas)).toEqual({
      [WISH.cadence]: expect.stringMatching(
        /^There is no time zone Mars\/Base any more\. Choose Every day, then another zone /,
      ),
    });
  });

  it.each([
    ['', REQUIRED],
    ...['0', '51', '2.5', '1e400', 'ten'].map((limit) => [limit, 'A whole number from 1 to 50.']),
  ])('say what a limit may be: %j', async (limit, sentence) => {
    const form = await open(jonas, '/signalpost alert regulation');

    await stage.submit(jonas, form, { [WISH.limit]: { type: 'number_input', value: limit } });

    expect(await errorsOf(jonas)).toMatchObject({ [WISH.limit]: sentence });
    expect(await stage.running.store.madeDigests('people')).toEqual([]);
  });
});
