import { useState } from 'react';
import type { Act, Weather } from '../../page-protocol.ts';
import { usePageStore, useWorkspace } from '../page/page-context.ts';
import { useWorkspaceClock } from '../page/use-workspace-clock.ts';
import { fullTime } from '../text/times.ts';
import { Pane } from './pane.tsx';

/** The clock to move, and weather to switch on: both to see that nothing is lost. */
export function TimeAndWeather() {
  const store = usePageStore();
  return (
    <Pane
      className="tool-pane"
      label="Time and weather"
      title="Time and weather"
      closeLabel="Close time and weather"
      onClose={() => store.toggleTool('weather')}
    >
      <div className="weather">
        <Time />
        <WeatherSwitches />
      </div>
    </Pane>
  );
}

const hourMs = 3_600_000;
const steps = [
  { label: '+ 1 hour', byMs: hourMs },
  { label: '+ 1 day', byMs: 24 * hourMs },
  { label: '+ 1 week', byMs: 7 * 24 * hourMs },
];

type ClockAct = Extract<Act, { readonly kind: 'move-clock' | 'forward-clock' }>;

function Time() {
  const store = usePageStore();
  const now = useWorkspaceClock();
  const { movable, goal } = useWorkspace((snapshot) => snapshot.clock);
  const [underWay, setUnderWay] = useState(0);
  const [told, setTold] = useState('');
  const move = async (act: ClockAct) => {
    setUnderWay((count) => count + 1);
    const result = await store.act(act);
    setUnderWay((count) => count - 1);
    setTold(result.ok ? (result.note ?? '') : '');
  };
  return (
    <section aria-label="Time">
      <h3 className="about-title">The workspace's clock</h3>
      <p className="clock">{fullTime(now)}</p>
      {movable ? (
        <>
          <div className="clock-steps">
            {steps.map(({ label, byMs }) => (
              <button
                key={label}
                type="button"
                className="button"
                onClick={() => void move({ kind: 'forward-clock', byMs })}
              >
                {label}
              </button>
            ))}
            {goal !== null && (
              <button
                type="button"
                className="button"
                onClick={() => void move({ kind: 'move-clock', to: goal.at })}
              >
                {goal.label}
              </button>
            )}
          </div>
          <ClockForm
            now={now}
            onMove={(ms) => void move({ kind: 'move-clock', to: new Date(ms).toISOString() })}
          />
          <p className="clock-note" role="status">
            {underWay > 0 ? 'On its way: what becomes due is done first …' : told}
          </p>
          <p className="field-hint">
            What becomes due on the way is done at its time. In bad weather the clock goes on until
            that is complete; nothing is lost.
          </p>
        </>
      ) : (
        <p className="field-hint">This clock is the real one and cannot be moved.</p>
      )}
    </section>
  );
}

function ClockForm({ now, onMove }: { now: number; onMove: (ms: number) => void }) {
  const store = usePageStore();
  const [typed, setTyped] = useState('');
  const wanted = typed === '' ? Number.NaN : new Date(typed).getTime();
  const submit = () => {
    if (wanted > now) {
      onMove(wanted);
    } else {
      store.notify('The clock only moves forward: choose a later time.', 'error');
    }
  };
  return (
    <form
      className="clock-custom"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label>
        <span className="label">Or forward to</span>
        <input
          className="input"
          type="datetime-local"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={Number.isNaN(wanted)}>
        Move
      </button>
    </form>
  );
}

interface WeatherSwitch {
  readonly key: keyof Weather;
  readonly name: string;
  readonly detail: string;
  /** What the switch turns on. */
  readonly on: number;
}

const switches: readonly WeatherSwitch[] = [
  {
    key: 'rateLimited',
    name: 'Rate limits',
    detail: 'One call in five is answered with 429',
    on: 0.2,
  },
  { key: 'slowMs', name: 'Slow answers', detail: 'Every call takes two seconds', on: 2000 },
  {
    key: 'dropped',
    name: 'Dropped connections',
    detail: 'One call in five is carried out, but its answer is lost',
    on: 0.2,
  },
  {
    key: 'failed',
    name: 'Server errors',
    detail: 'One call in five is carried out, but answered with 500',
    on: 0.2,
  },
  { key: 'duplicated', name: 'Duplicate events', detail: 'Every event is delivered twice', on: 1 },
];

function WeatherSwitches() {
  const store = usePageStore();
  const weather = useWorkspace((snapshot) => snapshot.weather);
  return (
    <section aria-label="Weather">
      <h3 className="about-title">Weather</h3>
      <ul className="switches">
        {switches.map(({ key, name, detail, on }) => (
          <li key={key}>
            <label className="choice">
              <input
                type="checkbox"
                checked={weather[key] > 0}
                onChange={({ target }) =>
                  void store.act({
                    kind: 'set-weather',
                    weather: { ...weather, [key]: target.checked ? on : 0 },
                  })
                }
              />
              <span>
                {name}
                <small>{detail}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {weather.dropped + weather.failed > 0 && (
        <p className="field-hint">
          A post whose answer was lost may be there all the same: it is looked up more than a minute
          later, before it is tried again. Move the clock to get there at once.
        </p>
      )}
    </section>
  );
}
