import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createArchiveWatch } from '../../../src/indexing/sources/archive-watch.ts';
import type { Clock } from '../../../src/model/clock.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { fileOf } from '../../support/page-text.ts';
import { PATIENTLY } from '../../support/patiently.ts';
import { tempFolder, writeIn } from '../../support/temp-folder.ts';

const LOOK_MS = 500;
const ROOT_MS = 2000;

/** A watch on an empty folder, on a clock that stands still; `sleeps` counts its looks. */
function aWatch(folder = tempFolder()) {
  const manual = createManualClock('2026-11-24T09:00:00Z');
  let sleeps = 0;
  let rootSleeps = 0;
  let reports = 0;
  const clock: Clock = {
    now: () => manual.now(),
    sleep: (ms, signal) => {
      sleeps += ms === LOOK_MS ? 1 : 0;
      rootSleeps += ms === ROOT_MS ? 1 : 0;
      return manual.sleep(ms, signal);
    },
  };
  const changed = async () => {
    reports += 1;
  };
  const knownSizes = async () => new Map<string, number>();
  const watching = createArchiveWatch({ clock, events: silentEvents, knownSizes }, { folder });
  onTestFinished(() => watching.stop());
  watching.start(changed);
  watching.follow();
  /** Lets the next look happen, once it is waited for. */
  const look = async (n: number) => {
    await vi.waitFor(() => expect(sleeps).toBe(n), PATIENTLY);
    manual.advance(LOOK_MS);
  };
  /** Lets the next look at the archive's own folder happen, and waits for its end. */
  const lookAtRoot = async () => {
    await vi.waitFor(() => expect(rootSleeps).toBeGreaterThan(0), PATIENTLY);
    const before = rootSleeps;
    manual.advance(ROOT_MS);
    await vi.waitFor(() => expect(rootSleeps).toBe(before + 1), PATIENTLY);
  };
  /** Lets looks happen until something is reported, and follows what is there then, as an index does. */
  const untilReported = async () => {
    const before = reports;
    await vi.waitFor(() => {
      manual.advance(LOOK_MS);
      expect(reports).toBeGreaterThan(before);
    }, PATIENTLY);
    watching.follow();
  };
  return {
    folder,
    watching,
    look,
    lookAtRoot,
    untilReported,
    reports: () => reports,
    sleeps: () => sleeps,
  };
}

