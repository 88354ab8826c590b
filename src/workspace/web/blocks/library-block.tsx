import type { KnownBlock } from '@slack/types';
import { lazy, Suspense } from 'react';

// The library is ten times the page: it comes when the first such block does.
const Drawing = lazy(async () => {
  const { LibraryDrawing } = await import('./library-drawing.tsx');
  return { default: LibraryDrawing };
});

/** A block without interaction that slack-blocks-to-jsx draws: tables, markdown, cards. */
export function LibraryBlock({ block }: { block: KnownBlock }) {
  return (
    <Suspense fallback={<div className="block-loading" />}>
      <Drawing block={block} />
    </Suspense>
  );
}
