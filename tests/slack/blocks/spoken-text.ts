import type { KnownBlock } from '@slack/types';

/** Everything that a reader sees of some blocks, as one text. */
export function shown(blocks: readonly KnownBlock[]): string {
  return blocks.map(shownOf).join('\n');
}

function shownOf(block: KnownBlock): string {
  switch (block.type) {
    case 'rich_text':
      return block.elements
        .flatMap(({ elements }) =>
          elements.map((element) => {
            switch (element.type) {
              case 'text':
                return 'text' in element ? element.text : '';
              case 'link':
                return `${element.text ?? ''}(${element.url})`;
              case 'user':
                return `<@${element.user_id}>`;
              default:
                return '';
            }
          }),
        )
        .join('');
    case 'header':
      return block.text.text;
    case 'context':
      return block.elements.map((element) => ('text' in element ? element.text : '')).join('\n');
    case 'actions':
      return block.elements
        .map((element) => (element.type === 'button' ? `[${element.text.text}]` : ''))
        .join(' ');
    default:
      return '';
  }
}
