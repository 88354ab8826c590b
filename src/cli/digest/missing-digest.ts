import type {
  RejectedDigest,
  ReplayOutcome,
  RunOutcome,
  UnknownDigest,
} from '../../digests/outcome.ts';
import { isDefinitionPause } from '../../model/digest/pause.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import { UsageError } from '../failure.ts';
import { plain } from '../text/terminal-text.ts';

type Missing =
  | UnknownDigest
  | RejectedDigest
  | Extract<ReplayOutcome, { readonly kind: 'no-replay' | 'unreadable-query' }>
  | Extract<RunOutcome, { readonly kind: 'unreachable' | 'paused' }>;

/** A digest that can be used: the outcome itself. @throws {UsageError} saying why there is none. */
export function orRefuse<Outcome extends { readonly kind: string }>(
  outcome: Outcome | Missing,
): Exclude<Outcome, Missing> {
  if (isMissing(outcome)) {
    throw new UsageError(sentenceOf(outcome));
  }
  // What is not missing is what was asked for; the compiler cannot subtract from a parameter's type.
  return outcome as Exclude<Outcome, Missing>;
}

function isMissing(outcome: { readonly kind: string }): outcome is Missing {
  return ['unknown', 'rejected', 'unreachable', 'paused', 'no-replay', 'unreadable-query'].includes(
    outcome.kind,
  );
}

/** One sentence about a digest that is not there, or cannot be used. */
function sentenceOf(outcome: Missing): string {
  switch (outcome.kind) {
    case 'unknown': {
      const { name, nearest, known } = outcome;
      const tip = nearest === null ? '' : ` Did you mean ${nearest}?`;
      const names = known.length === 0 ? 'There are no digests' : `There are ${known.join(', ')}`;
      return `There is no digest ${plain(name)}.${tip} ${names}.`;
    }
    case 'rejected': {
      const [first] = outcome.problems;
      const place =
        first === undefined ? '' : `${first.file}${first.line === null ? '' : `:${first.line}`}: `;
      return `The digest ${plain(outcome.name)} cannot be used. ${plain(`${place}${first?.message ?? ''}`)}`;
    }
    case 'no-replay':
      return `The digest ${plain(outcome.name)} tells of reviews and chooses no items, so there is nothing to replay.`;
    case 'unreadable-query':
      return `The digest ${plain(outcome.name)} pauses. ${plain(unreadableSentence(outcome.unreadable))}`;
    case 'paused':
      return `The digest ${plain(outcome.definition.name)} pauses, so nothing was posted. ${isDefinitionPause(outcome.definition.pause?.because) ? 'Put it right with Edit' : 'Resume it'} in Slack: /signalpost digest list.`;
    case 'unreachable': {
      const channel = plain(outcome.definition.channel);
      return outcome.why === 'archived'
        ? `${channel} is archived, so nothing was posted. Unarchive it, or give the digest another channel.`
        : `Signalpost cannot post to ${channel}: it is not there, or the app is not in it. Type /invite @Signalpost in it, or correct the channel. Nothing was posted.`;
    }
  }
}
