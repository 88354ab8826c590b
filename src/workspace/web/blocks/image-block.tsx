import type { ImageBlock as ImageBlockType } from '@slack/types';
import { PlainText } from '../text/plain-text.tsx';
import { LocalImage } from './local-image.tsx';

/** A picture with its title. */
export function ImageBlock({ block }: { block: ImageBlockType }) {
  const url = 'image_url' in block ? block.image_url : '';
  return (
    <figure className="block-image">
      {block.title !== undefined && (
        <figcaption>
          <PlainText text={block.title.text} />
        </figcaption>
      )}
      <LocalImage url={url} alt={block.alt_text} className="picture" />
    </figure>
  );
}
