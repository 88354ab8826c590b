import { ACTIONS, QUEUE, WISH } from '../../../src/slack/blocks/action-ids.ts';
import { chosen, overflow, pressed, pressedInWindow, type Row, ticked, typed } from './row.ts';
import type { Stage } from './stage.ts';

const item = (s: Stage) => ({ item: s.item() });
const alert = async (s: Stage) => ({ digest: await s.made('person') });
const channels = async (s: Stage) => ({ digest: await s.made('channel') });
const collection = async (s: Stage) => ({ collection: (await s.collection()).collection });
/** A message that shows no item of ours. */
const said = (s: Stage) => {
  const ts = s.running.workspace.post({ channel: s.channel, user: 'U0MIRA', text: 'A new lane' });
  return { channel: s.channel, ts, emoji: null };
};

export const flagging: readonly Row[] = [
  pressed(ACTIONS.flag, 'flag', 'mark_event', { value: item }),
  pressed(ACTIONS.undoFlag, 'flag', 'mark_event', { value: (s) => s.flagged() }),
  pressed(ACTIONS.flagSeveral, 'flag', 'answer', { value: () => ({ run: 'gone' }) }),
  pressed(ACTIONS.flagReason, 'flag', 'mark', {
    value: async (s) => ({ ...(await s.flagged()), reason: 'urgent' }),
  }),
  pressed(ACTIONS.suggestNew, 'flag', 'nomination', { value: said }),
  pressed(ACTIONS.askAgain, 'flag', 'mark_event', { value: item }),
];

export const keeping: readonly Row[] = [
  pressed(ACTIONS.share, 'share', 'share', { value: (s) => ({ ...item(s), query: null }) }),
  pressed(ACTIONS.cardMenu, 'share', 'share', {
    what: 'share',
    value: (s) => `share|${s.item()}|gone|1`,
    element: overflow,
  }),
  pressed(ACTIONS.cardMenu, 'keep-own', 'answer', {
    what: 'collect',
    value: (s) => `collect|${s.item()}`,
    element: overflow,
  }),
  pressed(ACTIONS.tellMe, 'keep-own', 'made_digest', {
    value: () => ({ text: 'ferries', kinds: [] }),
  }),
  pressed(ACTIONS.answerInPrivate, 'keep-own', 'answer', { value: alert }),
  pressed(ACTIONS.preferences, 'keep-own', 'answer', { value: () => ({}) }),
  pressedInWindow(ACTIONS.unmute, 'keep-own', 'answer', {
    value: (s) => ({ holder: s.as, what: { kind: 'theme', theme: 'mobility' } }),
    remembered: () => ({ run: null, channel: null }),
  }),
  pressed(ACTIONS.followTheme, 'keep-own', 'answer', { value: () => ({ run: 'gone' }) }),
  pressed(ACTIONS.collect, 'keep-own', 'answer', { value: item }),
  pressed(ACTIONS.collect, 'keep-own', 'answer', {
    what: 'several',
    value: (s) => ({ items: [s.item(), s.item()] }),
  }),
  pressed(ACTIONS.collectSeveral, 'keep-own', 'answer', { value: () => ({ run: 'gone' }) }),
  {
    id: `action ${QUEUE.collectTicked}`,
    act: 'keep-own',
    does: 'answer',
    ready: async (s) => {
      const beside = { [QUEUE.tick]: ticked(s.item(), s.item()) };
      return () => s.click(QUEUE.collectTicked, 'ticked', undefined, beside);
    },
  },
  pressed(ACTIONS.collectMenu, 'keep-own', 'answer', {
    value: (s) => `collect|${s.item()}`,
    element: overflow,
  }),
  pressed(ACTIONS.openCollection, 'keep-own', 'answer', { value: collection }),
  pressed(ACTIONS.listCollections, 'keep-own', 'answer', { value: () => ({ page: 1 }) }),
  pressed(ACTIONS.collectionEntry, 'keep-own', 'collection_entry', {
    value: async (s) => {
      const entry = await s.collection();
      return `up|${entry.collection}|${entry.item}`;
    },
    element: overflow,
  }),
  pressed(ACTIONS.takeOut, 'keep-own', 'collection_entry', { value: (s) => s.collection() }),
  pressed(ACTIONS.takeOutSeveral, 'keep-own', 'collection_entry', {
    value: async (s) => {
      const { collection: id, item: one } = await s.collection();
      return { collection: id, items: [one] };
    },
  }),
  pressed(ACTIONS.putBack, 'keep-own', 'answer', { value: (s) => s.collection() }),
  pressed(ACTIONS.closeCollection, 'keep-own', 'collection', { value: collection }),
  pressed(ACTIONS.reopenCollection, 'keep-own', 'answer', { value: collection }),
  pressed(ACTIONS.renameCollection, 'keep-own', 'answer', { value: collection }),
  pressed(ACTIONS.newCollection, 'keep-own', 'answer'),
  pressed(ACTIONS.createCollection, 'keep-own', 'collection', {
    value: (s) => ({ name: `Of ${s.who}` }),
  }),
  pressed(ACTIONS.handOut, 'keep-own', 'answer', { value: collection }),
];

