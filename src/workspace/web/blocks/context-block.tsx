import type { ContextBlock as ContextBlockType } from '@slack/types';
import { ImageElement } from '../elements/image-element.tsx';
import { TextOf } from './section-block.tsx';

/** Small grey words and pictures in one line. */
export function ContextBlock({ block }: { block: ContextBlockType }) {
  return (
    <div className="block-context">
      {block.elements.map((element, index) => (
        // Elements never move within their block.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={index}>
          {element.type === 'image' ? (
            <ImageElement element={element} />
          ) : (
            <TextOf text={element} />
          )}
        </span>
      ))}
    </div>
  );
}
