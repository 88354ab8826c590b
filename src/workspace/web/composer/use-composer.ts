import {
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import {
  type Completion,
  type CompletionSources,
  complete,
  type Suggestion,
} from './completion.ts';
import { useDraft } from './use-draft.ts';

export interface ComposerPlace {
  readonly channelId: string;
  /** The parent's ts when it replies in a thread. */
  readonly threadTs: string | null;
}

export interface ComposerState {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly sources: CompletionSources;
  readonly completion: Completion | null;
  /** Index of the suggestion that Tab would take. */
  readonly active: number;
  readonly pick: (suggestion: Suggestion) => void;
  /** Puts words at the caret. */
  readonly insert: (words: string) => void;
  readonly send: () => Promise<void>;
  readonly closeList: () => void;
  readonly onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What is typed, what it may be completed to, and what its keys do. */
export function useComposer(place: ComposerPlace): ComposerState {
  const sources = useSources(place.threadTs !== null);
  const me = useWorkspace((snapshot) => snapshot.me);
  const [text, setText] = useDraft(`${me}/${place.channelId}/${place.threadTs ?? ''}`);
  const [completion, setCompletion] = useState<Completion | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const caretAt = useCaret(field);
  const closeList = () => setCompletion(null);
  const send = useSend(place, text, (next) => {
    setText(next);
    closeList();
  });

  const replace = (from: number, words: string) => {
    const end = field.current?.selectionEnd ?? text.length;
    setText(text.slice(0, from) + words + text.slice(end));
    closeList();
    caretAt.current = from + words.length;
  };
  const pick = ({ insert }: Suggestion) => replace(completion?.from ?? 0, insert);

  /** Whether the open list took the key. */
  const steer = (event: KeyboardEvent, { suggestions }: Completion): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const current = suggestions[active];
    const isWhole = text.trim() === current?.insert.trim();
    if (step !== undefined) {
      setActive((active + step + suggestions.length) % suggestions.length);
    } else if (event.key === 'Escape') {
      closeList();
    } else if (current && (event.key === 'Tab' || (event.key === 'Enter' && !isWhole))) {
      pick(current);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const taken =
      event.nativeEvent.isComposing || (completion !== null && steer(event, completion));
    if (!taken && event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  const onChange = ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
    setText(target.value);
    setCompletion(complete(target.value, target.selectionEnd, sources));
    setActive(0);
  };
  const insert = (words: string) => replace(field.current?.selectionEnd ?? text.length, words);
  return {
    field,
    text,
    sources,
    completion,
    active,
    pick,
    insert,
    send,
    closeList,
    onChange,
    onKeyDown,
  };
}

/** Puts the caret where the result says, as soon as the text is drawn: the next key may come at once. */
function useCaret(field: RefObject<HTMLTextAreaElement | null>): { current: number | null } {
  const caretAt = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caretAt.current !== null) {
      field.current?.focus();
      field.current?.setSelectionRange(caretAt.current, caretAt.current);
      caretAt.current = null;
    }
  });
  return caretAt;
}

function useSources(inThread: boolean): CompletionSources {
  const app = useWorkspace((snapshot) => snapshot.app);
  const people = useWorkspace((snapshot) => snapshot.people);
  const channels = useWorkspace((snapshot) => snapshot.channels);
  return { app, people, channels, inThread };
}

/** Sends what was typed; it comes back when that fails and nothing else was typed meanwhile. */
function useSend(
  { channelId: channel, threadTs }: ComposerPlace,
  text: string,
  setText: (text: string) => void,
): () => Promise<void> {
  const store = usePageStore();
  const latest = useRef(text);
  latest.current = text;
  return async () => {
    const typed = text.trim();
    const isCommand = typed.startsWith('/');
    if (typed === '') {
      return;
    }
    if (isCommand && threadTs !== null) {
      store.notify(`${typed.split(/\s/)[0]} is not supported in threads. Sorry!`, 'error');
      return;
    }
    setText('');
    const result = await store.act(
      isCommand
        ? { kind: 'command', channel, text: typed }
        : { kind: 'say', channel, threadTs, text: typed },
    );
    if (!result.ok && latest.current === '') {
      setText(text);
    }
  };
}
