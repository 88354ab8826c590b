import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jonas, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

/** Between Jonas and the app. */
const withApp = `D${jonas.slice(1)}`;

describe.each(['http', 'socket'] as const)('a direct message over %s', (transport) => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport });
  });

  afterEach(() => running.stop());

  const answers = () =>
    running
      .seen(jonas)
      .messages.filter(({ channel, user }) => channel === withApp && user !== jonas);
  const answerTo = async (text: string) => {
    await running.say(jonas, text, { channel: withApp });
    return running.workspace.until(jonas, () => answers()[0]);
  };

  it('is a search, whose answer stays', async () => {
    const answer = await answerTo('regulation');

    expect(shown(answer.blocks)).toContain('7 items for');
    expect(answer.ephemeral).toBe(false);
  });

  it('may ask one table, and be a question', async () => {
    const answer = await answerTo('signals what do we know about *regulation*?');

    expect(shown(answer.blocks)).toContain('7 signals for');
    expect(shown(answer.blocks)).toContain('left out: what, do, we, know, about');
  });

  it.each(['Is there anything new on regulation?', 'Y a-t-il quelque chose sur la regulation ?'])(
    'is read by its telling words: %s',
    async (question) => {
      const answer = await answerTo(question);

      expect(shown(answer.blocks)).toContain('7 items for “regulation”');
      expect(shown(answer.blocks)).toContain('left out: ');
    },
  );

  it('gets how to use it where nothing is asked', async () => {
    expect(shown((await answerTo('help')).blocks)).toContain('How to use Signalpost');
  });

  it('is answered once, and not by what the app itself says', async () => {
    await answerTo('regulation');
    await running.workspace.idle();
    await running.app.stop();

    expect(answers()).toHaveLength(1);
  });
});
