import type { MessageEvents } from '../delivery/message-events.ts';
import { type JsonObject, objectsAt, stringAt } from '../json.ts';
import type { StoredFile } from '../state/files.ts';
import { fileRow } from '../state/rows/file-row.ts';
import type { State } from '../state/state.ts';
import { numberAt, wordAt } from './arguments.ts';
import { type Answer, type Methods, refuse } from './method.ts';
import { type PostDeps, reachToPost } from './reach.ts';

interface FilesDeps extends PostDeps {
  readonly state: State;
  readonly messageEvents: MessageEvents;
  /** Where the workspace listens, without a slash at the end. */
  readonly origin: () => string;
}

/** files.*: an upload in three steps, the second being a POST to the URL of the first. */
export function createFileMethods(deps: FilesDeps): Methods {
  const { state, origin } = deps;
  const scopes = ['files:write'];
  return {
    'files.getUploadURLExternal': {
      tier: 'tier4',
      scopes,
      needs: ['filename', 'length'],
      run: (args) => {
        const length = numberAt(args, 'length');
        if (length === undefined || length < 1) {
          return refuse('invalid_arguments');
        }
        const id = state.files.announce(wordAt(args, 'filename') ?? '', length);
        return { ok: true, upload_url: `${origin()}/upload/${id}`, file_id: id };
      },
    },
    'files.completeUploadExternal': {
      tier: 'tier4',
      scopes,
      needs: ['files'],
      run: (args) => complete(deps, args),
    },
  };
}

function complete(deps: FilesDeps, args: JsonObject): Answer {
  const { state, messageEvents } = deps;
  const wanted = objectsAt(args, 'files');
  const files = wanted.map((file) =>
    state.files.complete(stringAt(file, 'id') ?? '', stringAt(file, 'title')),
  );
  const found = files.filter((file): file is StoredFile => file !== undefined);
  if (found.length < wanted.length || wanted.length === 0) {
    return refuse('file_not_found');
  }
  const channel = wordAt(args, 'channel_id');
  if (channel !== undefined) {
    // Unlike a message, a file goes to no person's id and no name.
    if (state.channels.find(channel) === undefined) {
      return refuse('channel_not_found');
    }
    const reached = reachToPost(deps, channel);
    if (!reached.ok) {
      return refuse(reached.error);
    }
    const message = state.messages.post({
      channel: reached.channel.id,
      user: state.identity.botUserId,
      text: wordAt(args, 'initial_comment') ?? '',
      threadTs: wordAt(args, 'thread_ts') ?? null,
      files: found,
    });
    messageEvents.posted(message);
  }
  return { ok: true, files: found.map((file) => fileRow(state, file)) };
}
