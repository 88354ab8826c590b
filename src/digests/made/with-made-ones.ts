import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { problemOf } from '../../model/problem-sentence.ts';
import type { FilePauseStore } from '../../store/file-pause-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { DigestDefinitions } from '../definitions/read-definitions.ts';
import { knownDefinition } from '../pauses/known-definition.ts';

/**
 * The digests of files, and those of channels that were made in Slack, by name.
 * A file that came later with the name of one is a problem: two would share their runs.
 */
export async function withMadeOnes(
  store: Pick<MadeDigestStore, 'madeDigests'> & Pick<FilePauseStore, 'filePauses'>,
  { definitions: files, problems }: DigestDefinitions,
): Promise<DigestDefinitions> {
  const made = (await store.madeDigests('channels')).map(knownDefinition);
  const names = new Set(made.map(({ name }) => name));
  const pauses = await store.filePauses();
  const pauseOf = ({ name, channel }: DigestDefinition) =>
    pauses.find((one) => one.name === name && one.channel === channel)?.pause ?? null;
  const taken = files.filter(({ name }) => names.has(name));
  return {
    definitions: [
      ...files
        .filter(({ name }) => !names.has(name))
        .map((file) => ({ ...file, pause: pauseOf(file) })),
      ...made,
    ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    problems: [
      ...problems,
      ...taken.map(({ name }) =>
        problemOf(`${name}.yml`, 'rejected', {
          line: null,
          code: 'name',
          what: 'A digest of this name was made in Slack; give the file another name.',
        }),
      ),
    ],
  };
}
