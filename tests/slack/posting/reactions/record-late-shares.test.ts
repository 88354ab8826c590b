import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jonas, mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { readsOf } from './unheard.ts';

describe('shares whose answer was lost', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'http' });
  });

  afterEach(() => running.stop());

  /** Mira shares, Slack takes it, and neither its answer nor its history gets through. */
  const shareUnseen = async () => {
    const answer = await running.type(mira, '/signals regulation');
    running.workspace.failNext('chat.postMessage', 'drop-after');
    running.workspace.failNext('conversations.history', 'http-500-before');
    await running.click(mira, answer, 'Share to channel');
    await running.told(mira, 'Slack did not say');
    return answer;
  };
  const publicMessages = () => running.seen(jonas).messages.filter(({ ephemeral }) => !ephemeral);

  it('finds a share whose answer was lost where nothing else was shared, once', async () => {
    await shareUnseen();

    await running.app.compareReactions();

    expect(running.events.of('share-recorded-late')).toHaveLength(1);
    const [shared] = publicMessages();
    await running.flag(jonas, shared ?? (await running.share()));
    await running.told(jonas, 'Flagged: Drone regulation 1');
    await running.app.compareReactions();
    expect(running.events.of('share-recorded-late')).toHaveLength(1);
  });

  it('finds it after a restart too, and a second click does not share again', async () => {
    const answer = await shareUnseen();

    await running.restart();
    await running.click(mira, answer, 'Share to channel');

    await running.told(mira, 'see it');
    expect(publicMessages()).toHaveLength(1);
  });

  it('does not look for ever for a share that Slack never took', async () => {
    const answer = await running.type(mira, '/signals regulation');
    running.workspace.failNext('chat.postMessage', 'drop-before');
    await running.click(mira, answer, 'Share to channel');
    await running.told(mira, 'Slack did not say');
    running.clock.advance(11 * 60 * 1000);

    await running.app.compareReactions();
    const before = readsOf(running);
    await running.app.compareReactions();

    expect(readsOf(running)).toBe(before);
  });

  it('finds a share that was never recorded, by its metadata', async () => {
    await running.share();
    const answer = await running.type(mira, '/signals regulation');
    running.workspace.failNext('chat.postMessage', 'drop-after');
    running.workspace.failNext('conversations.history', 'http-500-before');
    await running.click(mira, answer, 'Share to channel', 1);
    await running.told(mira, 'Slack did not say');

    await running.app.compareReactions();

    expect(running.events.of('share-recorded-late')).toHaveLength(1);
  });
});
