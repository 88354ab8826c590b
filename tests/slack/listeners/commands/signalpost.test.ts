import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mira, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe.each(['http', 'socket'] as const)('/signalpost over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  it('answers /signalpost with help, status and the nearest subcommand', async () => {
    const help = await running.type(mira, '/signalpost');
    const status = await running.type(mira, '/signalpost status');
    const unknown = await running.type(mira, '/signalpost stats');

    expect(shown(help.blocks)).toContain('How to use Signalpost');
    expect(shown(status.blocks)).toContain('1 page in the archive');
    expect(shown(status.blocks)).toContain('7 signals, 1 concern');
    expect(shown(unknown.blocks)).toContain('Did you mean /signalpost status?');
  });

  it('runs the subcommand that was meant at one click', async () => {
    const unknown = await running.type(mira, '/signalpost stats');

    await running.click(mira, unknown, '/signalpost status');

    await running.told(mira, '7 signals, 1 concern');
  });

  it('says of an empty archive that it is empty, and what to do about it', async () => {
    await running.stop();
    running = await startApp({ transport, isEmpty: true });

    const answer = await running.type(mira, '/signals regulation');
    const status = await running.type(mira, '/signalpost status');

    expect(shown(answer.blocks)).toMatch(/^The archive holds no page yet\. A page is a file named/);
    expect(shown(answer.blocks)).not.toContain('Try fewer words');
    expect(shown(status.blocks)).toContain('A page is a file named by 32 hex digits and .md');
  });
});
