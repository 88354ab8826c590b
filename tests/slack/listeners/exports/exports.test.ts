import { afterEach, describe, expect, it } from 'vitest';
import { TeamId, UserId } from '../../../../src/model/slack-ids.ts';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { gus, jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import type { RunningAppOptions } from '../../../support/running-app-options.ts';
import { everyOther } from '../../../support/runs.ts';
import { shown } from '../../../support/shown.ts';

const picked = (value: string) => ({
  type: 'radio_buttons',
  selected_option: { value, text: { type: 'plain_text', text: value } },
});

// Every day over HTTP; what a click is, and how it is answered, is tried over both by other listeners' tests.
describe.each(everyOther(['http', 'socket'] as const))('exports over %s', (transport) => {
  let running: RunningApp;

  const start = async (options: Partial<RunningAppOptions> = {}) => {
    running = await startApp({ transport, curators: [mira], ...options });
  };

  afterEach(() => running.stop());

  const submit = async (as: string, fields: Readonly<Record<string, object>>) => {
    const modal = await running.workspace.until(as, ({ modals }) => modals.at(-1));
    const values = Object.fromEntries(
      Object.entries(fields).map(([id, state]) => [`export.${id}`, { [`export.${id}`]: state }]),
    );
    return running.workspace.act(as, { kind: 'submit-view', viewId: modal.id, values });
  };
  /** The newest file in somebody's direct messages with the app. */
  const received = async (as: string): Promise<{ name: string; text: string }> => {
    const file = await running.workspace.until(as, ({ messages }) =>
      messages.findLast(({ files }) => files.length > 0)?.files.at(-1),
    );
    const response = await fetch(new URL(file.url, running.workspace.apiUrl));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { name: file.name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  };
  const collected = async (): Promise<Message> => {
    const answer = await running.type(mira, '/signals regulation sort:relevancy');
    await running.click(mira, answer, 'Collect…');
    const modal = await running.modal(mira, 'Drone regulation 1');
    const field = (id: string, value: string) => ({
      [`collect.${id}`]: { [`collect.${id}`]: { type: 'plain_text_input', value } },
    });
    await running.workspace.act(mira, {
      kind: 'submit-view',
      viewId: modal.id,
      values: { ...field('name', 'Workshop März'), ...field('note', 'opens the <day>') },
    });
    await running.modal(mira, 'Collected: ');
    await running.workspace.act(mira, { kind: 'close-view', viewId: modal.id, clear: true });
    return running.type(mira, '/signalpost collect Workshop März');
  };

  it("hands a collection out as a sheet with people's names, in direct messages", async () => {
    await start();
    const list = await collected();

    await running.click(mira, list, 'Hand out…');
    await running.modal(mira, 'Workshop März');
    await submit(mira, { format: picked('html'), arrange: picked('by-theme') });

    await running.modal(
      mira,
      'Sent to your direct messages: workshop-marz-2026-11-24.html, 1 item.',
    );
    const { name, text } = await received(mira);
    expect(name).toBe('workshop-marz-2026-11-24.html');
    expect(text).toContain('<h1>Workshop März</h1>');
    expect(text).toContain('<h2>mobility</h2>');
    expect(text).toContain('opens the &lt;day&gt; <cite>Mira Lang</cite>');
    expect(text).toContain('added by Mira Lang');
    expect(text).toContain('&lt;!channel&gt;');
    expect(running.seen(jonas).messages.some(({ files }) => files.length > 0)).toBe(false);
  });

  it('sends decisions as CSV for spreadsheets, with names', async () => {
    await start();
    const shared = await running.share();
    await running.click(jonas, shared, 'Flag');
    await running.told(jonas, 'Flagged: ');
    const [flag] = await running.store.allFlags();
    if (flag === undefined) {
      throw new Error('nothing is flagged');
    }
    const { itemId, team, user: by } = flag;
    const said = { verdict: 'accepted', note: '=é', duplicateOf: null } as const;
    await running.store.addDecision({ itemId, team, by, at: running.clock.now(), ...said });

    const answer = await running.type(mira, '/signalpost export decisions csv regulation');

    expect(shown(answer.blocks)).toContain('decisions-regulation-2026-11-24.csv, 1 line.');
    const { text } = await received(mira);
    expect(text.startsWith('\ufeffat,verdict,note,by,')).toBe(true);
    expect(text).toContain(",accepted,'=é,");
    expect(text).toContain(',Jonas Berg,');
  });

  it('asks by a form, and says below it what does not go together', async () => {
    await start();
    const shared = await running.share();
    await running.click(jonas, shared, 'Flag');
    await running.told(jonas, 'Flagged: ');
    const result = await running.workspace.act(mira, {
      kind: 'command',
      channel: shared.channel,
      text: '/signalpost export',
    });
    expect(result.ok).toBe(true);
    const what = (value: string) => ({ ...picked(value), type: 'static_select' });
    await running.modal(mira, 'The file comes to your direct messages');

    await submit(mira, { what: what('flags'), format: picked('html') });
    const wrong = Object.values(running.seen(mira).modals.at(-1)?.errors ?? {});
    await submit(mira, { what: what('flags'), format: picked('jsonl') });

    expect(wrong).toEqual(['HTML is for sheets. A table is CSV, JSON Lines or Markdown.']);
    await running.modal(mira, 'flags-2026-11-24.jsonl, 1 line.');
    const { text } = await received(mira);
    expect(JSON.parse(text)).toMatchObject({ by: jonas, byName: 'Jonas Berg' });
  });

  it('says which scope is missing, and how it is added', async () => {
    await start({ withoutScopes: ['files:write'] });
    await collected();

    const answer = await running.type(mira, '/signalpost export items');

    expect(shown(answer.blocks)).toContain('the scope files:write is missing.');
    expect(shown(answer.blocks)).toContain('OAuth & Permissions');
  });

  it('keeps ids where names may not be asked for', async () => {
    await start({ withoutScopes: ['users:read'] });
    const list = await collected();
    await running.click(mira, list, 'Hand out…');
    await running.modal(mira, 'Workshop März');
    await submit(mira, { format: picked('md'), arrange: picked('in-order') });

    await running.modal(mira, 'Sent to your direct messages');
    expect((await received(mira)).text).toContain(`added by ${mira}`);
  });

  it('calls people as they were met, where Slack does not say it any more', async () => {
    await start({ withoutScopes: ['users:read'] });
    const list = await collected();
    const teamId = running.workspace.identity.teamId;
    const met = { team: TeamId.parse(teamId), user: UserId.parse(mira) };
    await running.store.keepName(met, 'Mira <Lang>', running.clock.now());
    await running.click(mira, list, 'Hand out…');
    await running.modal(mira, 'Workshop März');
    await submit(mira, { format: picked('html'), arrange: picked('in-order') });

    await running.modal(mira, 'Sent to your direct messages');
    expect((await received(mira)).text).toContain('added by Mira &lt;Lang&gt;');
  });

  it('remembers who flags, and takes by:me for whoever exports', async () => {
    await start({ curators: [] });
    const shared = await running.share();
    await running.click(jonas, shared, 'Flag');
    await running.told(jonas, 'Flagged: ');
    const known = () => running.store.namesOf([UserId.parse(jonas)]);
    await expect.poll(known).toEqual(new Map([[jonas, 'Jonas Berg']]));

    const mine = await running.type(jonas, '/signalpost export flags csv by:me');
    const others = await running.type(mira, '/signalpost export flags csv by:me');
    const found = await running.type(mira, `/signals by:@${jonas}`);

    expect(shown(mine.blocks)).toContain('flags-by-me-2026-11-24.csv, 1 line.');
    expect(shown(others.blocks)).toContain('No');
    expect(shown(found.blocks)).toContain('by Jonas Berg');
    expect(shown(found.blocks)).not.toContain(`by ${jonas}`);
  });

  it.each([
    ['/signalpost export decisions', 'Nothing of that was decided yet'],
    ['/signalpost export sheet html zebra', 'No item is found by that'],
    ['/signalpost export items csv rel:>=9', "I can't read rel:>=9"],
    ['/signalpost export everything', 'Type what to export and how'],
    ['/signalpost export sheet csv', 'A sheet is HTML'],
  ])('answers %s by what it could be', async (typed, words) => {
    await start();

    const answer = await running.type(mira, typed);

    expect(shown(answer.blocks)).toContain(words);
  });

  it('leaves exports to curators, and hand-outs to members', async () => {
    await start();
    const list = await collected();

    const refused = await running.type(jonas, '/signalpost export decisions');
    expect(shown(refused.blocks)).toContain(`Only curators export. Ask <@${mira}>.`);
    const { id: viewId } = await running.workspace
      .act(mira, {
        kind: 'command',
        channel: list.channel,
        text: '/signalpost export',
      })
      .then(() => running.modal(mira, 'The file comes'));
    const { view } = running.seen(mira).modals.find(({ id }) => id === viewId) ?? { view: {} };
    const { teamId } = running.workspace.identity;
    const payload = {
      type: 'view_submission',
      team: { id: teamId },
      user: { id: gus, team_id: teamId },
      view: { ...view, state: { values: {} } },
    };
    await running.workspace.send({ type: 'interactive', name: 'view_submission', payload });
    await running.workspace.idle();

    expect(running.seen(gus).messages.some(({ files }) => files.length > 0)).toBe(false);
    expect(running.seen(mira).messages.some(({ files }) => files.length > 0)).toBe(false);
  });
});

describe('calibration in Slack', () => {
  it('answers how ratings relate to decisions, and says where it is too early', async () => {
    const running = await startApp({ transport: 'http', curators: [mira] });

    const answer = await running.type(jonas, '/signalpost calibration');
    await running.stop();

    expect(shown(answer.blocks)).toContain('Too little is decided to say');
    expect(shown(answer.blocks)).toContain('It takes 5 of each.');
  });
});
