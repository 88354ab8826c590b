import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/playground.ts';
import { hasBrowser, openPage, sharedBrowser } from '../support/browser.ts';
import { startPlaygroundIn } from '../support/playground.ts';
import { rows, send } from '../support/workspace-page.ts';

const bite = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>';
const loud = '<!channel> <@U0PLAYMIRA> *not bold* _nor this_ `nor code` :rocket: &amp;';

const page = `# __Hostile ${bite}__, from ([20260101](javascript:window.hurt=1).)

__[External link](javascript:window.hurt=1)__

## Keywords

* hostile

## Themes

* ${bite}

## Other

* Category: ${bite}
* Type: report

## Summary

${bite} ${loud} <a href="javascript:window.hurt=1">press</a>

## Signals

| name | description | change | 10-year | driving-force | relevancy |
|:-----|:------------|:-------|:--------|:--------------|----------:|
| hostile ${bite} | ${loud} | ${bite} | <b>x</b> | <https://example.org|x> | 5 |
`;

describe.skipIf(!hasBrowser())('an archive that means harm', () => {
  let folder: string;
  let playground: Playground;
  let browser: Browser;

  beforeAll(async () => {
    browser = await sharedBrowser();
    folder = await mkdtemp(join(tmpdir(), 'signalpost-'));
    await mkdir(join(folder, 'archive'));
    await writeFile(join(folder, 'archive', `${'0badbeef'.repeat(4)}.md`), page);
    playground = await startPlaygroundIn(join(folder, 'state'), {
      archive: join(folder, 'archive'),
      transport: 'http',
    });
  });
  afterAll(async () => {
    await playground.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is shown as the text that it is', async () => {
    const { page: tab, troubles, close } = await openPage(browser, playground.url);

    await send(tab, '/signals hostile');
    const answer = rows(tab).filter({ hasText: 'for “hostile”' }).last();
    await answer.getByText('*not bold*').waitFor();
    const shown = await answer.innerText();
    await answer.getByRole('button', { name: /Details/ }).click();
    await tab.getByRole('dialog').getByText('<b>x</b>').waitFor();

    expect(shown).toContain('<!channel>');
    expect(shown).toContain(':rocket:');
    expect(shown).toContain('<script>window.hurt=1</script>');
    expect(await tab.evaluate('window.hurt')).toBeUndefined();
    expect(
      await tab.locator('img, .messages script, .messages b, dialog script, dialog b').count(),
    ).toBe(0);
    expect(await answer.locator('.mention').count()).toBe(0);
    expect(await tab.locator('dialog .mention').count()).toBe(0);
    expect(await tab.locator('a[href^="javascript"]').count()).toBe(0);
    expect(troubles).toEqual([]);
    await close();
  });
});
