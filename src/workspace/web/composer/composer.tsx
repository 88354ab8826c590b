import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Channel } from '../../page-protocol.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { type Completion, commandOf, complete, type Suggestion } from './completion.ts';
import { ComposerTools } from './composer-tools.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { useDraft } from './use-draft.ts';

export interface ComposerProps {
  readonly channel: Channel;
  /** The parent's ts when it replies in a thread. */
  readonly threadTs: string | null;
}

const tallest = 240;

/** Where messages and slash commands are typed. */
export function Composer({ channel, threadTs }: ComposerProps) {
  const store = usePageStore();
  const sources = useSources();
  const me = useWorkspace((snapshot) => snapshot.me);
  const [text, setText] = useDraft(`${me}/${channel.id}/${threadTs ?? ''}`);
  const [completion, setCompletion] = useState<Completion | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  useGrowing(field, text);

  const look = (typed: string, caret: number) => {
    setCompletion(complete(typed, caret, sources));
    setActive(0);
  };
  const pick = (suggestion: Suggestion, from: number) => {
    const end = field.current?.selectionEnd ?? text.length;
    const next = text.slice(0, from) + suggestion.insert + text.slice(end);
    const caret = from + suggestion.insert.length;
    setText(next);
    setCompletion(null);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const insert = (words: string) => {
    const at = field.current?.selectionEnd ?? text.length;
    pick({ key: '', title: '', hint: '', detail: '', sign: '', insert: words }, at);
  };
  const send = async () => {
    const typed = text.trim();
    if (typed === '') {
      return;
    }
    const isCommand = typed.startsWith('/');
    if (isCommand && threadTs !== null) {
      const name = typed.split(/\s/)[0] ?? typed;
      store.notify(`${name} is not supported in threads. Sorry!`, 'error');
      return;
    }
    setText('');
    setCompletion(null);
    const result = await store.act(
      isCommand
        ? { kind: 'command', channel: channel.id, text: typed }
        : { kind: 'say', channel: channel.id, threadTs, text: typed },
    );
    if (!result.ok && field.current?.value === '') {
      setText(text);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (completion !== null && steer(event, completion)) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  const steer = (event: KeyboardEvent, { suggestions, from }: Completion): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const current = suggestions[active];
    const finished = text.trim() === current?.insert.trim();
    if (step !== undefined) {
      setActive((active + step + suggestions.length) % suggestions.length);
    } else if (event.key === 'Escape') {
      setCompletion(null);
    } else if (current && (event.key === 'Tab' || (event.key === 'Enter' && !finished))) {
      pick(current, from);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };
  const command = commandOf(text, sources.app);
  const showsHint = command !== undefined && /^\S+\s?$/.test(text);

  return (
    <div className="composer">
      {completion !== null && (
        <SuggestionList
          id={listId}
          completion={completion}
          active={active}
          onPick={(suggestion) => pick(suggestion, completion.from)}
        />
      )}
      <div className="composer-box">
        <textarea
          ref={field}
          rows={1}
          aria-label={threadTs === null ? `Message ${titleOf(channel)}` : 'Reply in the thread'}
          aria-controls={completion === null ? undefined : listId}
          aria-activedescendant={completion === null ? undefined : `${listId}-${active}`}
          aria-autocomplete="list"
          placeholder={threadTs === null ? `Message ${titleOf(channel)}` : 'Reply…'}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            look(target.value, target.selectionEnd);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setCompletion(null)}
        />
        <ComposerTools
          canSend={text.trim() !== ''}
          onSend={() => void send()}
          onInsert={insert}
          inThread={threadTs !== null}
        />
      </div>
      <p className="composer-hint">
        {showsHint ? (
          <>
            <strong>{command.command}</strong> {command.usageHint} — {command.description}
          </>
        ) : (
          <span className="composer-keys">
            <kbd>/</kbd> commands · <kbd>Enter</kbd> sends · <kbd>Shift</kbd> + <kbd>Enter</kbd> new
            line
          </span>
        )}
      </p>
    </div>
  );
}

function useSources() {
  const app = useWorkspace((snapshot) => snapshot.app);
  const people = useWorkspace((snapshot) => snapshot.people);
  const channels = useWorkspace((snapshot) => snapshot.channels);
  return { app, people, channels };
}

function titleOf({ kind, name }: Channel): string {
  return kind === 'channel' || kind === 'private' ? `#${name}` : name;
}

function useGrowing(field: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what makes it grow
  useEffect(() => {
    const element = field.current;
    if (element) {
      element.style.height = 'auto';
      element.style.height = `${Math.min(element.scrollHeight, tallest)}px`;
    }
  }, [field, text]);
}
