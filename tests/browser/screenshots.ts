import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../support/browser.ts';
import { startPlaygroundIn } from '../support/playground.ts';
import { rows, send } from '../support/workspace-page.ts';

// Takes the README's pictures from the playground: `npm run screenshots`.

const images = fileURLToPath(new URL('../../.github/images/', import.meta.url));
const reader = 'U0PLAYNOOR';
const curator = 'U0PLAYMIRA';

interface Stage {
  readonly browser: Browser;
  readonly url: string;
}

async function picture(
  { browser, url }: Stage,
  name: string,
  show: (page: Page) => Promise<void>,
  { as = reader, ...options }: BrowserContextOptions & { readonly as?: string } = {},
): Promise<void> {
  const { page, troubles, close } = await openPage(browser, `${url}#/${as}`, {
    viewport: { width: 1200, height: 800 },
    deviceScaleFactor: 1.5,
    ...options,
  });
  if (name !== 'welcome') {
    await page.getByRole('button', { name: 'Got it' }).click();
  }
  await show(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled' });
  await close();
  if (troubles.length > 0) {
    throw new Error(`The page had trouble while ${name} was taken: ${troubles.join('; ')}`);
  }
  console.log(`.github/images/${name}.png`);
}

/** Without a font for them, emoji are boxes: a picture of those is worse than an old one. */
async function checkEmoji(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  const hasColor = await page.evaluate<boolean>(`(() => {
    const context = document.createElement('canvas').getContext('2d');
    context.font = '32px sans-serif';
    context.fillText('🚩', 0, 36);
    const { data } = context.getImageData(0, 0, 48, 48);
    return data.some((value, n) => n % 4 === 0 && value !== data[n + 2]);
  })()`);
  await page.close();
  if (!hasColor) {
    throw new Error(
      'This machine has no emoji font. Install one (Debian: apt install fonts-noto-color-emoji).',
    );
  }
}

async function search(page: Page): Promise<void> {
  // The answers to earlier pictures stand there still.
  const answers = rows(page).filter({ hasText: 'signals for “regulation”' });
  await rows(page).first().waitFor();
  const earlier = await answers.count();
  await send(page, '/signals regulation');
  const answer = answers.nth(earlier);
  await answer.waitFor();
  await answer.evaluate((row) => row.scrollIntoView({ block: 'start' }));
}

async function moveToMonday(page: Page): Promise<void> {
  await page.getByRole('button', { name: /time and weather/ }).click();
  await page.getByRole('button', { name: /Next Monday/ }).click();
  await digestOf(page)
    .getByRole('button', { name: /10 replies/ })
    .waitFor();
  await page.getByRole('button', { name: 'Close time and weather' }).click();
}

/** The week's digest, which is posted as one message while it is no longer than this. */
function digestOf(page: Page) {
  return rows(page).filter({ hasText: 'Signals of the week · 16–23 November' }).last();
}

/** From its beginning, as somebody sees it who has just been told of it. */
async function showDigest(page: Page): Promise<void> {
  await digestOf(page).evaluate((row) => row.scrollIntoView({ block: 'start' }));
}

async function flag(page: Page): Promise<void> {
  await digestOf(page)
    .getByRole('button', { name: /10 replies/ })
    .click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const item = thread.locator('.message').nth(1);
  await item.hover();
  await item.getByRole('button', { name: 'React with triangular flag on post' }).click();
  await item.getByRole('button', { name: /reacted with :triangular_flag_on_post:/ }).waitFor();
}

/** What a new digest would have said last, before it is saved. */
async function previewNewDigest(page: Page): Promise<void> {
  await send(page, '/signalpost digest new theme:privacy');
  const form = page.getByRole('dialog').filter({ hasText: 'What for' });
  await form.getByRole('textbox', { name: /^Title/ }).fill('Privacy, every Monday');
  await form.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.getByRole('dialog').getByText('In the last 90 days').waitFor();
}

async function takeAll(stage: Stage): Promise<void> {
  await picture(stage, 'welcome', async (page) => {
    await rows(page).getByText('Hello, I am').waitFor();
  });
  await picture(stage, 'search', search);
  await picture(stage, 'search-dark', search, { colorScheme: 'dark' });
  await picture(stage, 'wire', async (page) => {
    await page.getByRole('button', { name: 'Wire inspector' }).click();
    await search(page);
    await page
      .getByRole('button', { name: /command \/signals/ })
      .first()
      .click();
  });
  const whole = { viewport: { width: 1200, height: 1036 } };
  await picture(
    stage,
    'digest',
    async (page) => {
      await moveToMonday(page);
      await showDigest(page);
    },
    whole,
  );
  await picture(stage, 'digest-phone', showDigest, { viewport: { width: 390, height: 1250 } });
  await picture(stage, 'flag', async (page) => {
    await flag(page);
    await showDigest(page);
  });
  await picture(
    stage,
    'review',
    async (page) => {
      await send(page, '/signalpost review');
      await rows(page)
        .getByText(/waits? for review/)
        .last()
        .waitFor();
    },
    { as: curator },
  );
  await picture(stage, 'digest-new', previewNewDigest, {
    as: curator,
    viewport: { width: 1200, height: 900 },
  });
  await picture(stage, 'phone', search, { viewport: { width: 390, height: 800 } });
}

const stateDir = await mkdtemp(join(tmpdir(), 'signalpost-'));
await mkdir(images, { recursive: true });
const playground = await startPlaygroundIn(stateDir);
const browser = await launchBrowser();
try {
  await checkEmoji(browser);
  await takeAll({ browser, url: playground.url });
} finally {
  await browser.close();
  await playground.stop();
  await rm(stateDir, { recursive: true, force: true });
}
