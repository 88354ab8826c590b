import { CommanderError } from 'commander';
import { createCommandContext } from './command-context.ts';
import { describeFailure } from './failure.ts';
import { ClosedPipeError, createProcessIo, type Io } from './io.ts';
import { createProgram, type Printed } from './program.ts';
import { searchArguments } from './search-arguments.ts';
import { plain } from './text/terminal-text.ts';

/**
 * Runs one command to its end.
 *
 * @param argv - without the program's own two entries.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage. Nothing is thrown, no stack is shown.
 */
export async function main(
  argv: readonly string[] = process.argv.slice(2),
  io: Io = createProcessIo(),
): Promise<number> {
  let exitCode = 0;
  const printed: Printed = { out: '', err: '' };
  try {
    const context = createCommandContext(io, (code) => {
      exitCode = code;
    });
    const program = await createProgram(context, printed, argv);
    await program.parseAsync(searchArguments(argv), { from: 'user' });
    await io.out.write(printed.out);
  } catch (error) {
    exitCode = exitCodeOf(error, printed);
    await io.out.write(printed.out).catch(() => {});
  }
  // Nobody is left to tell when standard error is closed as well.
  await io.err.write(printed.err).catch(() => {});
  return exitCode;
}

/** Gathers what is to be said about an error. */
function exitCodeOf(error: unknown, printed: Printed): number {
  // The reader has had enough, as after `| head`: that is no failure.
  if (error instanceof ClosedPipeError) {
    return 0;
  }
  // Commander has printed what there is to say; only help and version end well.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? 0 : 2;
  }
  const failure = describeFailure(error);
  printed.err += `${failure.text.split('\n').map(plain).join('\n')}\n`;
  return failure.exitCode;
}
