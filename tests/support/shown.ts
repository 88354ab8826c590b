import type { KnownBlock, RichTextElement } from '@slack/types';

/** Everything that a reader sees of some blocks, as one text. */
export function shown(blocks: readonly KnownBlock[]): string {
  return blocks.map(shownOf).join('\n');
}

function shownOf(block: KnownBlock): string {
  if (block.type === 'rich_text') {
    return block.elements
      .map((part) => (part.type === 'rich_text_list' ? '' : spokenRow(part.elements)))
      .join('\n');
  }
  if (block.type === 'header') {
    return block.text.text;
  }
  if (block.type === 'context') {
    return block.elements.map((element) => ('text' in element ? element.text : '')).join('\n');
  }
  if (block.type === 'section') {
    const button = block.accessory?.type === 'button' ? ` [${block.accessory.text.text}]` : '';
    return `${block.text?.text ?? ''}${button}`;
  }
  if (block.type === 'actions') {
    return block.elements
      .map((element) => (element.type === 'button' ? `[${element.text.text}]` : ''))
      .join(' ');
  }
  return '';
}

/** A link in several pieces, since some of its words are bold, is read as one. */
function spokenRow(elements: readonly RichTextElement[]): string {
  return elements
    .map((element, n) => {
      const next = elements[n + 1];
      const goesOn = element.type === 'link' && next?.type === 'link' && next.url === element.url;
      return goesOn ? (element.text ?? '') : spoken(element);
    })
    .join('');
}

function spoken(element: RichTextElement): string {
  if (element.type === 'text') {
    return element.text;
  }
  if (element.type === 'link') {
    return `${element.text ?? ''}(${element.url})`;
  }
  if (element.type === 'emoji') {
    return `:${element.name}:`;
  }
  return element.type === 'user' ? `<@${element.user_id}>` : '';
}
