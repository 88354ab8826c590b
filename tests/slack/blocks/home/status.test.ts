import { describe, expect, it } from 'vitest';
import type { ArchiveStatus, TitledProblem } from '../../../../src/model/archive-status.ts';
import type { Finding } from '../../../../src/model/finding.ts';
import type { Problem } from '../../../../src/model/problem.ts';
import { withinLimits } from '../../../../src/slack/blocks/check-limits.ts';
import { fullStatusMessage, statusMessage } from '../../../../src/slack/blocks/home/status.ts';
import { shown } from '../../../support/shown.ts';

const aStatus = (fields: Partial<ArchiveStatus> = {}): ArchiveStatus => ({
  pages: 3500,
  items: { signal: 20, concern: 10, behavior: 0, technology: 1, issue: 2 },
  problems: [],
  rejectedFiles: 0,
  withLastVersion: 0,
  warnings: 0,
  lastChangeAt: new Date('2026-11-23T17:30:00Z'),
  lastIndexAt: new Date('2026-11-24T09:50:00Z'),
  indexing: null,
  trouble: null,
  ...fields,
});
const aProblem = (
  n: number,
  severity: Problem['severity'],
  message = 'No table.',
): TitledProblem => ({
  file: `old/${String(n).padStart(32, '0')}.md`,
  line: severity === 'rejected' ? n : null,
  code: 'sections',
  severity,
  message,
  title: null,
});
const noDigests = { digests: [], problems: [] };
const status = (fields: Partial<ArchiveStatus>, findings: readonly Finding[] = []) =>
  shown(fullStatusMessage(aStatus(fields), noDigests, findings).blocks);

describe('the status', () => {
  it('tells what the archive holds and when it was last seen to change', () => {
    const text = status({});

    expect(text).toContain('3,500 pages in the archive');
    expect(text).toContain('20 signals, 10 concerns, 0 behaviors, 1 technology and 2 issues.');
    expect(text).toMatch(/Last complete index: .*09:50.* · Last change: .*17:30/);
    expect(text).not.toMatch(/quarantined|warning|hand/);
    expect(text.split('\n')[0]).toBe('🟢 All is well');
  });

  it('names quarantined pages by file and line, and how many more there are', () => {
    const text = status({
      rejectedFiles: 37,
      warnings: 4,
      problems: Array.from({ length: 10 }, (_, n) => aProblem(n + 1, 'rejected')),
    });

    expect(text).toContain('37 pages quarantined');
    expect(text).toContain('old/00000000000000000000000000000007.md:7 No table.');
    expect(text).toContain('and 27 more; `signalpost check FOLDER` names each file');
    expect(text).toContain('4 warnings\n`signalpost check FOLDER` names them.');
  });

  it.each([
    [0, 'not searchable until mended'],
    [3, 'what was last read stays searchable'],
    [2, 'what was last read stays searchable, but for 1 of them'],
  ])('says what becomes of 3 quarantined pages when %i are searchable', (n, words) => {
    const text = status({ rejectedFiles: 3, withLastVersion: n });

    expect(text.split('\n')).toContain(`3 pages quarantined; ${words}`);
  });

  it('names warnings where there is room', () => {
    const text = status({ warnings: 1, problems: [aProblem(1, 'warning', 'A row is short.')] });

    expect(text).toMatch(/1 warning\nold\/0+1\.md A row is short\.\n/);
  });

  it('says why the archive is not up to date', () => {
    expect(status({ trouble: 'git said: no route to host.' })).toMatch(
      /^🔴 1 thing needs a hand\n🔴 Git said: no route to host\./,
    );
  });

  it('names pages by their titles, not by their files', () => {
    const problem = { ...aProblem(7, 'rejected'), title: 'The Year of the Age Gate' };
    const whole = { ...aProblem(8, 'warning'), title: 'Old turbines' };
    const text = status({ rejectedFiles: 1, warnings: 1, problems: [problem, whole] });

    expect(text).toContain('The Year of the Age Gate, line 7: No table.');
    expect(text).toContain('Old turbines (as a whole): No table.');
    expect(text).not.toContain('.md');
  });

  it('begins with what is in trouble and what to do, and ends with what is well', () => {
    const text = status({}, [
      { check: 'bot-token', state: 'well', symptom: 'Slack knows the bot token' },
      { check: 'disk', state: 'warning', symptom: '5 MB are free', remedy: 'Make room.' },
      { check: 'clock', state: 'unknown', symptom: 'Slack did not say what time it is' },
      {
        check: 'digest-channel',
        state: 'trouble',
        symptom: 'weekly: the app is not in #foresight',
        cause: 'It was not invited.',
        remedy: '/invite @Signalpost',
      },
    ]);

    const lines = text.split('\n').filter((line) => line !== '');
    expect(lines.slice(0, 6)).toEqual([
      '🔴 1 thing needs a hand',
      '🔴 Weekly: the app is not in #foresight',
      'It was not invited.',
      '→ /invite @Signalpost',
      '🟡 5 MB are free',
      '→ Make room.',
    ]);
    expect(lines.slice(-2)).toEqual([
      'Could not be looked at: Slack did not say what time it is',
      'Well: Slack knows the bot token',
    ]);
  });

  it('names no file and no folder to those who do not run Signalpost', () => {
    const archive = aStatus({
      rejectedFiles: 2,
      trouble: '/srv/archive cannot be read',
      problems: [aProblem(1, 'rejected')],
    });
    const text = shown(statusMessage(archive, noDigests).blocks);

    expect(text).toContain('The archive needs an operator’s attention. 2 pages cannot be read.');
    expect(text).not.toMatch(/srv|\.md/);
  });

  it('stays within the limits of Slack with ten long problems', () => {
    const problems = Array.from({ length: 10 }, (_, n) => ({
      ...aProblem(n, 'rejected', 'x'.repeat(900)),
      file: `${'folder/'.repeat(60)}${n}.md`,
    }));
    const finding: Finding = {
      check: 'x',
      state: 'trouble',
      symptom: 's'.repeat(900),
      cause: 'c'.repeat(900),
      remedy: 'r'.repeat(900),
    };
    const findings = Array.from({ length: 40 }, () => finding);
    const message = fullStatusMessage(
      aStatus({ rejectedFiles: 10, problems }),
      noDigests,
      findings,
    );

    expect(withinLimits(message)).toBe(message);
    expect(shown(message.blocks)).toContain('9.md:9');
    expect(shown(message.blocks)).toContain('and 28 more: signalpost doctor');
  });
});
