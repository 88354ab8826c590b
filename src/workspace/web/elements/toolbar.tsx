import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { arrows, arrowTarget } from './arrow-target.ts';

export interface ToolbarProps {
  readonly label: string;
  /** Buttons; what floats beside them has keys of its own. */
  readonly children: ReactNode;
}

/** Buttons in a row that are one stop for Tab; the arrow keys go from one to the next. */
export function Toolbar({ label, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const all = buttonsOf(bar.current);
    stopAt(all, all.find(({ tabIndex }) => tabIndex === 0) ?? all[0]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttonsOf(bar.current);
    const isOnButton = all.some((button) => button === event.target);
    const next = isOnButton ? arrowTarget(all, event.key, arrows.across) : undefined;
    if (next !== undefined) {
      event.preventDefault();
      stopAt(all, next);
      next.focus();
    }
  };
  return (
    <div ref={bar} className="toolbar" role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function buttonsOf(bar: HTMLElement | null): readonly HTMLButtonElement[] {
  return [...(bar?.querySelectorAll<HTMLButtonElement>(':scope > button') ?? [])];
}

function stopAt(all: readonly HTMLButtonElement[], stop: HTMLButtonElement | undefined): void {
  for (const button of all) {
    button.tabIndex = button === stop ? 0 : -1;
  }
}
