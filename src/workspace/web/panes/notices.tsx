import { useEffect, useState } from 'react';
import { infoMs, type Notice } from '../page/notice.ts';
import { usePage, usePageStore } from '../page/page-context.ts';

/** What went wrong, and what was done. */
export function Notices() {
  const notices = usePage((state) => state.notices);
  return (
    <div className="notices">
      {notices.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

/** Information goes after a while, which waits while one points at it or has the focus in it. */
function OneNotice({ notice: { id, text, tone } }: { notice: Notice }) {
  const store = usePageStore();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const goes = tone === 'info' && !pointed && !focused;
  useEffect(() => {
    if (goes) {
      const timer = setTimeout(() => store.dismissNotice(id), infoMs);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [store, id, goes]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: one does nothing to it, it waits while it is read
    <div
      className="notice"
      data-tone={tone}
      role={tone === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <span>{text}</span>
      <button
        type="button"
        className="tool"
        aria-label="Dismiss"
        onClick={() => store.dismissNotice(id)}
      >
        ✕
      </button>
    </div>
  );
}
