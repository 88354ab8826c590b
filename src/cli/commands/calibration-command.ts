import { z } from 'zod';
import { jsonLine } from '../../model/json-line.ts';
import { calibrate } from '../../review/calibration/calibrate.ts';
import { calibrationWords } from '../../review/calibration/calibration-words.ts';
import { type AddCommand, databaseOf } from '../command-context.ts';
import { plain } from '../text/terminal-text.ts';
import { withReadableStore } from '../with-store.ts';

const Options = z.object({ db: z.string().optional(), json: z.boolean().optional() });

/** `calibration`: how ratings relate to what people accept and dismiss. */
export const addCalibrationCommand: AddCommand = (program, { io }) => {
  program
    .command('calibration')
    .description('how ratings relate to what people accept and dismiss')
    .option('--db <file>', 'the database (default: DATABASE_FILE)')
    .option('--json', 'one JSON object')
    .action(async (options: unknown) => {
      const { db, json } = Options.parse(options);
      await withReadableStore(databaseOf(io.environment, db), async (store) => {
        const calibration = calibrate(await store.decidedRatings());
        await io.out.write(json === true ? jsonLine(calibration) : textOf(calibration));
      });
    });
};

function textOf(calibration: ReturnType<typeof calibrate>): string {
  const { headline, sentence, parts, caution } = calibrationWords(calibration);
  return [
    `${headline}. ${sentence}`,
    ...parts.map(({ heading, lines }) =>
      [`${heading}:`, ...lines.map((line) => `  ${plain(line)}`)].join('\n'),
    ),
    caution,
    '',
  ].join('\n\n');
}
