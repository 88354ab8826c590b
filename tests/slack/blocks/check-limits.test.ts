import fc from 'fast-check';
import { describe, it } from 'vitest';
import { ItemId } from '../../../src/model/item.ts';
import { sealNotes } from '../../../src/review/seal-notes.ts';
import type { Nothing } from '../../../src/search/outcome.ts';
import { viewWithinLimits } from '../../../src/slack/blocks/check-limits.ts';
import { digestMessage } from '../../../src/slack/blocks/digest/digest-message.ts';
import { digestPickerMessage } from '../../../src/slack/blocks/digest/digest-picker.ts';
import { helpMessage } from '../../../src/slack/blocks/home/help.ts';
import { unknownSubcommandMessage } from '../../../src/slack/blocks/home/unknown-subcommand.ts';
import { welcomeMessage } from '../../../src/slack/blocks/home/welcome.ts';
import { decisionMessage } from '../../../src/slack/blocks/review/decision.ts';
import { decisionForm, duplicateForm } from '../../../src/slack/blocks/review/decision-form.ts';
import { flaggedMessage } from '../../../src/slack/blocks/review/flagged.ts';
import { notesForm } from '../../../src/slack/blocks/review/notes-form.ts';
import { detailsView } from '../../../src/slack/blocks/search/details/details-view.ts';
import { nothingMessage } from '../../../src/slack/blocks/search/nothing.ts';
import { resultPageMessage } from '../../../src/slack/blocks/search/result-page.ts';
import {
  noWordsMessage,
  wordsOfMessage,
} from '../../../src/slack/blocks/search/searched-message.ts';
import { sharedItemMessage } from '../../../src/slack/blocks/search/shared-item.ts';
import { unreadableMessage } from '../../../src/slack/blocks/search/unreadable.ts';
import { tellingWords } from '../../../src/slack/listeners/telling-words.ts';
import {
  aQuery,
  foresight,
  messageTs,
  mira,
  noWaysOn,
  pageId,
  team,
} from '../../support/builders.ts';
import {
  hostileEntry,
  hostileHit,
  hostileItem,
  hostileParent,
  hostileText,
} from '../../support/hostile-items.ts';
import { runs } from '../../support/runs.ts';
import { someDetails } from '../../support/some-details.ts';
import { aDigest } from './a-digest-info.ts';
import { expectSafe } from './expect-safe.ts';

