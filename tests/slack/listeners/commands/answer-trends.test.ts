import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TeamId, UserId } from '../../../../src/model/slack-ids.ts';
import { createSearch } from '../../../../src/search/create-search.ts';
import { readCommand } from '../../../../src/slack/listeners/command.ts';
import { createAnswerTrends } from '../../../../src/slack/listeners/commands/answer-trends.ts';
import { createAnswerAt } from '../../../../src/slack/transport/response-url.ts';
import type { Store } from '../../../../src/store/store.ts';
import { aPage, pageId, team } from '../../../support/builders.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { openTestStore } from '../../../support/open-store.ts';
import { recordEvents } from '../../../support/record-events.ts';
import { jonas, type RunningApp, startApp } from '../../../support/running-app.ts';
import { shown } from '../../../support/shown.ts';

describe('/signalpost trends', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ transport: 'socket' });
  });
  afterEach(() => running.stop());

  it('draws a query by quarter, beside the table of its numbers, and leads to the items', async () => {
    const answer = await running.type(jonas, '/signalpost trends regulation');

    const types = answer.blocks.map(({ type }) => String(type));
    expect(types).toContain('data_visualization');
    expect(types).toContain('table');
    expect(shown(answer.blocks)).toContain('7 items for “regulation”, by quarter');
    expect(shown(answer.blocks)).toMatch(/▁+█ {2}No clear change: 7 in the last 91 days/);
    expect(JSON.stringify(answer.blocks)).toContain('Q4 2026 so far');

    await running.click(jonas, answer, 'Show 7 items');

    await running.told(jonas, '7 items for “regulation”');
  });

  it('tells without a query which themes move, and the rule', async () => {
    const answer = await running.type(jonas, '/signalpost trends');

    expect(shown(answer.blocks)).toContain('Rises: nothing just now');
    expect(shown(answer.blocks)).toContain('Rises: at least 5 items in the last 91 days');
  });

  it.each([
    ['rel:>=9', "I can't read rel:>=9"],
    ['xyzzy', 'No item has “xyzzy”'],
    ['x'.repeat(3000), ''],
  ])('answers %.20s with a sentence', async (query, words) => {
    const answer = await running.type(jonas, `/signalpost trends ${query}`);

    expect(shown(answer.blocks)).toContain(words);
    expect(running.events.of('request-failed')).toEqual([]);
  });
});

describe('a workspace that takes no charts', () => {
  let server: Server;
  let store: Store;
  let bodies: string[];
  let origin: string;

  beforeEach(async () => {
    bodies = [];
    store = await openTestStore();
    await store.putPages([aPage({ id: pageId(1) })]);
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(body.includes('data_visualization') ? 400 : 200).end('ok');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
  });
  afterEach(async () => {
    server.close();
    await store.close();
  });

  it('gets the same without one, and from then on at once', async () => {
    const clock = createManualClock('2026-11-24T09:00:00Z');
    const events = recordEvents();
    const search = createSearch({ store, clock, events, newId: () => 'list' });
    const answerTrends = createAnswerTrends({ search });
    const answerAt = createAnswerAt({
      network: { fetch },
      apiUrl: `${origin}/api/`,
      signal: new AbortController().signal,
    });
    const command = readCommand(
      {
        command: '/signalpost',
        text: 'trends drones',
        team_id: team,
        user_id: UserId.parse(jonas),
        channel_id: 'C0FORESIGHT',
        response_url: `${origin}/response`,
      },
      { team: TeamId.parse(team), answerAt },
    );

    await answerTrends(command, 'drones');
    await answerTrends(command, 'drones');

    expect(bodies.map((body) => body.includes('data_visualization'))).toEqual([true, false, false]);
    expect(bodies[1]).toContain('"table"');
  });
});
