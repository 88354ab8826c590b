import type { DigestInfo, DigestList } from '../../digests/outcome.ts';
import { DAY_MS } from '../../model/duration.ts';
import type { Finding } from '../../model/finding.ts';
import { counted } from '../../model/text/counted.ts';
import type { PageStore } from '../../store/page-store.ts';

/** How the last index went. */
export async function checkIndex(
  store: Pick<PageStore, 'archiveStatus'>,
  now: Date,
): Promise<Finding> {
  const { pages, lastIndexAt, rejectedFiles } = await store.archiveStatus();
  const check = 'index';
  if (lastIndexAt === null) {
    return {
      check,
      state: 'warning',
      symptom: 'the archive was never indexed completely',
      remedy: 'Start the server, or run `signalpost index FOLDER`.',
    };
  }
  const symptom = `${counted(pages, 'page')} indexed`;
  const ageMs = now.getTime() - lastIndexAt.getTime();
  if (ageMs > DAY_MS) {
    return {
      check,
      state: 'warning',
      symptom: `the archive was last indexed ${counted(Math.floor(ageMs / DAY_MS), 'day')} ago`,
      cause: 'The server has not run for a day, or cannot read the archive.',
      remedy: 'Start it; the log says what keeps it.',
    };
  }
  return rejectedFiles === 0
    ? { check, state: 'well', symptom }
    : {
        check,
        state: 'warning',
        symptom: `${counted(rejectedFiles, 'file')} of the archive cannot be used`,
        remedy: '`signalpost check FOLDER` names each with its line.',
      };
}

/** The digests' definitions, and how the last run of each went. */
export function checkDigests({ digests, problems }: DigestList): readonly Finding[] {
  return [
    ...problems.map(
      ({ file, line, message }): Finding => ({
        check: 'digest',
        state: 'trouble',
        symptom: `${line === null ? file : `${file}:${line}`} cannot be used`,
        cause: message,
        remedy: 'Mend the file; it is read again within a minute.',
      }),
    ),
    ...digests.map(lastRun),
  ];
}

function lastRun({ definition: { name }, lastRun: run, waiting, dead }: DigestInfo): Finding {
  const check = 'digest';
  if (run === null) {
    return { check, state: 'well', symptom: `${name}: has not run yet` };
  }
  const symptom = `${name}: ${run.slotLocal} ${run.state}`;
  if (dead > 0 || run.state === 'missed') {
    return {
      check,
      state: 'warning',
      symptom: dead > 0 ? `${symptom}, ${counted(dead, 'message')} refused by Slack` : symptom,
      cause:
        dead > 0 ? 'The channel was archived, or the app is not in it.' : 'The server was down.',
      remedy: `\`signalpost digest run ${name}\` posts what is new since.`,
    };
  }
  return waiting === 0
    ? { check, state: 'well', symptom }
    : { check, state: 'warning', symptom: `${symptom}, ${counted(waiting, 'message')} waiting` };
}
