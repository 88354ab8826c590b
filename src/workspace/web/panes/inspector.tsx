import { useMemo, useState } from 'react';
import type { WireEntry } from '../../page-protocol.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { Pane } from './pane.tsx';
import { WireRow } from './wire-row.tsx';

const kinds = {
  all: 'All',
  'slack→app': 'To the app',
  'app→slack': 'From the app',
  errors: 'Errors',
} as const;

type Kind = keyof typeof kinds;

const kindNames: readonly Kind[] = ['all', 'slack→app', 'app→slack', 'errors'];

/** Every request between the app and the workspace, newest first. */
export function Inspector() {
  const store = usePageStore();
  const wire = useWorkspace((snapshot) => snapshot.wire);
  const [kind, setKind] = useState<Kind>('all');
  const [typed, setTyped] = useState('');
  const shown = useMemo(
    () => wire.filter((entry) => fits(entry, kind, typed.trim().toLowerCase())).toReversed(),
    [wire, kind, typed],
  );
  return (
    <Pane
      className="tool-pane"
      label="Wire inspector"
      title="Wire"
      note={`${shown.length} of ${wire.length}`}
      closeLabel="Close the inspector"
      onClose={() => store.toggleTool('wire')}
    >
      <WireFilter kind={kind} typed={typed} onKind={setKind} onType={setTyped} />
      {shown.length === 0 ? (
        <p className="empty">Nothing on the wire{wire.length > 0 ? ' that fits' : ' yet'}.</p>
      ) : (
        <ol className="wire-list">
          {shown.map((entry) => (
            <WireRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </Pane>
  );
}

interface WireFilterProps {
  readonly kind: Kind;
  readonly typed: string;
  readonly onKind: (kind: Kind) => void;
  readonly onType: (typed: string) => void;
}

function WireFilter({ kind, typed, onKind, onType }: WireFilterProps) {
  return (
    <div className="wire-filter">
      <input
        className="input"
        type="search"
        aria-label="Filter by name or content"
        placeholder="Filter by name or content"
        value={typed}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={(event) => {
          // The first Escape empties the field, only the next one closes the pane.
          if (event.key === 'Escape' && typed !== '') {
            event.stopPropagation();
          }
        }}
      />
      <fieldset className="segments" aria-label="Direction">
        {kindNames.map((name) => (
          <button
            key={name}
            type="button"
            className="segment"
            aria-pressed={kind === name}
            onClick={() => onKind(name)}
          >
            {kinds[name]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function fits(entry: WireEntry, kind: Kind, typed: string): boolean {
  const ofKind =
    kind === 'all' || (kind === 'errors' ? entry.error !== null : entry.direction === kind);
  if (!ofKind || typed === '') {
    return ofKind;
  }
  const { name, request, requestHeaders, response, responseHeaders, error } = entry;
  const content = JSON.stringify([request, requestHeaders, response, responseHeaders, error]);
  return name.toLowerCase().includes(typed) || content.toLowerCase().includes(typed);
}
