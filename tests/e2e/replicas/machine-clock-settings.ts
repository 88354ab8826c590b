import type { FastTime } from './fast-time.ts';

/** The variable by which a replica's machine clock is set at its start. */
export const MACHINE_CLOCK = 'TEST_MACHINE_CLOCK';

/** How far this machine's clock is wrong, ahead where positive; sent to its process to change it. */
export interface SetSkew {
  readonly skewMs: number;
}

export type MachineClock = FastTime & SetSkew;
