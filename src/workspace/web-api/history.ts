import type { JsonObject } from '../json.ts';
import { messageRow } from '../state/rows/message-row.ts';
import type { State } from '../state/state.ts';
import type { StoredMessage } from '../state/stored-message.ts';
import { parseTs } from '../state/timestamps.ts';
import { flagAt, wordAt } from './arguments.ts';
import { type Answer, refuse } from './method.ts';
import type { PageOf } from './pages.ts';
import { reachToRead } from './reach.ts';

interface HistoryDeps {
  readonly state: State;
  readonly pageOf: PageOf;
  /** How many people are named at most beside a reaction's count. */
  readonly reactionUsers: number;
}

type Window = ((message: StoredMessage) => boolean) | 'invalid_ts_oldest' | 'invalid_ts_latest';

/** Between `oldest` and `latest`, the ends themselves only with `inclusive`. */
function windowOf(args: JsonObject): Window {
  const oldest = parseTs(wordAt(args, 'oldest') ?? '0');
  const latest = parseTs(wordAt(args, 'latest') ?? '999999999999');
  if (oldest === null) {
    return 'invalid_ts_oldest';
  }
  if (latest === null) {
    return 'invalid_ts_latest';
  }
  const inclusive = flagAt(args, 'inclusive');
  return ({ ts }) => {
    const at = parseTs(ts) ?? 0n;
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

/** conversations.history: newest first, without replies. */
export function history(deps: HistoryDeps, args: JsonObject): Answer {
  const { state } = deps;
  const reached = reachToRead(state, wordAt(args, 'channel') ?? '');
  if (!reached.ok) {
    return refuse(reached.error);
  }
  const within = windowOf(args);
  if (typeof within === 'string') {
    return refuse(within);
  }
  const messages = state.messages
    .all()
    .filter(
      (message) =>
        message.channel === reached.channel.id &&
        message.onlyFor === null &&
        (message.threadTs === null || message.broadcast) &&
        within(message),
    )
    .toReversed();
  return answerWith(deps, messages, args, [], { pin_count: 0 });
}

/** conversations.replies: the parent first whatever the window, then replies, oldest first. */
export function replies(deps: HistoryDeps, args: JsonObject): Answer {
  const { state } = deps;
  const reached = reachToRead(state, wordAt(args, 'channel') ?? '');
  if (!reached.ok) {
    return refuse(reached.error);
  }
  const { id } = reached.channel;
  const given = state.messages.find(id, wordAt(args, 'ts') ?? '');
  const parent = state.messages.find(id, given?.threadTs ?? given?.ts ?? '');
  if (parent === undefined || parent.onlyFor !== null) {
    return refuse('thread_not_found');
  }
  const within = windowOf(args);
  if (typeof within === 'string') {
    return refuse(within);
  }
  const answers = state.messages.repliesTo(id, parent.ts).filter(within);
  return answerWith(deps, answers, args, [parent], {});
}

function answerWith(
  { state, pageOf, reactionUsers }: HistoryDeps,
  messages: readonly StoredMessage[],
  args: JsonObject,
  first: readonly StoredMessage[],
  more: JsonObject,
): Answer {
  const page = pageOf(messages, args, 100);
  if (page === null) {
    return refuse('invalid_cursor');
  }
  const metadata = flagAt(args, 'include_all_metadata');
  const rows = [...first, ...page.rows];
  return {
    ok: true,
    messages: rows.map((message) => messageRow(state, message, { metadata, reactionUsers })),
    has_more: page.hasMore,
    ...more,
    ...page.metadata,
  };
}
