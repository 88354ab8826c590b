import type { Digests } from '../../src/digests/digests.ts';
import { DigestName } from '../../src/model/digest/digest-definition.ts';

const unknown = (name: string) => ({ kind: 'unknown', name, nearest: null, known: [] }) as const;

/** The digests of an installation that has none. */
export const noDigests: Digests = {
  list: async () => ({ digests: [], problems: [] }),
  preview: async (name) => unknown(name),
  replay: async (name) => unknown(name),
  run: async (name) => unknown(name),
  resumeFile: async (name) => unknown(name),
  log: async () => ({ past: [], coming: [], paused: [] }),
  sent: async (name) => unknown(name),
  sentRun: async () => undefined,
  runItems: async () => ({ kind: 'unknown-run' }),
  runReasons: async () => ({ kind: 'unknown-run' }),
  itemsAt: async () => undefined,
  wants: {
    preferences: async () => null,
    save: async () => {},
    mutes: async () => [],
    mute: async (by, holder, what) => ({
      team: by.team,
      holder,
      what,
      until: null,
      by: by.user,
      at: new Date(0),
    }),
    unmute: async () => false,
  },
  made: {
    check: async () => [],
    preview: async () => ({
      parents: [],
      entries: 0,
      past: { days: 90, runs: 0, items: 0 },
      overlaps: [],
      unknown: [],
    }),
    save: async () => ({ kind: 'missing' }),
    change: async () => ({ kind: 'missing' }),
    find: async () => undefined,
    definition: async (_actor, name) => unknown(name),
    alerts: async () => [],
    isAnswered: async () => false,
    nameFor: () => DigestName.parse('none'),
  },
};
