import type { RichTextElement } from '@slack/types';
import type { Act, Permission } from '../../../model/authority.ts';
import type { UserId } from '../../../model/slack-ids.ts';
import type { SlackMessage } from '../slack-message.ts';
import { person, run, userGroup } from './rich-text.ts';
import { formattedSentence } from './sentence.ts';

type Refused = Extract<Permission, { readonly kind: 'refused' }>;

/** People who are named; each is one more whom nobody knows to ask. */
const NAMED = 3;

const DOING: Readonly<Record<Act, string>> = {
  search: 'search',
  flag: 'flag',
  share: 'share',
  'keep-own': 'keep alerts and collections',
  decide: 'decide',
  'run-digest': 'run digests',
  'mute-channel': 'mute for a channel',
  export: 'export',
  'make-digest': "make a channel's digest",
  'see-full-status': 'see the full status',
};

/** Why somebody may not, and who can help. */
export function refusalMessage(act: Act, { because, ask, missingScope }: Refused): SlackMessage {
  return formattedSentence(
    run(reason(act, because)),
    ...helpers(ask),
    ...(missingScope === undefined ? [] : [run(` ${unreadGroups(missingScope)}`)]),
  );
}

/** The same where only plain words fit, as in the error of a form: it names nobody. */
export function refusalWords(act: Act, { because, missingScope }: Refused): string {
  return missingScope === undefined
    ? reason(act, because)
    : `${reason(act, because)} ${unreadGroups(missingScope)}`;
}

/** Why somebody may not who is in a group that was named, and what ends it. */
export function unreadGroups(scope: string): string {
  return `Signalpost cannot see who is in the user groups that were named: it lacks the scope ${scope}. Whoever runs Signalpost can add it at api.slack.com/apps under OAuth & Permissions, and reinstall the app.`;
}

function reason(act: Act, because: Refused['because']): string {
  const doing = DOING[act];
  switch (because) {
    case 'other-organisation':
      return 'Signalpost answers people of the workspace that it is installed in. Ask a colleague there to share with you what you look for.';
    case 'guest':
      return `Guests can search and flag; to ${doing} takes a full member.`;
    case 'bot':
      return `Apps cannot ${doing}.`;
    case 'not-curator':
      return `Only curators ${doing}.`;
    case 'not-operator':
      return `Only those who run Signalpost ${doing}.`;
  }
}

function helpers(ask: readonly UserId[]): readonly RichTextElement[][] {
  const named = ask.slice(0, NAMED);
  return named.length === 0
    ? []
    : [
        run(' Ask '),
        ...named.flatMap((user, n) => [
          run(n === 0 ? '' : n === named.length - 1 ? ' or ' : ', '),
          user.startsWith('S') ? userGroup(user) : person(user),
        ]),
        run('.'),
      ];
}
