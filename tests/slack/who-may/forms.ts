import { sealNotes } from '../../../src/review/seal-notes.ts';
import {
  COLLECT,
  EXPORT_FORM,
  FOLLOW,
  NEW_OWNER,
  NOTE,
  PICK_SEVERAL,
  PREFERENCES,
  REVIEW_FORM,
  VIEWS,
  WISH,
} from '../../../src/slack/blocks/action-ids.ts';
import { noteHash } from '../../../src/slack/blocks/collections/note-view.ts';
import { foresight, ola } from '../../support/running-app.ts';
import { chosen, type Row, sent, ticked, typed } from './row.ts';
import type { Stage } from './stage.ts';

const nowhere = { responseUrl: null, viewId: null, shows: 'nothing', code: '' };
const inForesight = { type: 'conversations_select', selected_conversation: foresight };
const context = (s: Stage) => ({ name: s.name(), version: null });
const wish = (s: Stage) => ({ context: context(s), query: 'water', timezone: 'UTC' });
const noNotes = { note: null, tags: [], assignee: null, later: null };

const reviewing: readonly Row[] = [
  sent(VIEWS.notes, 'decide', 'review_state', {
    remembered: (s) => ({ ...nowhere, item: s.item(), seen: sealNotes(noNotes) }),
    fields: () => ({ [NOTE.block]: typed('Seen in June') }),
  }),
  sent(VIEWS.duplicate, 'decide', 'decision', {
    remembered: (s) => ({ ...nowhere, item: s.item(), verdict: 'duplicate' }),
    fields: (s) => ({ [REVIEW_FORM.nearest]: chosen(s.item()) }),
  }),
  sent(VIEWS.decide, 'decide', 'decision', {
    remembered: (s) => ({ ...nowhere, item: s.item() }),
    fields: () => ({ [REVIEW_FORM.verdict]: chosen('accepted') }),
  }),
  sent(VIEWS.flagSeveral, 'flag', 'mark_event', {
    remembered: (s) => ({ channel: s.channel, threadTs: null }),
    fields: (s) => ({ [PICK_SEVERAL.block]: ticked(s.item(), s.item()) }),
  }),
];

const collecting: readonly Row[] = [
  sent(VIEWS.collect, 'keep-own', 'collection_entry', {
    remembered: (s) => ({ item: s.item() }),
    fields: (s) => ({ [COLLECT.name]: typed(`From a form of ${s.who}`) }),
  }),
  sent(VIEWS.collect, 'keep-own', 'collection_entry', {
    what: 'several',
    remembered: (s) => ({ items: [s.item(), s.item()] }),
    fields: (s) => ({ [COLLECT.name]: typed(`Several of ${s.who}`) }),
  }),
  sent(VIEWS.collectSeveral, 'keep-own', 'answer', {
    remembered: (s) => ({ channel: s.channel, threadTs: null }),
    fields: (s) => ({ [PICK_SEVERAL.block]: ticked(s.item(), s.item()) }),
  }),
  sent(VIEWS.entryNote, 'keep-own', 'collection_entry', {
    remembered: async (s) => ({ ...(await s.collection()), before: noteHash(null), at: {} }),
    fields: () => ({ [COLLECT.note]: typed('First') }),
  }),
  sent(VIEWS.nameCollection, 'keep-own', 'collection', {
    remembered: () => ({ collection: null, at: {} }),
    fields: (s) => ({ [COLLECT.name]: typed(`Named by ${s.who}`) }),
  }),
  sent(VIEWS.export, 'export', 'file', {
    what: 'of the archive',
    remembered: () => ({ collection: null }),
    fields: () => ({ [EXPORT_FORM.what]: chosen('items'), [EXPORT_FORM.format]: chosen('csv') }),
  }),
  sent(VIEWS.export, 'keep-own', 'file', {
    what: 'of a collection',
    remembered: async (s) => ({ collection: (await s.collection()).collection }),
    fields: () => ({ [EXPORT_FORM.format]: chosen('md') }),
  }),
];

const subscribing: readonly Row[] = [
  sent(VIEWS.wish, 'keep-own', 'answer', {
    what: 'an alert',
    remembered: context,
    fields: () => ({ [WISH.query]: typed('water') }),
  }),
  sent(VIEWS.wish, 'make-digest', 'answer', {
    what: 'a digest',
    remembered: context,
    fields: () => ({ [WISH.query]: typed('water'), [WISH.channel]: inForesight }),
  }),
  sent(VIEWS.wishPreview, 'keep-own', 'made_digest', { what: 'an alert', remembered: wish }),
  sent(VIEWS.wishPreview, 'make-digest', 'made_digest', {
    what: 'a digest',
    remembered: (s) => ({ ...wish(s), channel: foresight, cadence: 'monday' }),
  }),
  sent(VIEWS.transfer, 'make-digest', 'made_digest', {
    remembered: (s) => s.made('channel'),
    fields: () => ({ [NEW_OWNER.block]: { type: 'users_select', selected_user: ola } }),
  }),
  sent(VIEWS.follow, 'keep-own', 'made_digest', {
    remembered: () => '',
    fields: () => ({ [FOLLOW.theme]: chosen('mobility') }),
  }),
  sent(VIEWS.preferences, 'keep-own', 'preference', {
    what: 'of one’s own',
    remembered: () => ({ run: null, channel: null }),
    fields: () => ({ [PREFERENCES.timezone]: chosen('Europe/Paris') }),
  }),
  sent(VIEWS.preferences, 'mute-channel', 'mute', {
    what: 'of a channel',
    remembered: () => ({ run: null, channel: foresight }),
    fields: () => ({
      [PREFERENCES.theme]: chosen('mobility'),
      [PREFERENCES.holder]: chosen('channel'),
    }),
  }),
];

export const forms: readonly Row[] = [...reviewing, ...collecting, ...subscribing];
