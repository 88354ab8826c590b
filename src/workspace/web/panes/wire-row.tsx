import { memo, useState } from 'react';
import type { WireEntry } from '../../page-protocol.ts';
import { usePageStore } from '../page/page-context.ts';
import { clockSeconds } from '../text/times.ts';

/** One exchange; opened it shows both sides as JSON. */
export const WireRow = memo(function WireRow({ entry }: { entry: WireEntry }) {
  const [open, setOpen] = useState(false);
  const toApp = isToApp(entry);
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
        <time className="wire-time" dateTime={entry.at}>
          {clockSeconds(new Date(entry.at).getTime())}
        </time>
        <span className="wire-name">{entry.name}</span>
        <span className="wire-state">{stateOf(entry)}</span>
        <span className="wire-took">
          {entry.tookMs === null ? '…' : `${Math.round(entry.tookMs)} ms`}
        </span>
      </button>
      {open && <Sides entry={entry} />}
    </li>
  );
});

function Sides({ entry }: { entry: WireEntry }) {
  const { transport, status, response, requestHeaders, responseHeaders } = entry;
  return (
    <div className="wire-open">
      <p className="wire-when">
        {transport === 'socket' ? 'Socket Mode' : 'HTTP'}
        {status !== null && ` · status ${status}`}
      </p>
      <Headers title="Request headers" headers={requestHeaders} />
      <Json
        title={transport === 'socket' && isToApp(entry) ? 'Envelope' : 'Request'}
        value={entry.request}
      />
      <Headers title="Response headers" headers={responseHeaders} />
      {response === null ? (
        <p className="wire-when">{withoutAnswer(entry)}</p>
      ) : (
        <Json title="Response" value={response} />
      )}
    </div>
  );
}

function Headers({ title, headers }: { title: string; headers: WireEntry['requestHeaders'] }) {
  return Object.keys(headers).length === 0 ? null : <Json title={title} value={headers} />;
}

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

function isToApp({ direction }: WireEntry): boolean {
  return direction === 'slack→app';
}

function stateOf({ error, status, tookMs, responseHeaders }: WireEntry): string {
  const { 'retry-after': seconds } = responseHeaders;
  if (error !== null) {
    return seconds === undefined ? error : `${error}, retry after ${seconds} s`;
  }
  return tookMs === null ? 'under way' : status === null ? 'ok' : String(status);
}

/** What there is to say of an exchange without a response. */
function withoutAnswer({ error, status, tookMs }: WireEntry): string {
  if (tookMs === null) {
    return 'No answer yet.';
  }
  if (error !== null) {
    return status === null ? `No answer: ${error}.` : `Answered with status ${status}, empty.`;
  }
  return 'Acknowledged, empty.';
}
