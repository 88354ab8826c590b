/** How Slack writes what is no plain text: `<https://…|label>`, `<@U1|name>`, `<#C1|name>`, `<!here>`. */
const FORM = /(by:)?<(https?:\/\/|mailto:|tel:|@|#|!)([^<>|\n]*)(?:\|([^<>]*))?>/g;
const ENTITY = /&(amp|lt|gt);/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
/** `:seedling:` and `:hand::skin-tone-3:`, where they stand alone. */
const EMOJI = /(?<![^\s(])(?::[\p{L}\p{M}\p{N}_+'-]+:)+(?=$|[\s.,;!?)])/gu;
/** In a message also right behind or before a word, where Slack's own picker puts it. */
const GLUED =
  /(?<=[\p{L}\p{N}])(?::(?=[^:\s]*\p{L})[\p{L}\p{M}\p{N}_+'-]+:)+(?=$|[\s.,;!?)])|(?<![^\s(])(?::(?=[^:\s]*\p{L})[\p{L}\p{M}\p{N}_+'-]+:)+(?=\p{L})/gu;
const FENCE = /```/g;
const CODE = /(?<![^\s(])`([^`\n]+)`(?=$|[\s.,:;!?)])/g;
/** Pairs around words: `*bold*`, `_italic_`, `~struck~`. A `*` behind a word is none, but a prefix. */
const STYLE = /(?<![^\s(*_~"“])([*_~])(?=\S)([^*_~\n]*?\S)\1(?=$|[\s.,:;!?)*_~"”])/g;
const LINE_START = /^[ \t]*(?:•|◦|▪︎|>)[ \t]*/gm;

export interface ReadMarkup {
  /** `message`: bold, code, quotes and bullets are taken off; `command`: there are none, `*` is typed. */
  readonly of: 'message' | 'command';
  /** What becomes of people and of links without a label. Default: they stay, as text. */
  readonly references?: 'kept' | 'dropped';
}

/**
 * What somebody wrote, as they see it: the one reader of Slack's markup, for
 * commands (escaped by Slack or not), mentions and messages. Emoji codes and
 * calls to everybody, which nobody looks for, are left out.
 */
export function readMarkup(text: string, { of, references = 'kept' }: ReadMarkup): string {
  const plain = text
    .replace(FORM, (_, by: string | undefined, sigil: string, target: string, label?: string) => {
      if (by !== undefined && sigil === '@') {
        return `${by}@${target}`;
      }
      const isReference = '@#!'.includes(sigil) || label === undefined || label === '';
      const shown =
        references === 'dropped' && isReference ? '' : shownForm(sigil, target, label ?? '');
      return `${by ?? ''}${shown}`;
    })
    .replace(ENTITY, (_, name: string) => ENTITIES[name] ?? '')
    .replace(EMOJI, ' ');
  return (of === 'message' ? withoutStyle(plain) : plain).trim();
}

function shownForm(sigil: string, target: string, label: string): string {
  switch (sigil) {
    case '@':
    case '#':
      return `${sigil}${label === '' ? target : label}`;
    // Dates and user groups have a label; a call to everybody has none.
    case '!':
      return label;
    default:
      return label === '' ? `${sigil}${target}` : label;
  }
}

/** Styles nest, so pairs are taken off until none is left; each turn shortens the text. */
function withoutStyle(text: string): string {
  let rest = text
    .replace(GLUED, ' ')
    .replace(FENCE, ' ')
    .replace(LINE_START, '')
    .replace(CODE, '$1');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(STYLE, '$2');
  }
  return rest;
}
