import type { AnyBlock } from '@slack/types';
import { useRef } from 'react';
import { isChartBlock } from '../charts/chart.ts';
import { ChartBlock } from '../charts/chart-block.tsx';
import { blockIdOf } from '../elements/element-state.ts';
import { useKeptFocus } from '../elements/use-kept-focus.ts';
import { Block } from './block.tsx';
import { isKnownBlock } from './known-block.ts';
import { Unknown } from './unknown.tsx';

export interface BlocksProps {
  readonly blocks: readonly AnyBlock[];
  /** Per block_id, what the app found wrong with an input. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** The blocks of a message or view, which keep the focus when they change. A surface has to stand around them. */
export function Blocks({ blocks, errors = {} }: BlocksProps) {
  const area = useRef<HTMLDivElement>(null);
  return (
    <div ref={area} className="blocks" {...useKeptFocus(area)}>
      {blocks.map((block, index) => {
        const blockId = blockIdOf(block, index);
        if (isKnownBlock(block)) {
          return <Block key={blockId} block={block} blockId={blockId} error={errors[blockId]} />;
        }
        return isChartBlock(block) ? (
          <ChartBlock key={blockId} block={block} />
        ) : (
          <Unknown key={blockId} what="block" value={block} />
        );
      })}
    </div>
  );
}
