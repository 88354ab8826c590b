import type { ReactNode, Ref } from 'react';
import { usePage, usePageStore, useWorkspace } from '../page/page-context.ts';
import { PersonMenu } from './person-menu.tsx';

export interface IntroductionProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** What a newcomer sees above the workspace: what this is, and the tools that Slack does not have. */
export function Introduction({ id, onClose }: IntroductionProps) {
  const { name, description } = useWorkspace((snapshot) => snapshot.app);
  const movable = useWorkspace((snapshot) => snapshot.clock.movable);
  return (
    <aside id={id} className="introduction" aria-label="About this playground">
      <div className="introduction-words">
        <p>
          <strong>This is a playground for {name}.</strong> {description} The real app is below, in
          a small workspace on your own machine. Only the playground has these tools:
        </p>
        <ul className="introduction-tools">
          {movable ? (
            <ToolLine tool="weather" name="Move the clock">
              what {name} does at its hour happens while you watch.
            </ToolLine>
          ) : (
            <ToolLine tool="weather" name="Change the weather">
              make calls slow or lose them, to see what becomes of them.
            </ToolLine>
          )}
          <ToolLine tool="wire" name="Read along">
            every request between {name} and the workspace, as it is made.
          </ToolLine>
          <li>
            <PersonMenu buttonClass="introduction-tool">Be someone else</PersonMenu> to see the same
            channel with another's eyes and rights.
          </li>
        </ul>
      </div>
      <button type="button" className="button button-small" onClick={onClose}>
        Got it
      </button>
    </aside>
  );
}

interface ToolLineProps {
  readonly tool: 'weather' | 'wire';
  readonly name: string;
  readonly children: ReactNode;
}

function ToolLine({ tool, name, children }: ToolLineProps) {
  const store = usePageStore();
  const open = usePage((state) => state.tool === tool);
  return (
    <li>
      <button
        type="button"
        className="introduction-tool"
        aria-pressed={open}
        onClick={() => store.toggleTool(tool)}
      >
        {name}
      </button>
      : {children}
    </li>
  );
}

export interface IntroductionButtonProps {
  readonly introduction: { readonly id: string; readonly open: boolean };
  readonly onToggle: () => void;
  readonly ref: Ref<HTMLButtonElement>;
}

/** In the top bar: brings the introduction back, and puts it away. */
export function IntroductionButton({ introduction, onToggle, ref }: IntroductionButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className="top-button"
      aria-label="About this playground"
      title="About this playground: what it is, and its three tools"
      aria-expanded={introduction.open}
      aria-controls={introduction.open ? introduction.id : undefined}
      onClick={onToggle}
    >
      ?
    </button>
  );
}
