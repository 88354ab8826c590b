import { describe, expect, it } from 'vitest';
import { everyOther } from '../support/runs.ts';
import { type ScriptedAnswer, startScriptedSlack } from '../support/scripted-slack.ts';
import { BOTH_TRANSPORTS, TRANSPORTS } from '../support/server-place.ts';
import { oneByOne, testsSideBySide } from '../support/side-by-side.ts';
import { startServed } from '../support/start-served.ts';

testsSideBySide();

const faults: readonly (readonly [string, ScriptedAnswer])[] = [
  ['asks to wait', { status: 429, body: '', headers: { 'retry-after': '1' } }],
  ['is out of order', { status: 503, body: 'Service Unavailable' }],
  ['is somebody’s login page', { status: 200, body: '<html>Welcome to the hotel</html>' }],
  ['loses the connection', 'cut'],
  ['leads elsewhere', { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }],
  ['is a stranger with JSON of its own', { status: 200, body: 'null' }],
];

const [socket, http] = BOTH_TRANSPORTS;
// Each in one transport, the next in the other; in both where tests go deep.
const cases = faults.flatMap((fault, n) =>
  (n % 2 === 0 ? [socket, http] : [http, socket]).map(
    (transport) => [transport, ...fault] as const,
  ),
);

// Both transports at once, and few servers: each waits a second before it asks again.
describe.concurrent.each(BOTH_TRANSPORTS)(
  'a Slack that does not answer well yet, %s',
  (transport) => {
    const ofThis = everyOther(cases).flatMap(([theirs, ...fault]) =>
      theirs === transport ? [fault] : [],
    );
    it.each(ofThis)('one that %s is waited for', oneByOne, async (_fault, answer) => {
      const slack = await startScriptedSlack();
      slack.answer('auth.test', answer);
      const server = startServed({ ...TRANSPORTS[transport], SLACK_API_URL: slack.apiUrl });

      await server.logged('slack-awaited');
      const waiting = await server.readiness();
      slack.answer('auth.test', undefined);
      await server.logged('server-ready');
      server.stop();

      expect(waiting).toMatchObject({ status: 503, reasons: { slack: expect.any(String) } });
      expect(await server.ended).toMatchObject({ exitCode: 0 });
      expect(server.output().match(/slack-awaited/g)).toHaveLength(1);
      expect(server.output().match(/"level":"(?:warn|error)"/g)).toHaveLength(1);
      expect(server.output()).not.toMatch(/Cannot read properties|invalid_type/);
    });
  },
);
