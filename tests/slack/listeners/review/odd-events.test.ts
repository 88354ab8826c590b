import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { pageId } from '../../../support/builders.ts';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)(
  'what comes oddly to the review over %s',
  (transport) => {
    let running: RunningApp;
    let shared: Message;

    beforeEach(async () => {
      running = await startApp({ transport, curators: [mira] });
      shared = await running.share();
    });

    afterEach(() => running.stop());

    /** @param seconds - after the message, by Slack's clock. */
    const send = async (type: 'reaction_added' | 'reaction_removed', seconds: number) => {
      const { teamId, appId, botUserId } = running.workspace.identity;
      const { channel, ts } = shared;
      const payload = {
        type: 'event_callback',
        token: 'x',
        team_id: teamId,
        api_app_id: appId,
        event_id: `Ev0${type}${seconds}`,
        event_time: 1_795_514_400,
        authorizations: [
          { team_id: teamId, user_id: botUserId, is_bot: true, is_enterprise_install: false },
        ],
        event: {
          type,
          user: jonas,
          reaction: 'triangular_flag_on_post',
          item: { type: 'message', channel, ts },
          event_ts: `${Number(ts) + seconds}`,
        },
      };
      await running.workspace.send({ type: 'events_api', name: `event ${type}`, payload });
      await running.workspace.idle();
    };
    const queue = async () => shown((await running.type(mira, '/signalpost review')).blocks);
    const flagByButton = async () => {
      await running.click(jonas, shared, 'Flag');
      await running.told(jonas, 'Flagged: ');
    };
    const submit = async (note: string) => {
      const { id: viewId } = await running.modal(mira, 'Drone regulation 1');
      const values = { note: { note: { type: 'plain_text_input', value: note } } };
      return running.workspace.act(mira, { kind: 'submit-view', viewId, values });
    };

    it('ends where the reactions end when their events come out of order, doubled and late', async () => {
      running.clock.advance(10_000);
      await send('reaction_removed', 2);
      await send('reaction_added', 1);
      await send('reaction_added', 1);
      expect(await queue()).toContain('No item waits for review');

      await send('reaction_added', 3);
      await send('reaction_removed', 2);
      expect(await queue()).toContain('1 item waits for review');
    });

    it('keeps a flag and its decision when their message is deleted meanwhile', async () => {
      await flagByButton();
      running.workspace.deleteMessage(shared.channel, shared.ts);
      await send('reaction_added', 5);

      await running.click(mira, await running.type(mira, '/signalpost review'), 'Accept');
      await running.told(mira, 'Accepted by ');
      running.clock.advance(30_000);
      await running.app.announceDecisions();

      expect((await running.store.decisions()).map(({ verdict }) => verdict)).toEqual(['accepted']);
      expect(running.seen(jonas).messages.filter(({ ephemeral }) => !ephemeral)).toEqual([]);
      expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
    });

    it('decides in a form that was open while its item left the archive, and says that it has', async () => {
      await flagByButton();
      await running.click(mira, await running.type(mira, '/signalpost review'), 'Duplicate of…');
      await running.modal(mira, 'Drone regulation 1');
      await running.store.removeFiles([`${pageId(1)}.md`], running.clock.now());

      expect(await queue()).toContain('has left the archive');
      await submit('It was said before');

      await running.told(mira, 'Marked as duplicate by ');
      expect(await running.store.decisions()).toMatchObject([
        { verdict: 'duplicate', note: 'It was said before' },
      ]);
    });

    it('keeps the first 1,000 characters of a note of 10,000, and its thread hears them', async () => {
      await flagByButton();
      await running.click(mira, await running.type(mira, '/signalpost review'), 'Duplicate of…');
      const { view } = await running.modal(mira, 'Drone regulation 1');
      const { teamId } = running.workspace.identity;
      const note = { note: { note: { type: 'plain_text_input', value: 'word '.repeat(2_000) } } };
      const payload = {
        type: 'view_submission',
        team: { id: teamId },
        user: { id: mira, team_id: teamId },
        view: { ...view, state: { values: note } },
      };

      await running.workspace.send({ type: 'interactive', name: 'view_submission', payload });
      await running.told(mira, 'Marked as duplicate by ');
      running.clock.advance(30_000);
      await running.app.announceDecisions();

      const [decision] = await running.store.decisions();
      expect(decision?.note?.length).toBeLessThanOrEqual(1_000);
      expect(decision?.note).toMatch(/^word word .*…$/);
      const heard = await running.workspace.until(jonas, ({ messages }) =>
        messages.find(({ threadTs }) => threadTs === shared.ts),
      );
      expect(shown(heard.blocks)).toContain('word word');
    });
  },
);
