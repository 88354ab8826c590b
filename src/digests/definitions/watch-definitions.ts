import type { Events } from '../../model/events/events.ts';
import { type DefinitionOutcome, parseDefinition } from './parse-definition.ts';
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
  const parse = createRememberingParse();
  return {
    current: () => current,
    reload: async () => {
      const known = new Set(current.problems.map(({ file, message }) => `${file}\n${message}`));
      current = await readDefinitions(folder, parse);
      for (const { file, line, message } of current.problems) {
        if (!known.has(`${file}\n${message}`)) {
          events.emit('definition-rejected', { file, line, problem: message });
        }
      }
      return current;
    },
  };
}

/**
 * The folder is read again for every round of planning and every command; a text that is the same as
 * the last time is not parsed again, which takes 2 ms a file.
 */
function createRememberingParse(): typeof parseDefinition {
  const last = new Map<string, { readonly text: string; readonly outcome: DefinitionOutcome }>();
  return (file, text) => {
    const known = last.get(file);
    if (known?.text === text) {
      return known.outcome;
    }
    const outcome = parseDefinition(file, text);
    last.set(file, { text, outcome });
    return outcome;
  };
}
