import type { Events } from '../../model/events/events.ts';
import { type DigestDefinitions, readDefinitions } from './read-definitions.ts';

/** The definitions of a folder, as they were when it was last read. */
export interface Definitions {
  /** Empty before the first `reload`. */
  current(): DigestDefinitions;
  /** Reads the folder again; problems that were not there before are logged. */
  reload(): Promise<DigestDefinitions>;
}

export interface DefinitionsDeps {
  readonly folder: string;
  readonly events: Events;
}

export function createDefinitions({ folder, events }: DefinitionsDeps): Definitions {
  let current: DigestDefinitions = { definitions: [], problems: [] };
  return {
    current: () => current,
    reload: async () => {
      const known = new Set(current.problems.map(({ file, message }) => `${file}\n${message}`));
      current = await readDefinitions(folder);
      for (const { file, line, message } of current.problems) {
        if (!known.has(`${file}\n${message}`)) {
          events.emit('definition-rejected', { file, line, problem: message });
        }
      }
      return current;
    },
  };
}
