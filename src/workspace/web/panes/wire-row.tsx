import { memo, useState } from 'react';
import type { WireEntry } from '../../page-protocol.ts';
import { usePageStore } from '../page/page-context.ts';
import { clockSeconds } from '../text/times.ts';

/** One exchange; opened it shows both sides as JSON. */
export const WireRow = memo(function WireRow({ entry }: { entry: WireEntry }) {
  const [open, setOpen] = useState(false);
  const toApp = entry.direction === 'slack→app';
  return (
    <li className="wire-entry" data-error={entry.error !== null}>
      <button
        type="button"
        className="wire-row"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span
          className="wire-arrow"
          data-to-app={toApp}
          title={toApp ? 'to the app' : 'from the app'}
        >
          {toApp ? '→' : '←'}
          <span className="hidden">{toApp ? ' to the app' : ' from the app'}</span>
        </span>
        <span className="wire-name">{entry.name}</span>
        <span className="wire-state">{stateOf(entry)}</span>
        <span className="wire-took">
          {entry.tookMs === null ? '…' : `${Math.round(entry.tookMs)} ms`}
        </span>
      </button>
      {open && (
        <div className="wire-open">
          <p className="wire-when">
            {clockSeconds(new Date(entry.at).getTime())} ·{' '}
            {entry.transport === 'socket' ? 'Socket Mode' : 'HTTP'}
            {entry.status !== null && ` · status ${entry.status}`}
          </p>
          <Json title="Request" value={entry.request} />
          <Json title="Response" value={entry.response} />
        </div>
      )}
    </li>
  );
});

function Json({ title, value }: { title: string; value: unknown }) {
  const store = usePageStore();
  const text = JSON.stringify(value, null, 2) ?? 'nothing';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      store.notify(`${title} copied.`, 'info');
    } catch {
      store.notify('The browser does not let this page copy. Select the text instead.', 'error');
    }
  };
  return (
    <details className="wire-json" open>
      <summary>{title}</summary>
      <button type="button" className="button button-small" onClick={() => void copy()}>
        Copy {title.toLowerCase()}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <pre tabIndex={0}>{text}</pre>
    </details>
  );
}

function stateOf({ error, status, tookMs }: WireEntry): string {
  if (error !== null) {
    return error;
  }
  return tookMs === null ? 'under way' : status === null ? 'ok' : String(status);
}
