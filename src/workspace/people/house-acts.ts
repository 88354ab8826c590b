import type { Act, ActResult } from '../page-protocol.ts';
import { viewRow } from '../state/rows/view-row.ts';
import type { ActDeps } from './act-deps.ts';
import { done, failed } from './act-result.ts';
import { memberOf, messageSeenBy } from './membership.ts';

/** Someone opens the app: the view is told with the Home tab alone, once there is one. */
export function openApp(
  { state, events }: ActDeps,
  as: string,
  tab: 'home' | 'messages',
): ActResult {
  const channel = state.channels.withApp(as);
  const home = tab === 'home' ? state.views.homeOf(as) : undefined;
  events.emit('app_home_opened', {
    type: 'app_home_opened',
    user: as,
    channel: channel?.id,
    tab,
    ...(home !== undefined && { view: viewRow(state, home) }),
    event_ts: state.nextTs(),
  });
  return done;
}

/** Someone is done with an ephemeral message. */
export function dismiss(
  { state }: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'dismiss' }>,
): ActResult {
  const message = messageSeenBy(state, as, act.channel, act.ts);
  if (message?.onlyFor !== as) {
    return failed('That message cannot be dismissed.');
  }
  state.messages.remove(message);
  return done;
}

/** Someone has read a channel to its end. */
export function markRead(
  { state }: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'read' }>,
): ActResult {
  const latest = state.messages.all().findLast(({ channel }) => channel === act.channel);
  if (latest !== undefined) {
    state.channels.markRead(as, act.channel, latest.ts);
  }
  return done;
}

/** Someone brings the app into a channel. */
export function inviteApp(
  { state, joined }: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'invite-app' }>,
): ActResult {
  const channel = memberOf(state, as, act.channel);
  if (channel === undefined || channel.kind === 'dm') {
    return failed('The app cannot be invited there.');
  }
  if (channel.members.includes(state.identity.botUserId)) {
    return failed(`${state.identity.appName} is already in this channel.`);
  }
  joined(channel, state.identity.botUserId, as);
  return done;
}

/** Someone moves the clock to an instant. */
export async function moveClock(
  deps: ActDeps,
  act: Extract<Act, { kind: 'move-clock' }>,
): Promise<ActResult> {
  const to = new Date(act.to);
  if (Number.isNaN(to.getTime())) {
    return failed('This clock cannot be moved there.');
  }
  return to < deps.state.clock.now()
    ? failed('The clock only moves forward.')
    : moveTo(deps, () => to);
}

/** Someone moves the clock by a step. */
export async function forwardClock(
  deps: ActDeps,
  { byMs }: Extract<Act, { kind: 'forward-clock' }>,
): Promise<ActResult> {
  return moveTo(deps, (now) => new Date(now.getTime() + byMs));
}

async function moveTo(
  { state, moveClock: move }: ActDeps,
  target: (now: Date) => Date,
): Promise<ActResult> {
  if (move === null) {
    return failed('This clock is the real one and cannot be moved.');
  }
  const note = await move(target);
  state.happenings.tell({ kind: 'clock' });
  return note === null ? done : { ok: true, note };
}

/** Someone changes the weather. */
export function setWeather(
  { weather }: ActDeps,
  act: Extract<Act, { kind: 'set-weather' }>,
): ActResult {
  weather.set(act.weather);
  return done;
}
