import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** The first has no windows to draw, and takes a third of the CPU time of the others. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** Longer than anything on the page takes on a busy machine, shorter than a test may. */
const waitMs = 30_000;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages live for a second here, over before optimised code pays: 43 s of CPU time instead of 48 for three files.
  '--js-flags=--no-opt,--max-lazy',
];

/** The Chromium of this machine: CHROMIUM_PATH, else the first on PATH; undefined when there is none. */
function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  if (environment.CHROMIUM_PATH) {
    return environment.CHROMIUM_PATH;
  }
  const folders = (environment.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/**
 * Whether browser tests can run here. Without a Chromium they are left out, with
 * a line that says how to get one; where CI is set they run all the same, and fail.
 */
export function hasBrowser(): boolean {
  const found = findChromium() !== undefined;
  if (!found && process.env.CI === undefined) {
    console.warn(
      'Browser tests are left out: no Chromium. Install one (Debian: apt install chromium-headless-shell) or set CHROMIUM_PATH.',
    );
  }
  return found || process.env.CI !== undefined;
}

/** Starts a headless Chromium that asks nothing of the network by itself. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium found. Install one (Debian: apt install chromium-headless-shell) or set CHROMIUM_PATH.',
    );
  }
  return chromium.launch({ executablePath, args: flags });
}

let shared: Promise<Browser> | undefined;

/** The one Chromium of this process, which ends with it: a start costs more than most tests. */
export async function sharedBrowser(): Promise<Browser> {
  const running = await shared;
  if (running?.isConnected()) {
    return running;
  }
  shared = launchBrowser();
  return shared;
}

export interface WatchedPage {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors, requests to other hosts. Should stay empty. */
  readonly troubles: readonly string[];
  /** Opens the same address in a further tab of this browser. */
  readonly another: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Opens an address in a fresh context and takes note of everything that should not happen. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(waitMs);
  const troubles: string[] = [];
  const another = async () => {
    const page = await context.newPage();
    watch(page, url, troubles);
    await page.goto(url);
    await page.locator('.shell').waitFor();
    return page;
  };
  return { page: await another(), troubles, another, close: () => context.close() };
}

function watch(page: Page, url: string, troubles: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      troubles.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(url).origin) {
      troubles.push(`request elsewhere: ${request.url()}`);
    }
  });
}

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it stands, one line per element. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // By evaluate, which the page's content security policy does not bind.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run({ runOnly: ${JSON.stringify(axeTags)} })`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary}`),
  );
}
