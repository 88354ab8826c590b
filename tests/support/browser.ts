import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

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
  // Pages one after the other share a renderer (see sharedContext).
  '--process-per-site',
  // … and the first of them all does: messages and composer take 40 s of CPU time instead of 44.
  '--renderer-process-limit=1',
  // Pages live for a second here, over before optimised code pays: four files take 58 s of CPU time
  // instead of 61 without Maglev, and a tenth less again without Turbofan and with lazy functions.
  '--js-flags=--no-opt,--no-maglev,--max-lazy',
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

interface SharedContext {
  readonly context: BrowserContext;
  /** Removes what the browser has kept for the origin of an address. */
  readonly forget: (url: string) => Promise<void>;
}

const sharedContexts = new WeakMap<Browser, Promise<SharedContext>>();

/**
 * The context of most pages of a browser. A page of no server stays open in it, and with it the
 * process that draws all pages of 127.0.0.1. To open a page takes that 0.25 s of CPU time; one that
 * has to be started, and to compile our page anew, takes 0.40 s.
 */
function sharedContext(browser: Browser): Promise<SharedContext> {
  const shared = sharedContexts.get(browser) ?? newSharedContext(browser);
  sharedContexts.set(browser, shared);
  return shared;
}

async function newSharedContext(browser: Browser): Promise<SharedContext> {
  const context = await newContext(browser);
  const keeper = await context.newPage();
  await keeper.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await keeper.goto('http://127.0.0.1/');
  const devTools = await context.newCDPSession(keeper);
  return {
    context,
    forget: async (url) => {
      const { origin } = new URL(url);
      await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    },
  };
}

async function newContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(waitMs);
  return context;
}

export interface WatchedPage {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors, requests to other hosts. Should stay empty. */
  readonly troubles: readonly string[];
  /** Opens the same address in a further tab of this browser. */
  readonly another: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an address in a fresh page, of which the browser has kept nothing, and takes note of
 * everything that should not happen. Options other than a size and colours are given to a context
 * of its own, and so are changes of a page that outlive it, as a clock that is put into it.
 */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const { viewport = null, colorScheme = null, ...others } = options;
  if (Object.keys(others).length > 0) {
    const context = await newContext(browser, options);
    return watchPages(
      url,
      () => context.newPage(),
      () => context.close(),
    );
  }
  const { context, forget } = await sharedContext(browser);
  await forget(url);
  const pages: Page[] = [];
  const open = async () => {
    const page = await context.newPage();
    pages.push(page);
    await (viewport && page.setViewportSize(viewport));
    await (colorScheme && page.emulateMedia({ colorScheme }));
    return page;
  };
  const close = async () => {
    await Promise.all(pages.map((page) => page.close()));
  };
  return watchPages(url, open, close);
}

async function watchPages(
  url: string,
  open: () => Promise<Page>,
  close: () => Promise<void>,
): Promise<WatchedPage> {
  const troubles: string[] = [];
  const another = async () => {
    const page = await open();
    watch(page, url, troubles);
    await page.goto(url);
    await page.locator('.shell').waitFor();
    return page;
  };
  return { page: await another(), troubles, another, close };
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

/** Details of what is in order are neither worked out nor sent: they were most of the result. */
const axeOptions = JSON.stringify({ runOnly: axeTags, resultTypes: ['violations'] });

/** What axe finds wrong with the page as it stands, one line per element. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // By evaluate, which the page's content security policy does not bind.
  if (!(await page.evaluate<boolean>("'axe' in window"))) {
    await page.evaluate(axe.source);
  }
  const violations = await page.evaluate<axe.AxeResults['violations']>(
    `axe.run(${axeOptions}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary}`),
  );
}
