import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../src/playground/seeded-random.ts';
import type { Fault } from '../../src/workspace/weather.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { aClient, aWorkspace, foresight, mira } from '../support/workspace.ts';

describe('faults on request', () => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = aWorkspace({ random: () => 0.5, slowAnswerMs: 400 });
    await workspace.start();
  });

  afterEach(() => workspace.stop());

  const post = (options = {}) =>
    aClient(workspace, options)
      .chat.postMessage({ channel: foresight, text: 'x' })
      .catch((error: unknown) => error);
  const posted = () => workspace.snapshot(mira).messages.length;

  it.each<[Fault, unknown, number]>([
    ['rate-limit', WebAPIRateLimitedError, 0],
    ['drop-before', WebAPIRequestError, 0],
    ['drop-after', WebAPIRequestError, 1],
    ['http-500-before', WebAPIHTTPError, 0],
    ['http-500-after', WebAPIHTTPError, 1],
  ])('%s goes wrong once, and only then', async (fault, error, messages) => {
    workspace.failNext('chat.postMessage', fault);

    const outcome = await post();
    const before = posted();
    const next = await post();

    expect(outcome).toBeInstanceOf(error);
    expect(before).toBe(messages);
    expect(next).toMatchObject({ ok: true });
  });

  it('slow is carried out at once and answered too late for an impatient client', async () => {
    workspace.failNext('*', 'slow');

    const outcome = await post({ timeout: 50 });

    expect(outcome).toBeInstanceOf(WebAPIRequestError);
    expect(posted()).toBe(1);
  });

  it('leave other methods alone', async () => {
    workspace.failNext('chat.update', 'http-500-before');

    expect(await post()).toMatchObject({ ok: true });
  });

  it('come by chance at the rates that are set', async () => {
    const calm = { rateLimited: 0, slowMs: 0, dropped: 0, failed: 0, duplicated: 0 };
    workspace.setWeather({ ...calm, dropped: 0.6 });
    const dropped = await post();
    workspace.setWeather({ ...calm, rateLimited: 0.4 });

    const spared = await post();

    expect(dropped).toBeInstanceOf(WebAPIRequestError);
    expect(spared).toMatchObject({ ok: true });
    expect(workspace.wire().map(({ error }) => error)).toEqual(['connection dropped', null]);
  });
});

describe('weather', () => {
  const storm = { rateLimited: 0.2, slowMs: 0, dropped: 0.2, failed: 0.2, duplicated: 0 };

  /** What becomes of 12 calls in a storm, after some in fair weather. */
  async function storms({ seed, before }: { readonly seed: number; readonly before: number }) {
    const workspace = aWorkspace({ random: createSeededRandom(seed) });
    await workspace.start();
    const call = () =>
      aClient(workspace)
        .auth.test()
        .catch(() => {});
    for (let n = 0; n < before; n++) {
      await call();
    }
    workspace.setWeather(storm);
    for (let n = 0; n < 12; n++) {
      await call();
    }
    await workspace.stop();
    return workspace
      .wire()
      .slice(before)
      .map(({ error }) => error);
  }

  it('hits the same calls for the same seed, however many came before it', async () => {
    const first = await storms({ seed: 3, before: 0 });

    expect(new Set(first)).toEqual(
      new Set([null, 'ratelimited', 'connection dropped', 'http_500']),
    );
    expect(await storms({ seed: 3, before: 5 })).toEqual(first);
    expect(await storms({ seed: 4, before: 0 })).not.toEqual(first);
  });
});
