/** Wrong or missing variables, all of them; the message is ready for a terminal. */
export class ConfigError extends Error {
  readonly code = 'config';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n` +
        'Set them in the environment or in a .env file; .env.example lists every variable.',
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
