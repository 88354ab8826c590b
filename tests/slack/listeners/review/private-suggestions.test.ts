import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TeamId } from '../../../../src/model/slack-ids.ts';
import { ACTIONS, QUEUE } from '../../../../src/slack/blocks/action-ids.ts';
import { forgeClick } from '../../../support/forge.ts';
import { type ListeningIn, listenIn } from '../../../support/listen-in.ts';
import {
  foresight,
  hush,
  jonas,
  mira,
  type RunningApp,
  startApp,
} from '../../../support/running-app.ts';

/** Mira is in #hush and Jonas is not; both are curators. */
describe('what was suggested from a private channel', () => {
  let running: RunningApp;
  let listening: ListeningIn;
  let id: string;

  const team = () => TeamId.parse(running.workspace.identity.teamId);
  const suggest = async (text: string, channel: string) => {
    const said = await running.say(mira, text, { channel });
    await running.flag(mira, said);
    const asked = await running.workspace.until(mira, ({ messages }) =>
      messages.findLast(
        ({ ephemeral, channel: place, blocks }) =>
          ephemeral && place === channel && JSON.stringify(blocks).includes('Suggest as new'),
      ),
    );
    await running.click(mira, asked, 'Suggest as new');
    await listening.settled();
    const all = await running.store.nominations(team());
    return all.find((nomination) => nomination.text === text)?.id ?? 'none';
  };
  const click = async (as: string, actionId: string, value: string, element = 'button') => {
    // Answers take the place of what was clicked, which others must not see either.
    const channel = as === mira ? hush : foresight;
    await forgeClick(running, as, { actionId, value, channel, element: { type: element } });
    await listening.settled();
  };
  /** All that somebody sees, in channels, windows and on their Home tab. */
  const seenBy = (as: string) => {
    const { messages, modals, home } = running.seen(as);
    return JSON.stringify({ messages, modals, home });
  };
  const acts = async () =>
    (await running.store.reviewLog({ team: team() })).map(({ act, detail }) => `${act} ${detail}`);

  beforeEach(async () => {
    listening = listenIn();
    running = await startApp({ transport: 'http', intake: true, curators: [mira, jonas] });
    id = await suggest('The secret plan for regulation', hush);
  });

  afterEach(async () => {
    listening.end();
    await running.stop();
  });

  it.each([
    [ACTIONS.decideNow, { verdict: 'accepted' }],
    [ACTIONS.decideNow, { verdict: 'accepted', seen: null }],
    [ACTIONS.decide, { verdict: 'dismissed' }],
    [ACTIONS.decideAgain, {}],
    [ACTIONS.undoDecision, { at: 0 }],
    [ACTIONS.flag, {}],
    [ACTIONS.undoFlag, { mark: { kind: 'button' } }],
    [ACTIONS.flagReason, { mark: null, reason: 'urgent' }],
    [ACTIONS.askAgain, {}],
    [ACTIONS.details, {}],
    [ACTIONS.collect, {}],
    [ACTIONS.share, { query: null }],
  ])('is not there for who is not in it, whatever %s is made to say: %o', async (action, more) => {
    const before = await acts();

    await click(jonas, action, JSON.stringify({ item: id, ...more }));

    expect(seenBy(jonas)).not.toContain('secret plan');
    expect(await acts()).toEqual(before);
  });

  it.each(['notes', 'duplicate', 'false-positive', 'details'])(
    'is not in the menu of a row: %s',
    async (choice) => {
      const before = await acts();

      await click(jonas, QUEUE.menu, `${choice}|${id}`, 'overflow');

      expect(seenBy(jonas)).not.toContain('secret plan');
      expect(await acts()).toEqual(before);
    },
  );

  it('is decided by who is in it, by the same buttons', async () => {
    await click(mira, ACTIONS.decideAgain, JSON.stringify({ item: id }));
    expect(JSON.stringify(running.seen(mira).modals)).toContain('secret plan');

    await click(mira, ACTIONS.decideNow, JSON.stringify({ item: id, verdict: 'accepted' }));

    expect(await acts()).toContain('decided accepted');
  });

  it('stands in no queue, list, Home tab, file or log that others see', async () => {
    const open = await suggest('An open plan for regulation', foresight);
    for (const item of [id, open]) {
      await click(mira, ACTIONS.decideNow, JSON.stringify({ item, verdict: 'accepted' }));
    }
    await running.type(jonas, '/signalpost review');
    await click(jonas, QUEUE.decided, JSON.stringify({ days: 1, page: 1 }));
    await running.workspace.act(jonas, { kind: 'open-home' });
    await running.workspace.idle();
    const files: string[] = [];
    for (const what of ['flags', 'nominations', 'decisions', 'log']) {
      await running.type(jonas, `/signalpost export ${what} jsonl`);
      const file = running.seen(jonas).messages.findLast((message) => message.files.length > 0);
      const url = new URL(file?.files.at(-1)?.url ?? '', running.workspace.apiUrl);
      files.push(await (await fetch(url)).text());
    }
    running.clock.advance(60_000);
    await running.app.announceDecisions();

    expect(seenBy(jonas)).toContain('open plan');
    expect(seenBy(jonas)).not.toContain('secret plan');
    expect(files.join()).toContain('open plan');
    expect(files.join()).not.toMatch(/secret plan|HUSH/);
    expect(JSON.stringify(running.events.lines)).not.toContain('secret plan');
  });
});
