/** Slack's forms for links, people, channels and groups: `<https://…|label>`, `<@U1|name>`, `<#C1|name>`. */
const SLACK_FORM = /<(https?:\/\/|mailto:|tel:|@|#|!)([^<>|\s]*)(?:\|([^<>]*))?>/g;
const ENTITY = /&(amp|lt|gt);/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
/** Soft hyphens and joiners stand within words, and are no blanks. */
const UNSEEN = /\p{Cf}+/gu;
const BLANKS = /[\p{Cc}\s]+/gu;

/**
 * What a reader meant to type: Slack's forms become the text that they show,
 * its three entities become characters, invisible characters go, and white
 * space and control characters fold into single blanks.
 */
export function decodeText(text: string): string {
  return text
    .replace(SLACK_FORM, (_, sigil: string, target: string, label: string | undefined) =>
      shown(sigil, target, label ?? ''),
    )
    .replace(ENTITY, (_, name: string) => ENTITIES[name] ?? '')
    .replace(UNSEEN, '')
    .replace(BLANKS, ' ')
    .trim();
}

function shown(sigil: string, target: string, label: string): string {
  if (sigil === '@' || sigil === '#') {
    return label === '' ? `${sigil}${target}` : `${sigil}${label}`;
  }
  if (label !== '') {
    return label;
  }
  return sigil === '!' ? `@${target}` : `${sigil}${target}`;
}
