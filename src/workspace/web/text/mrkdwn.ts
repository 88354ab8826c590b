/** A run of text inside a line of mrkdwn. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'channel'; readonly id: string; readonly label: string }
  | { readonly kind: 'broadcast'; readonly name: string }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly url: string | null;
      readonly fallback: string;
    }
  | { readonly kind: 'emoji'; readonly name: string }
  | { readonly kind: 'break' };

/** A stretch of whole lines. */
export type Stretch =
  | { readonly kind: 'lines'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'pre'; readonly text: string };

export interface MrkdwnOptions {
  /** Leaves bare URLs alone, as Slack does for a text object with `verbatim: true`. */
  readonly verbatim?: boolean;
}

const styleOf = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const special = /[*_~`<:&]|https?:\/\//g;
const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * Reads Slack's mrkdwn into a tree. The result holds plain text only: whoever
 * draws it decides what becomes an element, so foreign text cannot become HTML.
 */
export function parseMrkdwn(source: string, options: MrkdwnOptions = {}): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const parts = source.split('```');
  parts.forEach((part, index) => {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) {
      stretches.push({ kind: 'pre', text: plain(part.replace(/^\n|\n$/g, '')) });
      return;
    }
    const dangling = index % 2 === 1;
    // The line breaks around a fence belong to it.
    const inner = index > 0 && !dangling ? part.replace(/^\n/, '') : part;
    const before = index < parts.length - 1 ? inner.replace(/\n$/, '') : inner;
    pushLines(stretches, dangling ? `\`\`\`${before}` : before, options);
  });
  return stretches;
}

/** Puts `&amp;`, `&lt;` and `&gt;` back; Slack encodes nothing else. */
function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name) =>
    name === 'amp' ? '&' : name === 'lt' ? '<' : '>',
  );
}

