import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/playground/movable-clock.ts';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aPageForTests } from '../support/page-for-tests.ts';
import { isDeep } from '../support/runs.ts';
import { aClient, foresight, jonas, mira } from '../support/workspace.ts';
import {
  composer,
  rows,
  send,
  startWorkspacePage,
  type WorkspacePage,
} from '../support/workspace-page.ts';

describe.skipIf(!hasBrowser())('the playground’s own tools', () => {
  const clock = createMovableClock(new Date('2026-11-23T08:00:00Z'), Date.now);
  let stage: WorkspacePage;

  beforeAll(async () => {
    stage = await startWorkspacePage(
      (app) => {
        app.command('/echo', async ({ ack, command }) => ack(command.text));
        app.command('/plain', async ({ ack }) => ack());
      },
      {
        clock,
        moveClock: async (target) => {
          clock.moveTo(target(clock.now()));
          return null;
        },
        clockGoal: () => ({ label: 'To the fair', at: new Date('2026-11-30T08:00:00Z') }),
      },
    );
  });
  afterAll(() => stage.stop());

  /** Opens the newest command on the wire; the result copies its request. */
  const openedExchange = async (page: Page) => {
    await send(page, '/echo copy me');
    await page.getByRole('button', { name: 'Wire inspector' }).click();
    const inspector = page.getByRole('complementary', { name: 'Wire inspector' });
    await inspector
      .getByRole('button', { name: /command \/echo/ })
      .first()
      .click();
    return inspector.getByRole('button', { name: 'Copy envelope' });
  };

  it('shows every exchange, filtered and opened to its JSON', async () => {
    const { page, troubles, close } = await stage.open();
    await send(page, '/echo inspect me');
    await page.getByRole('button', { name: 'Wire inspector' }).click();
    const inspector = page.getByRole('complementary', { name: 'Wire inspector' });

    await inspector.getByLabel('Filter by name or content').fill('inspect me');
    await inspector.getByRole('button', { name: /command \/echo/ }).click();

    await inspector.getByText('"text": "inspect me"').first().waitFor();
    await inspector.getByText('"envelope_id"').waitFor();
    await inspector.getByRole('button', { name: 'Copy envelope' }).waitFor();
    await inspector.getByRole('button', { name: 'Errors' }).click();
    await inspector.getByText('Nothing on the wire that fits.').waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  it('says of a rate limit when to come back, and of an empty answer that it is one', async () => {
    const { page, troubles, close } = await stage.open();
    stage.workspace.failNext('auth.test', 'rate-limit');
    await aClient(stage.workspace)
      .auth.test()
      .catch(() => undefined);
    await stage.workspace.act(mira, { kind: 'command', channel: foresight, text: '/plain' });
    await page.getByRole('button', { name: 'Wire inspector' }).click();
    const inspector = page.getByRole('complementary', { name: 'Wire inspector' });

    await inspector
      .getByRole('button', { name: /auth\.test.*ratelimited, retry after 1 s/ })
      .click();
    await inspector.getByText('"authorization": "Bearer (not shown)"').waitFor();
    await inspector.getByText('"retry-after": "1"').waitFor();
    await inspector.getByRole('button', { name: /command \/plain/ }).click();
    await inspector.getByText('Acknowledged, empty.').waitFor();

    expect(troubles).toEqual([]);
    await close();
  });

  it('lets information go, once and not while it is pointed at', async () => {
    const { page, troubles, close } = await stage.open({ permissions: ['clipboard-write'] });
    await page.clock.install();
    const copy = await openedExchange(page);
    const copied = page.locator('.notice').filter({ hasText: 'Envelope copied.' });

    await copy.click();
    await copy.click();
    await copied.waitFor();
    expect(await copied.count()).toBe(1);
    await copied.hover();
    await page.clock.fastForward(60_000);
    expect(await copied.count()).toBe(1);
    await page.mouse.move(0, 0);
    await page.clock.fastForward(6000);

    await copied.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await close();
  });

  it('says when nothing can be copied, until one goes elsewhere', async () => {
    const { page, troubles, close } = await stage.open();
    await page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: refuse } });
    });
    const copy = await openedExchange(page);

    await copy.click();
    const refused = page.getByRole('alert').filter({ hasText: 'does not let this page copy' });
    await refused.waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'open' }).click();

    await refused.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await close();
  });

  it('moves the clock, for everybody, and only forward', async () => {
    const mine = await stage.open();
    const theirs = await stage.open({ as: jonas });
    const before = clock.now().getTime();

    await mine.page.getByRole('button', { name: /time and weather/ }).click();
    const pane = mine.page.getByRole('complementary', { name: 'Time and weather' });
    const day = pane.getByRole('button', { name: '+ 1 day' });
    await day.click({ clickCount: 3 });

    await theirs.page.getByRole('button', { name: /Thu 26 Nov|Thu, 26 Nov/ }).waitFor();
    expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(3 * 86_400_000);
    await pane.getByRole('button', { name: 'To the fair' }).click();
    await theirs.page.getByRole('button', { name: /Mon,? 30 Nov 2026, 09:00/ }).waitFor();
    await pane.getByLabel('Or forward to').fill('2026-11-01T09:00');
    await pane.getByRole('button', { name: 'Move' }).click();
    await mine.page.getByText('The clock only moves forward').waitFor();
    expect([...mine.troubles, ...theirs.troubles]).toEqual([]);
    await mine.close();
    await theirs.close();
  });

  it('switches the weather on and off', async () => {
    const { page, close } = await stage.open();
    await page.getByRole('button', { name: /time and weather/ }).click();

    await page.getByLabel(/Duplicate events/).click();
    await page.getByText('bad weather', { exact: true }).waitFor();
    expect(stage.workspace.snapshot(mira).weather.duplicated).toBe(1);
    await page.getByLabel(/Duplicate events/).click();

    await expect.poll(() => stage.workspace.snapshot(mira).weather.duplicated).toBe(0);
    await close();
  });

  it('lets one act as someone else', async () => {
    const { page, close } = await stage.open();
    await page.getByRole('button', { name: /^Mira Lang curator/ }).click();
    await page.getByRole('menuitem', { name: /Jonas/ }).click();
    await page.getByRole('button', { name: /^Jonas reader/ }).waitFor();

    await send(page, 'by Jonas');

    await rows(page).filter({ hasText: 'by Jonas' }).waitFor();
    expect(stage.workspace.snapshot(mira).messages.at(-1)).toMatchObject({ user: jonas });
    expect(page.url()).toContain(`/${jonas}`);
    await close();
  });

  it('goes back with the browser to the channel and the person one was', async () => {
    const { page, troubles, close } = await stage.open();
    const opened = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'open' }).click();
    await page.getByRole('button', { name: /^Mira Lang curator/ }).click();
    await page.getByRole('menuitem', { name: /Jonas/ }).click();
    await page.getByRole('button', { name: /^Jonas reader/ }).waitFor();

    await page.goBack();
    await page.getByRole('button', { name: /^Mira Lang curator/ }).waitFor();
    await opened('open');
    await page.goBack();
    await opened('foresight');
    await page.goForward();

    await opened('open');
    expect(page.url()).toContain(`#C00000OPEN/${mira}`);
    expect(troubles).toEqual([]);
    await close();
  });

  it('opens as the first of the people where the address names nobody', async () => {
    const { page, close } = await stage.open({ as: 'U0NOPE' });

    await page.getByRole('heading', { name: 'foresight' }).waitFor();

    expect(page.url()).toContain(`#${foresight}/${mira}`);
    await close();
  });

  const screens = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['phone width', { viewport: { width: 390, height: 800 }, hasTouch: true }],
  ] as const;

  // Search cards and the queue are looked over at a phone's width every day.
  describe.each(isDeep ? screens : screens.slice(0, 1))('in %s', (_, options) => {
    const reader = aPageForTests(() => stage.open(options), 'kept');

    it('has nothing that axe finds wrong', async () => {
      const { page } = reader;
      await send(page, 'hello *bold* `code` <@U0000JONAS> https://example.org');
      await send(page, '/echo only me');
      await rows(page).getByText('only me').first().waitFor();
      await composer(page).pressSequentially('/');
      expect(await axeFindings(page)).toEqual([]);
      await composer(page).press('Escape');
      await composer(page).fill('');
      await page.getByRole('button', { name: 'Wire inspector' }).click();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: /time and weather/ }).click();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Close time and weather' }).click();
    });

    it('has nothing wrong in threads and emoji either', async () => {
      const { page } = reader;
      await page.getByRole('button', { name: 'Emoji' }).click();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await send(page, 'a parent');
      const parent = rows(page).filter({ hasText: 'a parent' }).last();
      await parent.getByRole('button', { name: 'Reply in thread' }).press('Enter');
      await page.getByRole('complementary', { name: 'Thread' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  it('tells the time and the weather on a phone as well', async () => {
    const { page, close } = await stage.open({ viewport: { width: 320, height: 640 } });
    const button = page.getByRole('button', { name: /time and weather/ });
    expect(await button.innerText()).toMatch(/^\d\d:\d\d/);

    await button.click();
    await page.getByLabel(/Duplicate events/).click();

    await button.getByText('bad weather').waitFor();
    await page.getByLabel(/Duplicate events/).click();
    await close();
  });

  it('does not scroll sideways on a phone, and keeps channels in a drawer', async () => {
    const { page, close } = await stage.open({ viewport: { width: 360, height: 740 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);

    await page.getByRole('button', { name: 'Channels', exact: true }).click();
    await page.getByRole('navigation').getByRole('button', { name: 'open' }).click();

    await page.getByRole('heading', { name: 'open' }).waitFor();
    await expect.poll(() => page.getByRole('navigation').isVisible()).toBe(false);
    await close();
  });
});
