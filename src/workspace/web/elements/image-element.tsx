import type { ImageElement as ImageElementType } from '@slack/types';
import { LocalImage } from '../blocks/local-image.tsx';

/** A small picture beside text. */
export function ImageElement({ element }: { element: ImageElementType }) {
  const url = 'image_url' in element ? element.image_url : '';
  return <LocalImage url={url} alt={element.alt_text} className="thumbnail" />;
}