function plain(text: string): string {
  return decodeEntities(
    text.replace(
      /<((?:https?:|mailto:|[@#!])[^<>|]+)(?:\|([^<>]*))?>/g,
      (_, target: string, label?: string) => label ?? target,
    ),
  );
}

function pushLines(stretches: Stretch[], text: string, options: MrkdwnOptions): void {
  if (text === '') {
    return;
  }
  let kind: 'lines' | 'quote' | null = null;
  let children: Inline[] = [];
  for (const line of text.split('\n')) {
    const quote = /^(?:>|&gt;) ?/.exec(line);
    const lineKind = quote ? 'quote' : 'lines';
    if (kind !== lineKind) {
      if (kind !== null) {
        stretches.push({ kind, children });
      }
      kind = lineKind;
      children = [];
    } else {
      children.push({ kind: 'break' });
    }
    children.push(...parseInline(quote ? line.slice(quote[0].length) : line, options));
  }
  if (kind !== null) {
    stretches.push({ kind, children });
  }
}

interface Found {
  readonly node: Inline;
  readonly end: number;
}

function parseInline(line: string, options: MrkdwnOptions): Inline[] {
  const nodes: Inline[] = [];
  // A mark that once had no partner has none further right either: remembering
  // it keeps a line of ten thousand asterisks linear.
  const hopeless = new Set<string>();
  let text = '';
  let at = 0;
  const flush = () => {
    if (text !== '') {
      nodes.push({ kind: 'text', text: decodeEntities(text) });
      text = '';
    }
  };
  while (at < line.length) {
    special.lastIndex = at;
    const next = special.exec(line);
    if (next === null) {
      break;
    }
    text += line.slice(at, next.index);
    const found = readSpecial(line, next.index, options, hopeless);
    if (found === null) {
      text += next[0];
      at = next.index + next[0].length;
    } else {
      flush();
      nodes.push(found.node);
      at = found.end;
    }
  }
  text += line.slice(at);
  flush();
  return nodes;
}

function readSpecial(
  line: string,
  at: number,
  options: MrkdwnOptions,
  hopeless: Set<string>,
): Found | null {
  const character = line[at];
  switch (character) {
    case '*':
    case '_':
    case '~':
      return readStyled(line, at, character, options, hopeless);
    case '`':
      return readCode(line, at, hopeless);
    case '<':
      return readAngle(line, at, hopeless);
    case ':':
      return readEmoji(line, at);
    case '&':
      return null;
    default:
      return options.verbatim ? null : readBareUrl(line, at);
  }
}

function readStyled(
  line: string,
  at: number,
  mark: '*' | '_' | '~',
  options: MrkdwnOptions,
  hopeless: Set<string>,
): Found | null {
  const before = line[at - 1] ?? ' ';
  const first = line[at + 1] ?? ' ';
  if (hopeless.has(mark) || wordCharacter.test(before) || /\s/.test(first) || first === mark) {
    return null;
  }
  for (let end = line.indexOf(mark, at + 1); end !== -1; end = line.indexOf(mark, end + 1)) {
    const last = line[end - 1] ?? ' ';
    const after = line[end + 1] ?? ' ';
    if (!/\s/.test(last) && !wordCharacter.test(after) && after !== mark) {
      const children = parseInline(line.slice(at + 1, end), options);
      return { node: { kind: styleOf[mark], children }, end: end + 1 };
    }
  }
  hopeless.add(mark);
  return null;
}

function readCode(line: string, at: number, hopeless: Set<string>): Found | null {
  const end = hopeless.has('`') ? -1 : line.indexOf('`', at + 1);
  if (end === -1) {
    hopeless.add('`');
  }
  if (end <= at + 1) {
    return null;
  }
  return { node: { kind: 'code', text: plain(line.slice(at + 1, end)) }, end: end + 1 };
}

function readEmoji(line: string, at: number): Found | null {
  const match = /^:([a-z0-9_+'-]{1,64}):(?::skin-tone-[2-6]:)?/.exec(line.slice(at, at + 90));
  const name = match?.[1];
  if (!match || name === undefined || /^\d+$/.test(name)) {
    return null;
  }
  return { node: { kind: 'emoji', name }, end: at + match[0].length };
}

function readBareUrl(line: string, at: number): Found | null {
  const match = /^https?:\/\/[^\s<>]+/.exec(line.slice(at));
  if (!match) {
    return null;
  }
  const written = match[0].replace(/[.,;:!?)\]}'"*_~]+$/, '');
  const url = decodeEntities(written);
  return { node: { kind: 'link', url, label: url }, end: at + written.length };
}

function readAngle(line: string, at: number, hopeless: Set<string>): Found | null {
  const end = hopeless.has('<') ? -1 : line.indexOf('>', at);
  if (end === -1) {
    hopeless.add('<');
    return null;
  }
  const inside = line.slice(at + 1, end);
  const bar = inside.indexOf('|');
  const target = decodeEntities(bar === -1 ? inside : inside.slice(0, bar));
  const label = bar === -1 ? '' : decodeEntities(inside.slice(bar + 1));
  const node = angleNode(target, label);
  return node === null ? null : { node, end: end + 1 };
}

function angleNode(target: string, label: string): Inline | null {
  if (/^@[UWB][A-Z0-9]+$/.test(target)) {
    return { kind: 'user', id: target.slice(1) };
  }
  if (/^#[CG][A-Z0-9]+$/.test(target)) {
    return { kind: 'channel', id: target.slice(1), label };
  }
  if (/^!(here|channel|everyone)$/.test(target)) {
    return { kind: 'broadcast', name: target.slice(1) };
  }
  if (target.startsWith('!subteam^')) {
    return { kind: 'broadcast', name: label.replace(/^@/, '') || 'team' };
  }
  const date = /^!date\^(-?\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date?.[1] !== undefined && date[2] !== undefined) {
    return {
      kind: 'date',
      seconds: Number(date[1]),
      format: date[2],
      url: date[3] ?? null,
      fallback: label,
    };
  }
  if (/^(https?:\/\/|mailto:)/i.test(target)) {
    return {
      kind: 'link',
      url: target,
      label: label === '' ? target.replace(/^mailto:/, '') : label,
    };
  }
  return null;
}