const context = (s: Stage) => ({ name: s.name(), version: null });

export const subscribing: readonly Row[] = [
  pressed(ACTIONS.newWish, 'keep-own', 'answer', { value: () => ({ to: 'person' }) }),
  pressedInWindow(ACTIONS.countWish, 'keep-own', 'answer', {
    remembered: context,
    element: typed('water'),
  }),
  pressedInWindow(WISH.what, 'keep-own', 'answer', {
    remembered: context,
    element: chosen('review'),
  }),
  pressedInWindow(WISH.cadence, 'keep-own', 'answer', {
    remembered: context,
    element: chosen('friday'),
  }),
  pressedInWindow(ACTIONS.changeWish, 'keep-own', 'answer', {
    remembered: (s) => ({ context: context(s), timezone: 'UTC' }),
  }),
  pressed(ACTIONS.editMade, 'keep-own', 'answer', { what: 'an alert', value: alert }),
  pressed(ACTIONS.editMade, 'make-digest', 'answer', { what: 'a digest', value: channels }),
  pressed(ACTIONS.copyMade, 'keep-own', 'answer', { what: 'an alert', value: alert }),
  pressed(ACTIONS.copyMade, 'make-digest', 'answer', { what: 'a digest', value: channels }),
  pressed(ACTIONS.madeMenu, 'make-digest', 'answer', {
    what: 'a copy',
    value: async (s) => `copy|${await s.made('channel')}`,
    element: overflow,
  }),
  pressed(ACTIONS.madeMenu, 'make-digest', 'answer', {
    what: 'a transfer',
    value: async (s) => `transfer|${await s.made('channel')}`,
    element: overflow,
  }),
  pressed(ACTIONS.madeMenu, 'keep-own', 'made_digest', {
    what: 'of an alert',
    value: async (s) => `delete|${await s.made('person')}`,
    element: overflow,
  }),
  pressed(ACTIONS.madeMenu, 'make-digest', 'made_digest', {
    what: 'of a channel',
    value: async (s) => `delete|${await s.made('channel')}`,
    element: overflow,
  }),
  pressed(ACTIONS.pauseMade, 'keep-own', 'made_digest', { what: 'an alert', value: alert }),
  pressed(ACTIONS.pauseMade, 'make-digest', 'made_digest', { what: 'a digest', value: channels }),
  pressed(ACTIONS.resumeMade, 'keep-own', 'made_digest', {
    what: 'an alert',
    value: async (s) => ({ digest: await s.made('person', 'paused') }),
  }),
  pressed(ACTIONS.resumeMade, 'make-digest', 'made_digest', {
    what: 'a digest',
    value: async (s) => ({ digest: await s.made('channel', 'paused') }),
  }),
  pressed(ACTIONS.deleteMade, 'keep-own', 'made_digest', { what: 'an alert', value: alert }),
  pressed(ACTIONS.deleteMade, 'make-digest', 'made_digest', { what: 'a digest', value: channels }),
  pressed(ACTIONS.restoreMade, 'keep-own', 'made_digest', {
    what: 'an alert',
    value: async (s) => ({ digest: await s.made('person', 'deleted') }),
  }),
  pressed(ACTIONS.restoreMade, 'make-digest', 'made_digest', {
    what: 'a digest',
    value: async (s) => ({ digest: await s.made('channel', 'deleted') }),
  }),
  pressed(ACTIONS.runDigest, 'run-digest', 'answer', { value: () => ({ digest: 'weekly' }) }),
];

const verdict = (s: Stage) => ({ ...item(s), verdict: 'accepted' });

export const deciding: readonly Row[] = [
  pressed(ACTIONS.decide, 'decide', 'answer', { value: verdict }),
  pressed(ACTIONS.decideAgain, 'decide', 'answer', { value: item }),
  pressed(ACTIONS.decideNow, 'decide', 'decision', { value: verdict }),
  pressed(ACTIONS.undoDecision, 'decide', 'decision', { value: (s) => s.decided() }),
  {
    id: `action ${QUEUE.decideTicked}`,
    act: 'decide',
    does: 'decision',
    ready: async (s) => {
      const beside = { [QUEUE.tick]: ticked(s.item(), s.item()) };
      const value = JSON.stringify({ verdict: 'dismissed' });
      return () => s.click(QUEUE.decideTicked, value, undefined, beside);
    },
  },
  pressed(QUEUE.undoSeveral, 'decide', 'decision', {
    value: async (s) => {
      const one = await s.decided();
      return { undo: [[one.item, one.at]] };
    },
  }),
  pressed(QUEUE.menu, 'decide', 'decision', {
    what: 'false positive',
    value: (s) => `false-positive|${s.item()}`,
    element: overflow,
  }),
  pressed(QUEUE.menu, 'decide', 'answer', {
    what: 'notes',
    value: (s) => `notes|${s.item()}`,
    element: overflow,
  }),
  pressed(QUEUE.tick, 'decide', 'answer', { element: (s) => ticked(s.item()) }),
  pressed(ACTIONS.export, 'export', 'answer', { value: () => 'export' }),
];
