import type { WireEntry } from '../../../src/workspace/page-protocol.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';
import type { Row } from './row.ts';
import type { Stage } from './stage.ts';

const REFUSED =
  /Only curators|Guests can search and flag|Signalpost answers people of the workspace|Apps cannot|Only those who run/;
/** What people see of a fault: see running-app.ts. */
const FAULT = /ref-\d/;
const SHOWING = /^(chat\.post|views\.|response_url)/;
/** Where only plain words fit, nobody can be named. */
const PLAIN = /response_action":"errors"/;
export interface Happened {
  readonly wire: readonly WireEntry[];
  /** Tables that were written to. */
  readonly changed: readonly string[];
  /** All that the app said, to Slack and in its answers to what Slack sent. */
  readonly said: string;
  readonly result: unknown;
}

/** Does what a row says, with no window open before, and waits until the app is done with it. */
export async function happens(stage: Stage, row: Row): Promise<Happened> {
  return happensOnce(stage, await readyFor(stage, row));
}

/**
 * The same, where the row asks for what the test is about.
 *
 * @returns undefined where it has not, once all was ready; nothing is done then.
 */
export async function happensIf(
  isAsked: () => boolean,
  stage: Stage,
  row: Row,
): Promise<Happened | undefined> {
  const act = await readyFor(stage, row);
  return isAsked() ? happensOnce(stage, act) : undefined;
}

type Act = () => Promise<unknown>;

async function readyFor(stage: Stage, row: Row): Promise<Act> {
  const { running, who, as } = stage;
  for (const { id: viewId } of who === 'bot' ? [] : running.seen(as).modals) {
    await running.workspace.act(as, { kind: 'close-view', viewId, clear: true });
  }
  return row.ready(stage);
}

async function happensOnce(stage: Stage, act: Act): Promise<Happened> {
  const { running, listening } = stage;
  const { workspace } = running;
  const last = workspace.wire().at(-1)?.id ?? 0;
  let result: unknown;
  const changed = await stage.changedBy(async () => {
    result = await act();
    await listening.settled();
    await workspace.idle();
    await listening.settled();
    // A fault is told once the listener has ended with it.
    await isQuiet(workspace);
  });
  const wire = workspace.wire().filter(({ id }) => id > last);
  return { wire, changed, said: saidBy(wire), result };
}

/** Resolves when the app waits for no answer of Slack's. */
async function isQuiet(workspace: Workspace): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = workspace.wire().some(({ tookMs }) => tookMs === null) ? 0 : quiet + 1;
  }
}

/** The fault that somebody was told of; undefined where there was none. */
export function faultIn({ said }: Happened, { running }: Stage): string | undefined {
  const last = running.events.lines.findLast(({ level }) => level === 'error');
  return FAULT.test(said) ? `a fault: ${last?.message} ${String(last?.fields.error)}` : undefined;
}

/** Whether something was shown, whatever it says. */
export function isAnswered({ wire, said }: Happened): boolean {
  return wire.some(({ name }) => SHOWING.test(name)) || said.includes('"response_action"');
}

/**
 * Does what a row says, and tells what came of it: `yes` and `no`, or what is wrong with that.
 *
 * @param helper - whom a refusal has to name where it is for want of a right; null where nobody is.
 */
export async function cellOf(stage: Stage, row: Row, helper: string | null): Promise<string> {
  const { who } = stage;
  const happened = await happens(stage, row);
  const { changed, said } = happened;

  if (REFUSED.test(said) || isRefusedMenu(row, happened)) {
    if (changed.length > 0) {
      return `no, and yet it wrote to ${changed.join(', ')}`;
    }
    const isNamed = helper === null || said.includes(`"user_id":"${helper}"`) || PLAIN.test(said);
    const isHelpless = who === 'stranger' || who === 'bot' || row.does === 'options';
    return isNamed || isHelpless ? 'no' : 'no, and nobody is named who can help';
  }
  if (who === 'bot' && row.id.startsWith('event') && changed.length === 0) {
    return 'no';
  }
  return (
    faultIn(happened, stage) ?? (isDone(row, happened) ? 'yes' : `yes, and yet no ${row.does}`)
  );
}

function isDone({ does }: Row, happened: Happened): boolean {
  switch (does) {
    case 'nothing':
      return true;
    case 'answer':
      return isAnswered(happened);
    case 'file':
      return happened.wire.some(({ name }) => name === 'files.completeUploadExternal');
    case 'options':
      return optionsIn(happened.result).length > 0;
    default:
      return happened.changed.includes(does);
  }
}

function isRefusedMenu({ does }: Row, { result }: Happened): boolean {
  return does === 'options' && optionsIn(result).length === 0;
}

function optionsIn(result: unknown): readonly unknown[] {
  return (result as { options?: readonly unknown[] } | undefined)?.options ?? [];
}

function saidBy(wire: readonly WireEntry[]): string {
  return JSON.stringify(
    wire.map(({ direction, request, response }) =>
      direction === 'app→slack' ? request : response,
    ),
  );
}
