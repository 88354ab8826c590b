const FLAGS = new Set(['--json', '--explain', '--help']);
const VALUES = new Set(['--db', '--limit', '--page']);

/**
 * Reorders the arguments of `search` so that everything after the kind that is
 * not one of its own options becomes query text behind `--`: a query may hold
 * `-not` without any escape. Arguments of other commands are left alone.
 */
export function searchArguments(argv: readonly string[]): readonly string[] {
  const [command, ...rest] = argv;
  if (command !== 'search') {
    return argv;
  }
  const options: string[] = [];
  const words: string[] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const argument = rest[index] ?? '';
    if (argument === '--') {
      words.push(...rest.slice(index + 1));
      break;
    }
    if (VALUES.has(argument)) {
      const value = rest[index + 1];
      if (value === undefined || value === '--') {
        // Last, so that its missing value is what is complained about.
        return [command, ...options, argument];
      }
      options.push(argument, value);
      index += 1;
    } else if (FLAGS.has(argument) || VALUES.has(argument.split('=')[0] ?? '')) {
      options.push(argument);
    } else if (words.length === 0 && argument.startsWith('-')) {
      // Before the kind there is no query yet: this is a misspelt option.
      options.push(argument);
    } else {
      words.push(argument);
    }
  }
  return [command, ...options, '--', ...words];
}
