import type { Change, Message, Snapshot } from '../../page-protocol.ts';

/** The newest exchanges that the page keeps, like the server. */
const wireLimit = 500;

/** A snapshot with one change in it; what did not change stays the same object. */
export function applyChange(snapshot: Snapshot, change: Change): Snapshot {
  switch (change.kind) {
    case 'message':
      return { ...snapshot, messages: putMessage(snapshot.messages, change.message) };
    case 'message-removed':
      return {
        ...snapshot,
        messages: snapshot.messages.filter(
          ({ channel, ts }) => channel !== change.channel || ts !== change.ts,
        ),
      };
    case 'channels':
      return { ...snapshot, channels: change.channels };
    case 'modals':
      return { ...snapshot, modals: change.modals };
    case 'home':
      return { ...snapshot, home: change.home };
    case 'app':
      return { ...snapshot, app: change.app };
    case 'clock':
      return { ...snapshot, clock: change.clock };
    case 'weather':
      return { ...snapshot, weather: change.weather };
    case 'wire':
      return { ...snapshot, wire: putEntry(snapshot.wire, change.entry) };
    default:
      return change satisfies never;
  }
}

function putMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const at = messages.findIndex(
    ({ channel, ts }) => channel === message.channel && ts === message.ts,
  );
  if (at !== -1) {
    return messages.with(at, message);
  }
  const after = messages.findLastIndex(({ ts }) => Number(ts) <= Number(message.ts));
  return messages.toSpliced(after + 1, 0, message);
}

function putEntry(wire: Snapshot['wire'], entry: Snapshot['wire'][number]): Snapshot['wire'] {
  const at = wire.findLastIndex(({ id }) => id === entry.id);
  return at === -1 ? [...wire, entry].slice(-wireLimit) : wire.with(at, entry);
}
