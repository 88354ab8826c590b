import type { KnownBlock } from '@slack/types';
import { Element } from '../elements/element.tsx';
import { actionIdOf, type InteractiveElement } from '../elements/element-state.ts';
import { PlainText } from '../text/plain-text.tsx';
import { ContextBlock } from './context-block.tsx';
import { ImageBlock } from './image-block.tsx';
import { InputBlock } from './input-block.tsx';
import { LibraryBlock } from './library-block.tsx';
import { RichTextBlock } from './rich-text-block.tsx';
import { SectionBlock } from './section-block.tsx';
import { Unknown } from './unknown.tsx';

export interface BlockProps {
  readonly block: KnownBlock;
  readonly blockId: string;
  readonly error?: string | undefined;
}

/** One block: interactive and plain ones are the page's own, the rest is drawn by slack-blocks-to-jsx. */
export function Block({ block, blockId, error }: BlockProps) {
  switch (block.type) {
    case 'section':
      return <SectionBlock block={block} blockId={blockId} />;
    case 'header':
      return (
        <h2 className="block-header">
          <PlainText text={block.text.text} emoji={block.text.emoji} />
        </h2>
      );
    case 'divider':
      return <hr className="block-divider" />;
    case 'context':
      return <ContextBlock block={block} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'actions':
      return (
        <div className="block-actions">
          {block.elements.map((element) => (
            <Element
              key={actionIdOf(element)}
              element={element}
              blockId={blockId}
              actionId={actionIdOf(element)}
              label={labelOf(element)}
              dispatches
            />
          ))}
        </div>
      );
    case 'input':
      return <InputBlock block={block} blockId={blockId} error={error} />;
    case 'rich_text':
      return <RichTextBlock block={block} />;
    case 'data_table':
    case 'file':
      return <Unknown what="block" value={block} />;
    case 'alert':
    case 'card':
    case 'carousel':
    case 'container':
    case 'context_actions':
    case 'markdown':
    case 'plan':
    case 'table':
    case 'task_card':
    case 'video':
      return <LibraryBlock block={block} />;
  }
}

/** What a screen reader calls an element without a label of its own: its placeholder. */
function labelOf(element: InteractiveElement): string {
  return ('placeholder' in element ? element.placeholder?.text : undefined) ?? 'Choose';
}
