import type { JsonObject } from '../json.ts';

/** Mentions, links, emoji and styles, as they stand in the text that Slack stores. */
const MARK =
  /<@(?<user>[A-Z0-9]+)>|<#(?<channel>[A-Z0-9]+)(?:\|[^<>]*)?>|<(?<url>https?:[^<>|]+)(?:\|(?<label>[^<>]*))?>|(?<![\w:]):(?<emoji>[a-z0-9_+-]+):(?!\w)|(?<![\w*])\*(?<bold>[^\s*][^*\n]*)\*(?![\w*])|(?<![\w_])_(?<italic>[^\s_][^_\n]*)_(?![\w_])|(?<![\w~])~(?<strike>[^\s~][^~\n]*)~(?![\w~])|`(?<code>[^`\n]+)`/gu;

/**
 * What Slack's client makes of a text that someone wrote: a rich_text block that says the same. One
 * section; lists, quotes and styles within styles stay text.
 */
export function richTextOf(text: string, blockId: string): JsonObject {
  const elements: JsonObject[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    elements.push(...plain(text.slice(at, match.index)), elementOf(match.groups ?? {}));
    at = match.index + match[0].length;
  }
  elements.push(...plain(text.slice(at)));
  return {
    type: 'rich_text',
    block_id: blockId,
    elements: [{ type: 'rich_text_section', elements }],
  };
}

function elementOf(found: Readonly<Record<string, string | undefined>>): JsonObject {
  const { user, channel, url, label, emoji } = found;
  if (user !== undefined) {
    return { type: 'user', user_id: user };
  }
  if (channel !== undefined) {
    return { type: 'channel', channel_id: channel };
  }
  if (url !== undefined) {
    const text = label === undefined ? {} : { text: unescaped(label) };
    return { type: 'link', url: unescaped(url), ...text };
  }
  if (emoji !== undefined) {
    return { type: 'emoji', name: emoji };
  }
  const [style = '', text = ''] =
    ['bold', 'italic', 'strike', 'code']
      .map((each) => [each, found[each]] as const)
      .find(([, said]) => said !== undefined) ?? [];
  return { type: 'text', text: unescaped(text), style: { [style]: true } };
}

function plain(text: string): readonly JsonObject[] {
  return text === '' ? [] : [{ type: 'text', text: unescaped(text) }];
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
