import { BLOCK_LIMITS } from '../../slack/limits.ts';
import { byType, flag, may, must, type Rule, shape, string } from './rule.ts';

/** @param longest - characters. */
export function plainText(longest: number): Rule {
  return byType({
    plain_text: shape({ text: must(string(longest)), emoji: may(flag) }),
  });
}

/** Plain text or mrkdwn. @param longest - characters. */
export function anyText(longest: number = BLOCK_LIMITS.text): Rule {
  return byType({
    plain_text: shape({ text: must(string(longest)), emoji: may(flag) }),
    mrkdwn: shape({ text: must(string(longest)), verbatim: may(flag) }),
  });
}

export const confirmDialog: Rule = shape({
  title: must(plainText(BLOCK_LIMITS.confirmTitle)),
  text: must(anyText(BLOCK_LIMITS.confirmText)),
  confirm: may(plainText(BLOCK_LIMITS.confirmButton)),
  deny: may(plainText(BLOCK_LIMITS.confirmButton)),
  style: may(string(20)),
});