describe('watching an archive', () => {
  it('reports a burst of changes once, when all files are at rest', async () => {
    const { folder, look, reports } = aWatch();
    for (let n = 0; n < 50; n += 1) {
      writeIn(folder, fileOf(n), 'page');
    }

    await look(1);
    await look(2);

    await vi.waitFor(() => expect(reports()).toBe(1), PATIENTLY);
  });

  it('waits for a file that is still being written', async () => {
    const { folder, look, reports } = aWatch();
    writeIn(folder, fileOf(1), 'half');

    await look(1);
    await vi.waitFor(() => undefined, PATIENTLY);
    writeIn(folder, fileOf(1), 'half of a page');
    await look(2);
    const early = reports();
    await look(3);

    await vi.waitFor(() => expect(reports()).toBe(1), PATIENTLY);
    expect(early).toBe(0);
  });

  it('leaves a page out that never rests, and reports no more often for it', async () => {
    const { folder, watching, look, reports } = aWatch();
    writeIn(folder, fileOf(1), 'page');
    const changing = join(folder, fileOf(2));
    const seen: (readonly [number, boolean])[] = [];
    for (let n = 1; n <= 43; n += 1) {
      // Longer each time: it looks different whatever the file system's clock does.
      writeFileSync(changing, 'x'.repeat(n));
      await look(n);
      seen.push([reports(), watching.isBeingWritten(changing)]);
    }

    expect(seen.at(19)).toEqual([0, true]);
    expect(seen.at(-1)).toEqual([1, true]);
  });

  it('ignores what editors and other programs leave beside pages', async () => {
    const { folder, look, reports, sleeps } = aWatch();
    for (const name of [
      `${fileOf(1)}~`,
      `.${fileOf(1)}.swp`,
      `${fileOf(1)}.tmp`,
      'index.md',
      '#a#',
    ]) {
      writeIn(folder, name, 'x');
    }
    mkdirSync(join(folder, '.git'));

    // Events come in order: this one is the first that matters.
    writeIn(folder, 'marker', 'x');
    rmSync(join(folder, 'marker'));
    writeIn(folder, fileOf(2), 'page');
    await look(1);
    await look(2);

    await vi.waitFor(() => expect(reports()).toBe(1), PATIENTLY);
    expect(sleeps()).toBe(2);
  });

  it('sees a page that replaces another, and one that is removed', async () => {
    const folder = tempFolder();
    writeIn(folder, fileOf(1), 'old');
    const { look, reports } = aWatch(folder);
    writeIn(folder, 'draft.tmp', 'new');
    renameSync(join(folder, 'draft.tmp'), join(folder, fileOf(1)));
    await look(1);
    await look(2);
    await vi.waitFor(() => expect(reports()).toBe(1), PATIENTLY);

    rmSync(join(folder, fileOf(1)));
    await look(3);
    await look(4);

    await vi.waitFor(() => expect(reports()).toBe(2), PATIENTLY);
  });

  it('follows folders that were made since', async () => {
    const { folder, watching, look, reports } = aWatch();
    mkdirSync(join(folder, '2026'));
    await look(1);
    await look(2);
    await vi.waitFor(() => expect(reports()).toBe(1), PATIENTLY);
    watching.follow();

    writeIn(folder, `2026/${fileOf(1)}`, 'page');
    await look(3);
    await look(4);

    await vi.waitFor(() => expect(reports()).toBe(2), PATIENTLY);
  });

  it('follows a folder again that was removed and made anew, whatever its inode', async () => {
    const folder = tempFolder();
    writeIn(folder, `2026/${fileOf(1)}`, 'page');
    const { untilReported } = aWatch(folder);
    rmSync(join(folder, '2026'), { recursive: true });
    writeIn(folder, `2026/${fileOf(2)}`, 'page');
    await untilReported();

    writeIn(folder, `2026/${fileOf(3)}`, 'page');

    await untilReported();
  });

  it('sees that the archive went, and that it came back', async () => {
    const folder = join(tempFolder(), 'away', 'archive');
    writeIn(folder, fileOf(1), 'page');
    const { lookAtRoot, untilReported } = aWatch(folder);
    await lookAtRoot();
    const [here, there] = [join(folder, '..'), join(folder, '../../elsewhere')];
    renameSync(here, there);
    await lookAtRoot();
    await untilReported();
    renameSync(there, here);
    await lookAtRoot();
    await untilReported();

    writeIn(folder, fileOf(2), 'page');

    await untilReported();
  });

  it('sees that the archive was removed and made anew', async () => {
    const folder = join(tempFolder(), 'archive');
    writeIn(folder, fileOf(1), 'page');
    const { untilReported } = aWatch(folder);
    rmSync(folder, { recursive: true });
    writeIn(folder, fileOf(2), 'page');
    await untilReported();

    writeIn(folder, fileOf(3), 'page');

    await untilReported();
  });

  it('follows a link to the archive that is switched to another folder', async () => {
    const releases = tempFolder();
    writeIn(releases, `1/${fileOf(1)}`, 'page');
    writeIn(releases, `2/${fileOf(1)}`, 'page');
    const current = join(releases, 'current');
    symlinkSync('1', current);
    symlinkSync('current', join(releases, 'archive'));
    const { lookAtRoot, untilReported } = aWatch(join(releases, 'archive'));
    await lookAtRoot();
    symlinkSync('2', join(releases, 'next'));
    renameSync(join(releases, 'next'), current);
    await lookAtRoot();
    await untilReported();

    writeIn(releases, `2/${fileOf(2)}`, 'page');

    await untilReported();
  });

  it('reports nothing after it was stopped', async () => {
    const { folder, watching, reports, sleeps } = aWatch();
    writeIn(folder, fileOf(1), 'page');
    await vi.waitFor(() => expect(sleeps()).toBe(1), PATIENTLY);

    await watching.stop();
    writeIn(folder, fileOf(2), 'page');
    watching.follow();

    expect(reports()).toBe(0);
  });
});
