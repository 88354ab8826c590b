import { useEffect, useId } from 'react';
import type { Channel } from '../../page-protocol.ts';
import { ComposerHint } from './composer-hint.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { useComposer } from './use-composer.ts';

export interface ComposerProps {
  readonly channel: Channel;
  /** The parent's ts when it replies in a thread. */
  readonly threadTs: string | null;
}

/** In CSS pixels; longer texts scroll. */
const tallest = 240;

/** Where messages and slash commands are typed. */
export function Composer({ channel, threadTs }: ComposerProps) {
  const { field, text, completion, active, ...composer } = useComposer({
    channelId: channel.id,
    threadTs,
  });
  const listId = useId();
  useGrowing(field, text);
  const inThread = threadTs !== null;
  const open = completion !== null;
  return (
    <div className="composer">
      {completion !== null && (
        <SuggestionList
          id={listId}
          completion={completion}
          active={active}
          onPick={composer.pick}
        />
      )}
      <div className="composer-box">
        <textarea
          ref={field}
          rows={1}
          aria-label={inThread ? 'Reply in the thread' : `Message ${titleOf(channel)}`}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder={inThread ? 'Reply…' : `Message ${titleOf(channel)}`}
          value={text}
          onChange={composer.onChange}
          onKeyDown={composer.onKeyDown}
          onBlur={composer.closeList}
        />
        <ComposerTools
          canSend={text.trim() !== ''}
          onSend={() => void composer.send()}
          onInsert={composer.insert}
          inThread={inThread}
        >
          <ComposerHint text={text} {...composer.sources} />
        </ComposerTools>
      </div>
    </div>
  );
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
      // Nothing is measured while it is hidden: then it keeps its one row.
      if (element.scrollHeight > 0) {
        element.style.height = `${Math.min(element.scrollHeight, tallest)}px`;
      }
    }
  }, [field, text]);
}
