import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  createGitSource,
  type GitSourceOptions,
} from '../../../src/indexing/sources/git-source.ts';
import { type Events, silentEvents } from '../../../src/model/events/events.ts';
import { pageId } from '../../support/builders.ts';
import {
  aGitRepository,
  copiedRepository,
  gitEnvironment,
  type TestRepository,
} from '../../support/git-repository.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { tempFolder } from '../../support/temp-folder.ts';

export const page = `${pageId(1)}.md`;
/** Where the repository has it. */
export const file = `pages/${page}`;

let ofOnePage: string | undefined;

/** A repository of one page, which says `first`: a copy of one that was made before. */
export function aRepository(): TestRepository {
  if (ofOnePage === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'signalpost-git-'));
    aGitRepository(folder).commit(file, 'first');
    ofOnePage = folder;
  }
  return copiedRepository(ofOnePage);
}

/** The pages of a repository, cloned into a folder of its own. */
export function aSource(
  url: string,
  options: Partial<GitSourceOptions> & { events?: Events } = {},
) {
  const { events = silentEvents, cloneInto = join(tempFolder(), 'clone'), ...others } = options;
  const clock = createManualClock('2036-11-24T09:00:00Z');
  const source = createGitSource(
    { clock, events },
    { url, subfolder: 'pages', cloneInto, environment: gitEnvironment, ...others },
  );
  return { ...source, cloneInto, clock };
}

let cloneOfOnePage: string | undefined;

/**
 * A source that has cloned `aRepository()`: its clone is a copy of one that was made before. A clone
 * takes ten processes, each dear from a process as large as a test's.
 */
export async function aClonedSource({ url }: TestRepository) {
  if (cloneOfOnePage === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'signalpost-clone-'));
    await aSource(aRepository().url, { cloneInto: folder }).update();
    cloneOfOnePage = folder;
  }
  const cloneInto = join(tempFolder(), 'clone');
  cpSync(cloneOfOnePage, cloneInto, { recursive: true, preserveTimestamps: true });
  return aSource(url, { cloneInto });
}

/** What the page says. */
export const read = ({ folder }: { readonly folder: string }) =>
  readFileSync(join(folder, page), 'utf8');

/** How the next look at the repository fails. */
export const failure = (source: { update(): Promise<unknown> }): Promise<Error> =>
  source.update().then(
    () => new Error('nothing failed'),
    (error: Error) => error,
  );

/** A server on a port of the system's choice, until the test ends. */
export async function aServer(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
