import { describe, expect, it, vi } from 'vitest';
import type { Message } from '../../../../src/workspace/page-protocol.ts';
import { PATIENTLY } from '../../../support/patiently.ts';
import { foresight, jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { testsSideBySide, whenTestEnds } from '../../../support/side-by-side.ts';

// Two of each transport wait a second for a slow Slack.
testsSideBySide();

describe.concurrent.each(['http', 'socket'] as const)(
  'flagging by reaction over %s',
  (transport) => {
    const start = async (): Promise<RunningApp> => {
      const running = await startApp({ transport });
      whenTestEnds(() => running.stop());
      return running;
    };

    const reactionsOn = (running: RunningApp, { ts }: Message) =>
      running.seen(jonas).messages.find((message) => message.ts === ts)?.reactions ?? [];

    it('flags a shared item by a reaction, quietly', async () => {
      const running = await start();
      const shared = await running.share();

      await running.flag(jonas, shared);

      await running.told(jonas, 'Flagged: Drone regulation 1 (1 person).');
      const eyes = expect.objectContaining({ name: 'eyes' });
      await vi.waitFor(() => expect(reactionsOn(running, shared)).toContainEqual(eyes), PATIENTLY);
    });

    it('flags an item that people see before Slack has answered the share', async () => {
      const running = await start();
      const found = await running.type(mira, '/signals regulation');
      running.workspace.failNext('chat.postMessage', 'slow');
      const clicked = running.click(mira, found, 'Share to channel');
      const shared = await running.workspace.until(jonas, ({ messages }) =>
        messages.find(({ ephemeral }) => !ephemeral),
      );

      await running.flag(jonas, shared);

      await running.told(jonas, 'Flagged: Drone regulation 1 (1 person).');
      await clicked;
    });

    it('merges the flags of several people and takes its reaction back with the last', async () => {
      const running = await start();
      const shared = await running.share();
      await running.flag(jonas, shared);
      await running.told(jonas, 'Flagged: Drone regulation 1 (1 person).');
      await running.flag(mira, shared);
      await running.told(mira, 'Flagged: Drone regulation 1 (2 people).');

      await running.flag(jonas, shared, 'unreact');
      await running.workspace.until(jonas, () => reactionsOn(running, shared).length === 2);
      await running.flag(mira, shared, 'unreact');

      await running.workspace.until(jonas, () => reactionsOn(running, shared).length === 0);
    });

    it('leaves no reaction of its own where a flag is gone before it was answered', async () => {
      const running = await start();
      const shared = await running.share();
      running.workspace.failNext('chat.postEphemeral', 'slow');
      await running.flag(jonas, shared);
      await running.told(jonas, 'Flagged: ');

      await running.flag(jonas, shared, 'unreact');
      await running.app.stop();

      expect(reactionsOn(running, shared)).toEqual([]);
    });

    it('says nothing about a reaction on a message of somebody else', async () => {
      const running = await start();
      await running.workspace.act(mira, {
        kind: 'say',
        channel: foresight,
        threadTs: null,
        text: 'hello',
      });
      const hello = await running.workspace.until(mira, ({ messages }) => messages[0]);

      await running.flag(jonas, hello);
      await running.app.stop();

      expect(running.seen(jonas).messages).toHaveLength(1);
      expect(running.events.lines.filter(({ level }) => level === 'error')).toEqual([]);
    });

    it('flags once when Slack delivers the reaction twice', async () => {
      const running = await start();
      const shared = await running.share();
      running.workspace.setWeather({
        rateLimited: 0,
        slowMs: 0,
        dropped: 0,
        failed: 0,
        duplicated: 1,
      });

      await running.flag(jonas, shared);
      await running.told(jonas, 'Flagged: Drone regulation 1 (1 person).');
      await running.app.stop();

      const told = running.seen(jonas).messages.filter(({ ephemeral }) => ephemeral);
      expect(told).toHaveLength(1);
    });
  },
);
