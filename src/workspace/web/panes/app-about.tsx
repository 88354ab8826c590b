import { useWorkspace } from '../page/page-context.ts';

const connections = {
  http: 'Connected over signed HTTP',
  socket: 'Connected by Socket Mode',
  none: 'Not connected',
} as const;

/** What the app says of itself: its description and everything one can start it with. */
export function AppAbout() {
  const app = useWorkspace((snapshot) => snapshot.app);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to be reachable by keyboard
    <section className="home" aria-label={`About ${app.name}`} tabIndex={0}>
      <div className="home-inner">
        <h2 className="block-header">{app.name}</h2>
        <p className="text">{app.description}</p>
        <p className="block-context">{connections[app.connection]}</p>
        <h3 className="about-title">Commands</h3>
        <dl className="about-list">
          {app.commands.map(({ command, usageHint, description }) => (
            <div key={command}>
              <dt>
                <strong>{command}</strong> <code>{usageHint}</code>
              </dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
        {app.shortcuts.length > 0 && <h3 className="about-title">Shortcuts</h3>}
        <dl className="about-list">
          {app.shortcuts.map(({ callbackId, name, type, description }) => (
            <div key={callbackId}>
              <dt>
                <strong>{name}</strong>{' '}
                <code>{type === 'message' ? 'on a message' : 'anywhere'}</code>
              </dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
