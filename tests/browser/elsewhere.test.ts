import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/workspace/server.ts';
import { hasBrowser } from '../support/browser.ts';
import { aClient, foresight, mira, secrets } from '../support/workspace.ts';
import { startWorkspacePage, type WorkspacePage } from '../support/workspace-page.ts';

/**
 * What a page at another origin tries, in words of its own so that it runs in
 * a browser. It knows more than any such page can: tokens, a ticket, a person.
 */
const attempts = `async ({ base, bundle, token, ticket, act, channel }) => {
  const ended = (start, good, bad) => new Promise((resolve) => {
    const thing = start();
    thing[good] = () => resolve('came through');
    thing[bad] = () => resolve('refused');
  });
  const asked = (path, options) => fetch(base + path, options).then(() => 'came through', () => 'refused');
  const element = (name, properties) => ended(() => {
    const it = Object.assign(document.createElement(name), properties);
    document.body.append(it);
    return it;
  }, 'onload', 'onerror');
  const call = 'api/chat.postMessage?' + new URLSearchParams({ token, channel, text: 'by a picture' });
  const text = { method: 'POST', body: act, headers: { 'content-type': 'text/plain' } };
  const json = { method: 'POST', body: act, headers: { 'content-type': 'application/json' } };
  return {
    'fetch state': await asked('page/state'),
    'fetch state without CORS': await asked('page/state', { mode: 'no-cors' }),
    'act as text': await asked('page/act', { ...text, mode: 'no-cors' }),
    'act as JSON': await asked('page/act', json),
    'Web API by POST': await asked('api/chat.postMessage', {
      method: 'POST', mode: 'no-cors', body: new URLSearchParams({ token, channel, text: 'x' }),
    }),
    'Web API by a picture': await element('img', { src: base + call }),
    'a script': await element('script', { src: base + 'page/state' }),
    'the bundle as a script': await element('script', { src: base + bundle }),
    'WebSocket of the page': await ended(() => new WebSocket(base.replace('http', 'ws') + 'page/events'), 'onopen', 'onerror'),
    'WebSocket of the app': await ended(() => new WebSocket(ticket), 'onopen', 'onerror'),
    'WebSocket to no path': await ended(() => new WebSocket(base.replace('http', 'ws') + '/'), 'onopen', 'onerror'),
  };
}`;

describe.skipIf(!hasBrowser())('a page elsewhere', () => {
  let stage: WorkspacePage;
  let other: Server;
  let page: Page;
  let close: () => Promise<void>;
  const act = JSON.stringify({
    as: mira,
    act: { kind: 'say', channel: foresight, threadTs: null, text: 'driven from elsewhere' },
  });

  beforeAll(async () => {
    stage = await startWorkspacePage(() => {});
    other = createServer((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Elsewhere</title><body>'),
    );
    const port = await listen(other, 0);
    const opened = await stage.open();
    ({ page, close } = opened);
    await page.goto(`http://127.0.0.1:${port}/`);
  });
  afterAll(async () => {
    await close();
    other.close();
    await stage.stop();
  });

  const messages = () => stage.workspace.snapshot(mira).messages;
  const base = () => `${stage.workspace.url}/`;

  it('gets nothing and does nothing, whichever way it tries', async () => {
    const { url: ticket } = await aClient(stage.workspace).apps.connections.open({
      token: secrets.appToken,
    });
    const wire = stage.workspace.wire().length;
    const [bundle] = /assets\/[^"]+\.js/.exec(await (await fetch(base())).text()) ?? [];
    expect((await fetch(`${base()}${bundle}`)).status).toBe(200);
    const known = {
      base: base(),
      bundle,
      token: secrets.botToken,
      ticket,
      act,
      channel: foresight,
    };

    const outcomes = await page.evaluate<Record<string, string>>(
      `(${attempts})(${JSON.stringify(known)})`,
    );

    const came = Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused');
    expect(came).toEqual([]);
    expect(Object.keys(outcomes)).toHaveLength(11);
    expect(messages()).toEqual([]);
    expect(stage.workspace.wire()).toHaveLength(wire);
  });

  it.each(['page/act', 'api/chat.postMessage'])('does nothing by a form to %s', async (path) => {
    const answer = page.waitForResponse(base() + path);

    await page.evaluate(
      `const form = Object.assign(document.createElement('form'), {
        method: 'post', enctype: 'text/plain', target: 'there', action: ${JSON.stringify(base() + path)},
      });
      const frame = Object.assign(document.createElement('iframe'), { name: 'there' });
      form.append(Object.assign(document.createElement('input'), { name: ${JSON.stringify(act)} }));
      document.body.append(frame, form);
      form.submit();`,
    );

    expect((await answer).status()).toBe(403);
    expect(messages()).toEqual([]);
  });

  it('cannot show ours in a frame', async () => {
    const answer = page.waitForResponse(base());

    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: ${JSON.stringify(base())} }))`,
    );

    expect((await answer).status()).toBe(403);
  });

  it('may link to ours, which opens in a tab that it has no hold of', async () => {
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('a'), {
        href: ${JSON.stringify(base())}, target: '_blank', rel: 'opener', textContent: 'To the playground',
      }))`,
    );
    const opening = page.context().waitForEvent('page');

    await page.getByRole('link', { name: 'To the playground' }).click();

    const tab = await opening;
    await tab.locator('.shell').waitFor();
    expect(await tab.evaluate('window.opener')).toBeNull();
    await tab.close();
  });
});
