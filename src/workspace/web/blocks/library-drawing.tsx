import type { KnownBlock } from '@slack/types';
import { type Block, Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { useWorkspace } from '../page/page-context.ts';
import { OutsideLink } from '../text/mrkdwn-text.tsx';
import { Unknown } from './unknown.tsx';

const drawable: ReadonlySet<string> = new Set<Block['type']>([
  'table',
  'markdown',
  'video',
  'card',
  'carousel',
  'container',
  'context_actions',
  'alert',
  'plan',
  'task_card',
]);

/** One block as slack-blocks-to-jsx draws it; its JSON where that library draws nothing. */
export function LibraryDrawing({ block }: { block: KnownBlock }) {
  const people = useWorkspace(({ people: all }) => all);
  const channels = useWorkspace(({ channels: all }) => all);
  if (!isDrawable(block)) {
    return <Unknown what="block" value={block} />;
  }
  return (
    <div className="block-library">
      <Message
        blocks={[block]}
        name=""
        logo=""
        withoutWrapper
        data={{
          users: people.map(({ id, name }) => ({ id, name })),
          channels: channels.map(({ id, name }) => ({ id, name })),
        }}
        hooks={{
          link: ({ href, children }) => <OutsideLink url={href}>{children}</OutsideLink>,
        }}
      />
    </div>
  );
}

function isDrawable(block: { readonly type: string }): block is Block {
  return drawable.has(block.type);
}
