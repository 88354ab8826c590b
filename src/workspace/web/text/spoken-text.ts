import { type Inline, parseMrkdwn, type Stretch } from './mrkdwn.ts';

/** Whom and what the ids of a text stand for. */
export interface SpokenNames {
  person(id: string): string;
  /** Null for a channel that one does not see. */
  channel(id: string): string | null;
}

/** The words of a mrkdwn text as they are read out: no marks, ids or escapes; a date is its fallback. */
export function spokenText(text: string, names: SpokenNames): string {
  return parseMrkdwn(text)
    .map((stretch) => speakStretch(stretch, names))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function speakStretch(stretch: Stretch, names: SpokenNames): string {
  return stretch.kind === 'pre' ? stretch.text : speakAll(stretch.children, names);
}

function speakAll(nodes: readonly Inline[], names: SpokenNames): string {
  return nodes.map((node) => speak(node, names)).join('');
}

function speak(node: Inline, names: SpokenNames): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'bold':
    case 'italic':
    case 'strike':
      return speakAll(node.children, names);
    case 'link':
      return node.label;
    case 'user':
      return names.person(node.id);
    case 'channel':
      return names.channel(node.id) ?? (node.label || 'private channel');
    case 'broadcast':
      return node.name;
    case 'date':
      return node.fallback;
    case 'emoji':
      return node.name.replaceAll('_', ' ');
    case 'break':
      return ' ';
    default:
      return node satisfies never;
  }
}
