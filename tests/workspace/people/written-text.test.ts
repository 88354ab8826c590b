import { describe, expect, it } from 'vitest';
import { asStored, asTyped } from '../../../src/workspace/people/written-text.ts';
import { createState } from '../../../src/workspace/state/state.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const state = createState({
  clock: createManualClock('2026-11-23T08:00:00Z'),
  identity: {
    teamId: 'T1',
    teamName: 'Team',
    teamDomain: 'team',
    appId: 'A1',
    appName: 'Tiny',
    botId: 'B1',
    botUserId: 'UBOT',
    enterprise: null,
    isOrgWide: false,
    botName: 'Tiny',
  },
  people: [
    { id: 'UMIRA', name: 'Mira', role: 'reader', color: '#000' },
    { id: 'ULANG', name: 'Mira Lang (she)', role: 'reader', color: '#000' },
  ],
  channels: [
    { id: 'CFORE', kind: 'channel', name: 'foresight' },
    { id: 'CQUIET', kind: 'private', name: 'quiet' },
  ],
});

describe('what someone types', () => {
  it.each([
    ['<script> & "quotes"', '&lt;script&gt; &amp; "quotes"'],
    ['hello @Mira, @Mira Lang (she) and @Tiny', 'hello <@UMIRA>, <@ULANG> and <@UBOT>'],
    ['mail@Mira is no mention, @Miraculous neither', null],
    [
      'see #foresight and #quiet, not #nowhere',
      'see <#CFORE|foresight> and <#CQUIET|>, not #nowhere',
    ],
    ['https://example.org/a?b=1&c=2 here', '<https://example.org/a?b=1&amp;c=2> here'],
    ['<@UMIRA> from the composer', '<@UMIRA> from the composer'],
    ['<https://example.org|disguised>', '&lt;<https://example.org>|disguised&gt;'],
    ['<https://example.org>', '&lt;<https://example.org>&gt;'],
    [
      'see https://example.org/a. Or https://example.org/b?',
      'see <https://example.org/a>. Or <https://example.org/b>?',
    ],
    ['(https://example.org/a_(b)), yes', '(<https://example.org/a_(b)>), yes'],
    ['https://example.org/?a&', '<https://example.org/?a&amp;>'],
    ['<!channel> look', '&lt;!channel&gt; look'],
  ])('is stored as Slack does: %s', (typed, stored) => {
    expect(asStored(state, typed)).toBe(stored ?? typed);
  });

  it('is given raw to a command that does not ask for marks', () => {
    expect(asTyped(state, '<@UMIRA> in <#CFORE|foresight> by <@UBOT> & <@UGONE>')).toBe(
      '@Mira in #foresight by @Tiny & <@UGONE>',
    );
  });
});
