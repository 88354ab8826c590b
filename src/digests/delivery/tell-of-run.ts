import { isPerson } from '../../model/digest/digest-definition.ts';
import type { DigestRun, LedgerEntry } from '../../model/digest/digest-run.ts';
import type { Events } from '../../model/events/events.ts';
import {
  bold,
  code,
  type Listener,
  type Notices,
  type NoticeWords,
  text,
} from '../../model/notice.ts';
import { UserId } from '../../model/slack-ids.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import { askerOf } from './asker-of.ts';
import { refusalWords } from './refusal-words.ts';

/** What became of a run that a person should know. */
export interface RunTrouble {
  readonly kind: 'refused' | 'expired' | 'missed' | 'stuck';
  readonly run: Pick<DigestRun, 'id' | 'digest' | 'channel' | 'requestedBy' | 'slotLocal'>;
  /** Empty for a run that was never planned. */
  readonly ledger: readonly LedgerEntry[];
  /** Slack's code, or the last fault; null where there is none to name. */
  readonly reason: string | null;
}

export type TellOfRun = (trouble: RunTrouble) => Promise<void>;

export interface TellOfRunDeps {
  readonly notices: Notices;
  readonly store: Pick<MadeDigestStore, 'madeDigest'>;
  readonly events: Events;
}

/**
 * Builds what tells people of a run: whoever asked for it, whoever set the
 * digest up, and the operators, each once, with what to do.
 */
export function createTellOfRun({ notices, store, events }: TellOfRunDeps): TellOfRun {
  const told = new Set<string>();
  return async (trouble) => {
    const { kind, run } = trouble;
    const key = `run-${kind}:${run.id}`;
    // The store knows as well; this spares it a write at each step of a stuck run.
    if (told.has(key)) {
      return;
    }
    const owner = (await store.madeDigest(run.digest))?.made.owner;
    await notices.tell(listeners(run, owner), { key, words: wordsOf(trouble) });
    told.add(key);
    if (kind === 'stuck') {
      // Nobody may be there to be told: the log says it in any case.
      const { id, digest, channel } = run;
      events.emit('delivery-stuck', { digest, run: id, channel, reason: trouble.reason });
    }
  };
}

function listeners(run: RunTrouble['run'], owner: UserId | undefined): readonly Listener[] {
  // What becomes of an alert is its person's alone.
  if (isPerson(run.channel)) {
    return [UserId.parse(run.channel)];
  }
  const people = [askerOf(run), owner].filter((person) => person !== undefined);
  return [...new Set(people), 'operators'];
}

function wordsOf({ kind, run, ledger, reason }: RunTrouble): NoticeWords {
  const items = ledger.filter(({ itemId }) => itemId !== null);
  const sent = items.filter(({ state }) => state === 'sent').length;
  const title: NoticeWords = [
    ...text(isPerson(run.channel) ? 'Your alert ' : 'The digest '),
    ...bold(run.digest),
    ...(run.slotLocal.startsWith('index')
      ? []
      : text(` of ${run.slotLocal.slice(0, 16).replace('T', ', ')}`)),
  ];
  switch (kind) {
    case 'missed':
      return [
        ...title,
        ...text(
          ` was missed: Signalpost was not running, for longer than ${isPerson(run.channel) ? 'an alert' : 'a digest'} may be late.`,
        ),
        ...again(run),
      ];
    case 'refused':
      return [
        ...title,
        ...text(
          sent === 0 ? ' was not posted.' : ` was cut off after ${sent} of ${items.length} items.`,
        ),
        ...refusalWords(reason, run.channel),
        ...(sent === 0 ? again(run) : []),
      ];
    case 'expired':
      return [
        ...title,
        ...text(
          sent === 0
            ? ' could not be posted in time.'
            : ` was given up with ${sent} of ${items.length} items posted.`,
        ),
        ...refusalWords(reason === 'the run expired' ? null : reason, run.channel),
        ...(sent === 0 ? again(run) : []),
      ];
    case 'stuck':
      return [
        ...title,
        ...text(': Slack has not taken one of its messages for a quarter of an hour.'),
        ...refusalWords(reason, run.channel),
        ...text(' The others go on, and it is tried until the run ends; nothing needs to be done.'),
      ];
  }
}

/** Nobody runs an alert by hand. */
function again({ digest, channel }: RunTrouble['run']): NoticeWords {
  return isPerson(channel)
    ? text(' The next one covers these days.')
    : [
        ...text(' The next run covers these days; '),
        ...code(`/signalpost digest run ${digest}`),
        ...text(' posts them now.'),
      ];
}
