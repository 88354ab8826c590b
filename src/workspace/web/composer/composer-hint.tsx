import { type CompletionSources, commandOf } from './completion.ts';

type ComposerHintProps = Pick<CompletionSources, 'app' | 'inThread'> & { readonly text: string };

/** Beside the composer's tools: the command's usage while one is being typed, else the keys. */
export function ComposerHint({ text, app, inThread }: ComposerHintProps) {
  const command = inThread ? undefined : commandOf(text, app);
  const isBeginning = /^\S+\s?$/.test(text);
  if (command !== undefined && isBeginning) {
    return (
      <p className="composer-hint">
        <strong>{command.command}</strong> {command.usageHint} — {command.description}
      </p>
    );
  }
  if (inThread && text.startsWith('/')) {
    return (
      <p className="composer-hint">
        Commands do not run in threads: begin with <strong>@{app.name}</strong>
      </p>
    );
  }
  return (
    <p className="composer-hint">
      <span className="composer-keys">
        {inThread ? (
          <>
            <kbd>@{app.name}</kbd> asks the app · <kbd>Enter</kbd> sends
          </>
        ) : (
          <>
            <kbd>/</kbd> commands · <kbd>Enter</kbd> sends · <kbd>Shift</kbd> + <kbd>Enter</kbd> new
            line
          </>
        )}
      </span>
    </p>
  );
}
