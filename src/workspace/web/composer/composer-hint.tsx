import type { AppInfo } from '../../page-protocol.ts';
import { commandOf } from './completion.ts';

/** Under the composer: the command's usage while one is being typed, else the keys. */
export function ComposerHint({ text, app }: { text: string; app: AppInfo }) {
  const command = commandOf(text, app);
  const isBeginning = /^\S+\s?$/.test(text);
  return (
    <p className="composer-hint">
      {command !== undefined && isBeginning ? (
        <>
          <strong>{command.command}</strong> {command.usageHint} — {command.description}
        </>
      ) : (
        <span className="composer-keys">
          <kbd>/</kbd> commands · <kbd>Enter</kbd> sends · <kbd>Shift</kbd> + <kbd>Enter</kbd> new
          line
        </span>
      )}
    </p>
  );
}
