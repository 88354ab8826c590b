import { useEffect, useRef, useState } from 'react';
import type { Message } from '../../page-protocol.ts';
import { usePage, useWorkspace } from '../page/page-context.ts';
import { useNames } from '../page/use-names.ts';
import { spokenText } from '../text/spoken-text.ts';

/** In characters; a longer message is read where it stands. */
const longest = 200;

/** Feeds say what they have to say in attachments. */
function wordsOf({ text, attachments }: Message): string {
  const attached = attachments.map((attachment) => attachment.title ?? attachment.text ?? '');
  return text === '' ? attached.join(', ') : text;
}

/** Reads new messages of the open channel to those who cannot see them come. */
export function Announcer() {
  const channel = usePage((state) => state.channel);
  const newest = useWorkspace(({ messages }) =>
    messages.findLast((message) => message.channel === channel),
  );
  const me = useWorkspace((snapshot) => snapshot.me);
  const names = useNames();
  const seen = useRef({ channel, ts: newest?.ts });
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const before = seen.current;
    seen.current = { channel, ts: newest?.ts };
    const isNew =
      newest !== undefined &&
      before.channel === channel &&
      Number(newest.ts) > Number(before.ts ?? 0);
    if (isNew && newest.user !== me) {
      const words = spokenText(wordsOf(newest), names).slice(0, longest);
      setAnnounced(`${names.authorOf(newest).name}: ${words}`);
    }
  }, [channel, newest, me, names]);
  return (
    <div className="hidden" role="log" aria-live="polite" aria-label="New messages">
      {announced}
    </div>
  );
}
