import type { Overflow } from '@slack/types';
import { z } from 'zod';
import { DigestName } from '../../../model/digest/digest-definition.ts';
import { ACTIONS } from '../action-ids.ts';
import { option } from '../elements/inputs.ts';

const MadeChoice = z.enum(['last', 'replay', 'copy', 'transfer', 'delete']);
type MadeChoice = z.infer<typeof MadeChoice>;

const LABELS: Readonly<Record<MadeChoice, string>> = {
  last: 'The last one',
  replay: 'Replay three months',
  copy: 'Copy',
  transfer: 'Transfer…',
  delete: 'Delete',
};

const MenuValue = z.object({ choice: MadeChoice, name: DigestName });

/** What is done more rarely with a digest or an alert. */
export function madeMenu(name: DigestName, choices: readonly MadeChoice[]): Overflow {
  return {
    type: 'overflow',
    action_id: ACTIONS.madeMenu,
    options: choices.map((choice) => option(`${choice}|${name}`, LABELS[choice])),
  };
}

/** What was chosen; undefined when it is not what this version writes. */
export function readMadeMenu(text: string | undefined): z.infer<typeof MenuValue> | undefined {
  const [choice, name] = (text ?? '').split('|');
  return MenuValue.safeParse({ choice, name }).data;
}
