import type { Act, Message, Snapshot } from '../workspace/page-protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { COLLEAGUE, HOST, LOBBY, READER } from './cast.ts';

const FLAG = 'triangular_flag_on_post';
/** The choice in the queue that opens the form of notes. */
const NOTES = 'Note, tags, assign, later…';
const NOTE = 'For the energy chapter of the spring report.';

/** Which items of the digest, by their place in its thread. */
const DECIDED = 0;
const DOUBTED_BY_TWO = 4;
const DOUBTED_BY_ONE = 7;

/**
 * Lets the cast review items of the week's digest, with the app in place, so
 * that the review queue has something to decide when a newcomer opens it: one
 * item is decided, two wait, one of them flagged by two people. Resolves when
 * the app has answered all of it.
 *
 * @param passMinute - moves the clock by a minute.
 * @throws Error where the digest that was to be reviewed is not in the first channel.
 */
export async function reviewEarlier(
  workspace: Workspace,
  passMinute: () => Promise<unknown>,
): Promise<void> {
  await flag(workspace, COLLEAGUE, DECIDED);
  await accept(workspace, HOST);
  // The thread hears of a decision half a minute after it.
  await passMinute();
  await workspace.until(HOST, (seen) =>
    digestIn(seen).items.some(({ text }) => text.startsWith('Accepted by')),
  );
  await flag(workspace, READER, DOUBTED_BY_TWO);
  await flag(workspace, COLLEAGUE, DOUBTED_BY_TWO);
  await flag(workspace, HOST, DOUBTED_BY_ONE);
  await workspace.idle();
  for (const person of [READER, HOST, COLLEAGUE]) {
    await putAnswersAway(workspace, person);
  }
}

async function flag(workspace: Workspace, person: string, item: number): Promise<void> {
  const before = workspace.snapshot(person);
  const { ts } = itemOf(before, item);
  await perform(workspace, person, { kind: 'react', channel: LOBBY, ts, emoji: FLAG });
  // It tells the person first, and marks the message last.
  await workspace.until(person, (seen) => {
    const { reactions } = itemOf(seen, item);
    const isMarked = reactions.some(({ users }) => users.includes(seen.app.botUserId));
    return isMarked && answersIn(seen).length > answersIn(before).length;
  });
}

/** Decides on the one item in the queue, with a note. */
async function accept(workspace: Workspace, curator: string): Promise<void> {
  await perform(workspace, curator, {
    kind: 'command',
    channel: LOBBY,
    text: '/signalpost review',
  });
  const note = await workspace.until(curator, (seen) => choiceIn(answersIn(seen), NOTES));
  await perform(workspace, curator, note);
  const modal = await workspace.until(curator, ({ modals }) => modals[0]);
  await perform(workspace, curator, {
    kind: 'submit-view',
    viewId: modal.id,
    values: { note: { note: { type: 'plain_text_input', value: NOTE } } },
  });
  await workspace.until(curator, (seen) =>
    answersIn(seen).find(({ text }) => text.startsWith('Saved')),
  );
  const press = await workspace.until(curator, (seen) => choiceIn(answersIn(seen), 'Accept'));
  await perform(workspace, curator, press);
  await workspace.until(
    curator,
    (seen) => choiceIn(answersIn(seen), 'Accept') === undefined || undefined,
  );
}

/** What the last of the answers offers by that name, as a button or in a menu. */
function choiceIn(answers: readonly Message[], label: string): Act | undefined {
  return answers
    .flatMap(({ channel, ts, blocks }) =>
      blocks.flatMap((block): readonly Act[] =>
        block.type !== 'actions'
          ? []
          : block.elements.flatMap((element) => {
              const action = actionOf(element, label);
              return action === undefined
                ? []
                : [
                    {
                      kind: 'action',
                      container: { kind: 'message', channel, ts },
                      blockId: block.block_id ?? '',
                      actionId: element.action_id ?? '',
                      action,
                      values: {},
                    },
                  ];
            }),
      ),
    )
    .at(-1);
}

type Element = Extract<Message['blocks'][number], { readonly type: 'actions' }>['elements'][number];

type Choice = Extract<Act, { readonly kind: 'action' }>['action'];

function actionOf(element: Element, label: string): Choice | undefined {
  if (element.type === 'button') {
    return element.text.text === label ? { type: 'button', value: element.value } : undefined;
  }
  const option =
    element.type === 'overflow'
      ? element.options.find(({ text }) => text.text === label)
      : undefined;
  return option === undefined ? undefined : { type: 'overflow', selected_option: option };
}

/** What only they saw is of no use to somebody who comes later; Slack forgets it as well. */
async function putAnswersAway(workspace: Workspace, person: string): Promise<void> {
  for (const { channel, ts } of answersIn(workspace.snapshot(person))) {
    await perform(workspace, person, { kind: 'dismiss', channel, ts });
  }
}

function answersIn({ messages }: Snapshot): readonly Message[] {
  return messages.filter(({ ephemeral }) => ephemeral);
}

/** The newest digest in the first channel, and its replies. */
function digestIn({ messages }: Snapshot): { readonly items: readonly Message[] } {
  const digest = messages.findLast(
    ({ channel, replies }) => channel === LOBBY && replies.count > 0,
  );
  return {
    items: messages.filter(({ threadTs, ephemeral }) => threadTs === digest?.ts && !ephemeral),
  };
}

function itemOf(seen: Snapshot, place: number): Message {
  const item = digestIn(seen).items[place];
  if (item === undefined) {
    throw new Error(`The demo's digest has no item ${place + 1} to be flagged.`);
  }
  return item;
}

async function perform(workspace: Workspace, person: string, act: Act): Promise<void> {
  const result = await workspace.act(person, act);
  if (!result.ok) {
    throw new Error(`The demo's past could not be told (${act.kind}): ${result.error}`);
  }
}
