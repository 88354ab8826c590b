import { deciding, flagging, keeping, subscribing } from './changing.ts';
import { elsewhere } from './elsewhere.ts';
import { forms } from './forms.ts';
import { looking } from './looking.ts';
import type { Row } from './row.ts';

/** Everything that the app listens to. */
export const rows: readonly Row[] = [
  ...looking,
  ...flagging,
  ...keeping,
  ...subscribing,
  ...deciding,
  ...forms,
  ...elsewhere,
];

export const nameOf = ({ id, what }: Row) => (what === undefined ? id : `${id}: ${what}`);