describe('messages, whatever pages and people write', () => {
  it('keeps result pages within the limits of Slack', () => {
    fc.assert(
      fc.property(
        fc.array(hostileHit, { minLength: 1, maxLength: 5 }),
        hostileText,
        (hits, text) => {
          expectSafe(
            resultPageMessage({
              kind: 'found',
              listId: 'list',
              list: 'kept',
              query: aQuery({
                text,
                match: { kind: 'phrase', text },
                relevancy: { kind: 'floor', min: 4 },
                facets: Array.from({ length: 6 }, () => ({
                  facet: 'theme' as const,
                  value: text,
                  negated: true,
                })),
              }),
              kinds: ['signal'],
              page: 2,
              pages: 9,
              hits,
              total: 41,
              rated: 12,
              inherited: 29,
              partial: hits,
              leftOut: [text],
              topic: { slug: 'x', name: text, synthesis: text, links: [] },
              ways: { ...noWaysOn, only4: { text, count: 3 }, recent: text },
            }),
          );
        },
      ),
      runs(60),
    );
  });

  it('keeps answers without a hit within the limits', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const nothing: Nothing = {
          kind: 'nothing',
          query: aQuery({ text }),
          kinds: ['signal'],
          reading: text,
          nearest: { text, count: 3 },
          leftOut: [text],
          words: Array.from({ length: 16 }, () => ({ word: text, text, count: 3 })),
          partial: [],
          without: Array.from({ length: 16 }, () => ({ filter: text, text, count: 2 })),
          elsewhere: { signal: 0, concern: 1, behavior: 2, technology: 3, issue: 4000 },
        };

        expectSafe(nothingMessage(nothing));
        expectSafe(
          unreadableMessage({
            kind: 'unreadable',
            part: text,
            reason: text,
            example: text,
            validValues: Array.from({ length: 20 }, () => text),
            again: text,
          }),
        );
        expectSafe(unknownSubcommandMessage(text, 'help'));
      }),
      runs(100),
    );
  });

  it('keeps digests within the limits, replies and parents', () => {
    fc.assert(
      fc.property(hostileParent, hostileEntry, (parent, entry) => {
        expectSafe(digestMessage(parent, { runId: 'run', flagEmoji: 'eyes' }));
        expectSafe(digestMessage({ kind: 'item', entry }, { runId: 'run', flagEmoji: 'eyes' }));
        expectSafe(digestPickerMessage(parent, new Map()));
      }),
      runs(60),
    );
  });

  it('keeps what is said of one item within the limits', () => {
    fc.assert(
      fc.property(hostileItem, hostileText, (found, text) => {
        const itemId = found.item.id;
        const ref = { team, channel: foresight, ts: messageTs(1) };

        expectSafe(sharedItemMessage({ found, by: mira.user, query: text }));
        expectSafe(
          flaggedMessage(
            {
              kind: 'flagged',
              subject: { kind: 'item', found },
              flags: [],
              reasons: [text.slice(0, 40)],
              decided: null,
            },
            { kind: 'reaction', ref, emoji: text.slice(0, 50) },
            [text.slice(0, 40)],
          ),
        );
        expectSafe(
          decisionMessage(
            {
              itemId,
              team,
              verdict: 'accepted',
              note: text,
              duplicateOf: null,
              by: mira.user,
              at: new Date(0),
            },
            { kind: 'item', found },
          ),
        );
        const { title, url } = found.page;
        const related = Array.from({ length: 5 }, (_, n) => ({
          id: pageId(n),
          title,
          url,
          why: { kind: 'shares' as const, labels: [text, text, text] },
          items: [found],
        }));
        viewWithinLimits(
          detailsView(
            someDetails({
              found,
              related,
              onPage: Array.from({ length: 120 }, (_, n) => ({
                ...found,
                item: { ...found.item, id: ItemId.parse(n.toString(16).padStart(16, '0')) },
              })),
              place: { item: itemId, list: 'x'.repeat(36), channel: foresight, from: itemId },
            }),
          ),
        );
        const form = {
          subject: { kind: 'item' as const, found },
          history: null,
          remembered: {
            item: itemId,
            verdict: 'false-positive' as const,
            responseUrl: null,
            viewId: null,
            shows: 'queue' as const,
            code: '',
          },
          note: text,
        };
        viewWithinLimits(decisionForm(form));
        viewWithinLimits(duplicateForm(form, [found]));
        const notes = { note: text, tags: [text.slice(0, 40)], assignee: null, later: null };
        const remembered = { ...form.remembered, seen: sealNotes(notes) };
        viewWithinLimits(notesForm(form.subject, notes, remembered, { knownTags: [text, text] }));
      }),
      runs(60),
    );
  });

  it('keeps help and the welcome within the limits', () => {
    fc.assert(
      fc.property(hostileText, (title) => {
        expectSafe(
          welcomeMessage({ ...aDigest, definition: { ...aDigest.definition, title } }, 'eyes'),
        );
      }),
      runs(100),
    );
    expectSafe(welcomeMessage(undefined, null));
    expectSafe(helpMessage());
  });

  it('keeps the answer to a message within the limits, whatever the message says', () => {
    fc.assert(
      fc.property(hostileText, (said) => {
        const words = tellingWords(said);

        expectSafe(wordsOfMessage([...words, 'more'], noWordsMessage()));
      }),
      runs(100),
    );
  });
});
