import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DigestName } from '../../../src/model/digest/digest-definition.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { ItemId } from '../../../src/model/item.ts';
import { holdWriterLease } from '../../../src/server/leases/writer-lease.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { aPage, aRow, jonas, mira, pageId, team } from '../../support/builders.ts';
import { createHurriedClock } from '../../support/manual-clock.ts';
import { aWorkspace, secrets } from '../../support/workspace.ts';
import { databaseWith } from '../database.ts';
import { type CliOptions, runCli } from '../run-cli.ts';

const WEEKLY = `title: Signals of the week
schedule: {every: week, on: monday, at: "09:00", timezone: Europe/Paris}
channel: "#foresight"
kinds: [signals]
minimum_relevancy: 4
`;

describe('digest', () => {
  let environment: Record<string, string>;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'signalpost-digests-'));
    writeFileSync(join(folder, 'weekly.yml'), WEEKLY);
    const DATABASE_FILE = await databaseWith([aPage()]);
    const store = await openSqliteStore({ file: DATABASE_FILE, events: silentEvents });
    await store.completeIndex(new Date('2026-11-20T08:00:00Z'));
    await store.registerDigest(DigestName.parse('weekly'), new Date('2026-11-20T09:00:00Z'));
    const rows = [aRow({ name: 'Newcomer' }), aRow({ name: 'Minor', relevancy: 2 })];
    await store.putPages([aPage({ id: pageId(2), rows }, new Date('2026-11-22T08:00:00Z'))]);
    await store.close();
    environment = { DATABASE_FILE, DIGESTS_DIR: folder };
  });

  const digest = (argv: readonly string[], options: CliOptions = {}) =>
    runCli(['digest', ...argv], { environment, ...options });

  it('lists digests with their schedule in words', async () => {
    const { out, exitCode } = await digest(['list']);

    expect(exitCode).toBe(0);
    expect(out).toContain('weekly  Signals of the week');
    expect(out).toContain('every Monday at 09:00 (Europe/Paris) to #foresight');
    expect(out).toContain('next 2026-11-30T08:00:00.000Z · never run');
  });

  it('lists them for machines', async () => {
    const { out } = await digest(['list', '--json']);

    expect(JSON.parse(out)).toMatchObject({
      digests: [{ name: 'weekly', nextRunAt: '2026-11-30T08:00:00.000Z', lastRun: null }],
      problems: [],
    });
  });

  it('says of one whose channel is archived why it rests', async () => {
    const { DATABASE_FILE: file = '' } = environment;
    const store = await openSqliteStore({ file, events: silentEvents });
    await store.pauseFile({
      name: DigestName.parse('weekly'),
      channel: '#foresight',
      pause: { because: 'channel-archived', at: new Date('2026-11-23T08:00:00Z') },
    });
    await store.close();

    const list = await digest(['list']);
    const log = await digest(['log']);

    expect(list.out).toContain('paused 2026-11-23T08:00:00.000Z');
    expect(list.out).toContain('#foresight is archived. It goes on by itself');
    expect(log.out).toContain('paused  weekly  2026-11-23T08:00:00.000Z');
    expect(log.out).not.toContain('next  weekly');
  });

  it('names what is wrong with a definition, with file and line, and fails', async () => {
    writeFileSync(join(folder, 'daily.yml'), WEEKLY.replace('Europe/Paris', 'Mars/Olympus'));

    const { out, exitCode } = await digest(['list']);

    expect(exitCode).toBe(1);
    expect(out).toContain('weekly');
    expect(out).toMatch(/daily\.yml:2: rejected: .*Mars\/Olympus/);
  });

  it('replays what would have been posted, and caught of what people marked', async () => {
    const text = await digest(['replay', 'weekly', '--over', '3m']);
    const json = await digest(['replay', 'weekly', '--json']);

    expect(text.out).toMatch(
      /^Signals of the week: \d+ items? in 12 periods, as it is defined now/,
    );
    expect(text.out).toContain('Nothing that came then was flagged.');
    expect(JSON.parse(json.out)).toMatchObject({ digest: 'weekly', days: 365 });
    expect(JSON.parse(json.out).periods).toHaveLength(51);
  });

  it.each(['0d', '6y', '1', 'a year', '99999d'])('refuses to go back over %s', async (over) => {
    const run = await digest(['replay', 'weekly', '--over', over]);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toContain('--over takes a length of time back from now');
  });

  it('previews what would be posted, and changes nothing', async () => {
    const first = await digest(['preview', 'weekly']);
    const second = await digest(['preview', 'weekly', '--json']);

    expect(first.out).toContain('Would post now: 1 new, 0 updated, 1 below the threshold');
    expect(first.out).toMatch(/1\. Newcomer {2}●●●●○ 4\/5 · new/);
    expect(JSON.parse(second.out)).toMatchObject({
      digest: 'weekly',
      newItems: 1,
      entries: [{ number: 1, novelty: 'new', item: { name: 'Newcomer' } }],
    });
  });

  it('plans a run, and says who posts it when no token is set', async () => {
    const { out, exitCode } = await digest(['run', 'weekly']);

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^weekly: 1 item for #foresight .*posted when Signalpost serves/);
  });

  it('keeps a log of runs and shows a digest as it was sent', async () => {
    await digest(['run', 'weekly']);

    const log = await digest(['log']);
    const shown = await digest(['show', 'weekly', '2026-11-24']);
    const other = await digest(['show', 'weekly', '2026-11-16', '--json']);
    const wrong = await digest(['show', 'weekly', 'monday']);

    expect(log.out).toMatch(
      /2026-11-24T\d\d:\d\d {2}weekly {2}#foresight {2}posting · 0 items · 1 waiting/,
    );
    expect(log.out).toContain('next  weekly  2026-11-30T08:00:00.000Z');
    expect(shown.out).toContain('Signals of the week · 20–24 November');
    expect(shown.out).toContain('●4  Newcomer');
    expect(JSON.parse(other.out)).toMatchObject({ digest: 'weekly', run: null });
    expect(wrong).toMatchObject({ exitCode: 2 });
    expect(wrong.err).toContain('monday is no day. Expected for example 2026-11-16.');
  });

  it.each([
    ['text', /^Signals of the week · 20–24 November\n\n1 new article\. 1 item rated 4 or more\./],
    ['md', /^# Signals of the week · 20–24 November\n[\s\S]*\n- ●4 \*\*Newcomer\*\*/],
    [
      'html',
      /^<!doctype html>[\s\S]*<h1 [^>]*>Signals of the week · 20–24 November<\/h1>[\s\S]*Newcomer/,
    ],
    ['json', /^\{"digest":"weekly"/],
  ])('renders what would be posted as %s', async (format, expected) => {
    const { out, exitCode } = await digest(['render', 'weekly', '--format', format]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(expected);
    // An e-mail asks nobody for anything, and no text of a page becomes markup.
    expect(out).not.toMatch(/<(script|img|link|iframe)|url\(|@import/);
  });

  it('previews, shows and renders a digest of reviews, and replays none', async () => {
    const definition = WEEKLY.replace(/kinds[\s\S]*/, 'what: review\n');
    writeFileSync(join(folder, 'reviews.yml'), definition);
    const file = environment.DATABASE_FILE ?? '';
    const store = await openSqliteStore({ file, events: silentEvents });
    await store.registerDigest(DigestName.parse('reviews'), new Date('2026-11-20T09:00:00Z'));
    const [found] = await store.itemsOfPage(pageId(2));
    const itemId = ItemId.parse(found?.item.id);
    const at = new Date('2026-11-23T09:00:00Z');
    await store.addMark({ itemId, actor: jonas, mark: { kind: 'button' }, at });
    const asked = {
      itemId,
      team,
      verdict: 'accepted',
      note: 'For *May*',
      duplicateOf: null,
    } as const;
    await store.addDecision({ ...asked, by: mira.user, at });
    await store.close();

    const preview = await digest(['preview', 'reviews']);
    const replay = await digest(['replay', 'reviews']);
    const markdown = await digest(['render', 'reviews', '--format', 'md']);
    await digest(['run', 'reviews']);
    const shown = await digest(['show', 'reviews']);
    const json = await digest(['render', 'reviews', '--json']);

    expect(preview.out).toContain('1 decided: 1 accepted. Nothing waits for review.');
    expect(preview.out).toContain('Last 90 days: 0 decisions in 0 runs');
    expect(replay).toMatchObject({ exitCode: 2 });
    expect(replay.err).toContain('there is nothing to replay');
    expect(markdown.out).toContain('- ✓ accepted **[Newcomer]');
    expect(markdown.out).toContain('For \\*May\\* _(signal, 2026\\-11\\-23)_');
    expect(shown.out).toMatch(
      /posting · 0 messages · 1 waiting\n\nSignals of the week · 20–24 November/,
    );
    expect(shown.out).toContain('  ✓ accepted  Newcomer - For *May* (signal, 2026-11-23)');
    expect(JSON.parse(json.out)).toMatchObject({
      review: {
        decided: { accepted: 1 },
        decisions: [{ item: { name: 'Newcomer' }, verdict: 'accepted', by: mira.user }],
        waiting: 0,
      },
    });
  });

  it('runs a minute only once', async () => {
    await digest(['run', 'weekly']);

    const { out } = await digest(['run', 'weekly', '--json']);

    expect(JSON.parse(out)).toMatchObject({ digest: 'weekly', outcome: 'already', sent: 0 });
  });

  it('leaves posting to the server that holds the database', async () => {
    const store = await openSqliteStore({
      file: environment.DATABASE_FILE ?? '',
      events: silentEvents,
    });
    const lease = await holdWriterLease({ store, events: silentEvents, owner: 'elsewhere:1' });

    const { out } = await digest(['run', 'weekly', '--json']);

    await lease.release();
    await store.close();
    expect(JSON.parse(out)).toMatchObject({ outcome: 'planned', items: 1, by: 'server', sent: 0 });
  });

  it('does not promise that whoever holds the database posts', async () => {
    const store = await openSqliteStore({
      file: environment.DATABASE_FILE ?? '',
      events: silentEvents,
    });
    const lease = await holdWriterLease({ store, events: silentEvents, owner: 'elsewhere:1' });

    const { out } = await digest(['run', 'weekly']);

    await lease.release();
    await store.close();
    expect(out).toMatch(/within a minute if it serves; if it indexes, the next one to serve does/);
  });

  it('posts by itself where no server does', async () => {
    const clock = createHurriedClock('2026-11-24T09:00:00Z');
    const workspace = aWorkspace({ clock });
    await workspace.start();

    const { out, exitCode } = await digest(['run', 'weekly', '--json'], {
      environment: {
        ...environment,
        SLACK_BOT_TOKEN: secrets.botToken,
        SLACK_API_URL: workspace.apiUrl,
      },
      clock,
    });

    await workspace.stop();
    expect(JSON.parse(out)).toMatchObject({ by: 'us', items: 1, sent: 1, channel: '#foresight' });
    expect(exitCode).toBe(0);
  });

  it.each([
    [['run', 'wekly'], /There is no digest wekly\. Did you mean weekly\? There are weekly\./],
    [['preview', 'x'], /There is no digest x\./],
    [['preview'], /missing required argument 'name'/],
    [['lst'], /unknown command 'lst'/],
  ])('calls %j wrong usage', async (argv, complaint) => {
    const run = await digest(argv);

    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toMatch(complaint);
  });

  it('makes no database where there is none', async () => {
    const run = await digest(['run', 'weekly', '--db', join(folder, 'none.db')]);

    expect(run.exitCode).toBe(1);
    expect(run.err).toMatch(/There is no database at .*none\.db/);
  });
});
