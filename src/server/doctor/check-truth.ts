import { MINUTE_MS } from '../../model/duration.ts';
import type { Finding } from '../../model/finding.ts';
import { counted } from '../../model/text/counted.ts';
import type { TruthExamination } from '../../store/postgres/truth/examine-truth.ts';

/** Leases follow the server's clock; what is due follows ours, as Slack's is held against it. */
const TOLERANCE_MS = MINUTE_MS;

/** The PostgreSQL that several servers share, and the copy of it here. @param look - may fail. */
export async function checkTruth(
  look: () => Promise<TruthExamination>,
): Promise<readonly Finding[]> {
  try {
    const found = await look();
    return [tables(found), rights(found), clock(found), copy(found)];
  } catch (error) {
    return [
      {
        check: 'postgres',
        state: 'trouble',
        symptom: 'PostgreSQL cannot be used',
        cause: error instanceof Error ? error.message : String(error),
        remedy: 'See DATABASE_URL, and the log of the PostgreSQL server.',
      },
    ];
  }
}

function tables({ version, schema, newest }: TruthExamination): Finding {
  const check = 'postgres';
  const server = `PostgreSQL ${version}`;
  if (schema === null) {
    return {
      check,
      state: 'warning',
      symptom: `${server} holds nothing of Signalpost yet`,
      remedy: 'The server makes its tables when it starts; so does `signalpost index`.',
    };
  }
  if (schema > newest) {
    return {
      check,
      state: 'trouble',
      symptom: `${server}, schema ${schema}, of which this program knows ${newest}`,
      cause: 'A newer Signalpost has written to it.',
      remedy: 'Update this one.',
    };
  }
  return schema === newest
    ? { check, state: 'well', symptom: `${server}, schema ${schema}` }
    : {
        check,
        state: 'well',
        symptom: `${server}, schema ${schema}; the next start brings it to ${newest}`,
      };
}

function rights({ missingRights }: TruthExamination): Finding {
  const check = 'postgres-rights';
  return missingRights.length === 0
    ? { check, state: 'well', symptom: 'its user may do what it must' }
    : {
        check,
        state: 'trouble',
        symptom: `its user lacks ${missingRights.slice(0, 3).join(', ')}${missingRights.length > 3 ? ', …' : ''}`,
        cause: 'The tables belong to another user, or none may be made.',
        remedy: 'Let one user own the schema signalpost and all that is in it, and name that one.',
      };
}

function clock({ skewMs }: TruthExamination): Finding {
  const check = 'postgres-clock';
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return Math.abs(skewMs) <= TOLERANCE_MS
    ? { check, state: 'well', symptom: `the clocks are ${seconds} s apart` }
    : {
        check,
        state: 'warning',
        symptom: `this clock is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} the PostgreSQL server's`,
        cause: 'One of them is not set by NTP.',
        remedy: 'Turn on NTP on both.',
      };
}

function copy({ behind }: TruthExamination): Finding {
  const check = 'postgres-copy';
  if (behind === null) {
    return {
      check,
      state: 'well',
      symptom: 'there is no copy of it here yet; the server makes one when it starts',
    };
  }
  return {
    check,
    state: 'well',
    symptom:
      behind === 0
        ? 'the copy here has all of it'
        : `the copy here is ${counted(behind, 'change')} behind; it follows while a server runs`,
  };
}

/** Whoever keeps the server keeps its backups. */
export const BACKUPS_ELSEWHERE: Finding = {
  check: 'backups',
  state: 'unknown',
  symptom: 'whether PostgreSQL is backed up cannot be seen from here',
  remedy: 'Run pg_dump every day, or see that your provider keeps snapshots.',
};
