import { ACTIONS, QUEUE, SEARCH_MODAL, VIEWS } from '../../../src/slack/blocks/action-ids.ts';
import { overflow, pressed, pressedInWindow, type Row, sent, typed } from './row.ts';

const menu = (value: string) => ({
  value: () => value,
  element: { type: 'static_select' } as const,
});

/** What everybody inside may, and what nobody is asked for. */
export const looking: readonly Row[] = [
  pressed(ACTIONS.turn, 'search', 'answer', { value: () => ({ list: 'gone', page: 1 }) }),
  pressed(ACTIONS.ask, 'search', 'answer', { value: () => ({ text: 'city', kinds: ['signal'] }) }),
  pressed(ACTIONS.tryOut, 'search', 'answer', {
    value: () => ({ text: 'city', kinds: ['signal'] }),
  }),
  pressed(ACTIONS.meant, 'search', 'answer', { value: () => ({ text: 'help' }) }),
  pressed(ACTIONS.details, 'search', 'answer', { value: (s) => ({ item: s.item() }) }),
  pressedInWindow(ACTIONS.pickItem, 'search', 'answer', {
    value: (s) => s.item(),
    remembered: (s) => ({ item: s.item() }),
  }),
  pressedInWindow(ACTIONS.backTo, 'search', 'answer', {
    value: (s) => ({ item: s.item() }),
    remembered: (s) => ({ item: s.item() }),
  }),
  pressedInWindow(ACTIONS.showAll, 'search', 'answer', {
    remembered: (s) => ({ item: s.item() }),
  }),
  pressed(ACTIONS.openArticle, 'search', 'nothing'),
  pressedInWindow(ACTIONS.changeSearch, 'search', 'answer', { value: () => ({}) }),
  pressed(ACTIONS.cardMenu, 'search', 'answer', {
    what: 'more of the page',
    value: (s) => `more|${s.item()}|gone|1`,
    element: overflow,
  }),
  pressed(ACTIONS.previewDigest, 'search', 'answer', { value: () => ({ digest: 'weekly' }) }),
  pressed(ACTIONS.listDigests, 'search', 'answer'),
  pressed(ACTIONS.runItems, 'search', 'answer', { value: () => ({ run: 'gone' }) }),
  pressed(ACTIONS.turnRunItems, 'search', 'answer', { value: () => ({ run: 'gone', page: 1 }) }),
  pressed(ACTIONS.runReasons, 'search', 'answer', { value: () => ({ run: 'gone' }) }),
  pressed(ACTIONS.showRun, 'search', 'answer', { value: () => ({ run: 'gone' }) }),
  pressed(ACTIONS.openQueue, 'search', 'answer'),
  pressed(QUEUE.sort, 'search', 'answer', menu('oldest')),
  pressed(QUEUE.kind, 'search', 'answer', menu('signal')),
  pressed(QUEUE.theme, 'search', 'answer', menu('mobility')),
  pressed(QUEUE.reason, 'search', 'answer', menu('any')),
  pressed(QUEUE.shown, 'search', 'answer', menu('mine')),
  pressed(QUEUE.flaggedBy, 'search', 'answer', {
    element: (s) => ({ type: 'users_select', selected_user: s.as }),
  }),
  pressed(QUEUE.clear, 'search', 'answer'),
  pressed(QUEUE.turn, 'search', 'answer', { value: () => ({ page: 1 }) }),
  pressed(QUEUE.decided, 'search', 'answer', { value: () => ({ days: 1, page: 1 }) }),
  pressed(QUEUE.back, 'search', 'answer'),
  pressed(ACTIONS.readNews, 'search', 'answer', { value: () => ({ since: 0 }) }),
  pressedInWindow(ACTIONS.homeSearch, 'search', 'answer', { element: typed('city') }),
  sent(VIEWS.search, 'search', 'answer', {
    remembered: () => '',
    fields: () => ({ [SEARCH_MODAL.text]: typed('city') }),
  }),
];
