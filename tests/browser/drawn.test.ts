import { describe, expect, it } from 'vitest';
import { axeFindings, hasBrowser } from '../support/browser.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { aClient, foresight } from '../support/workspace.ts';
import { rows } from '../support/workspace-page.ts';

const categories = ['2025 Q4', '2026 Q1', '2026 Q2', '2026 Q3', '2026 Q4'];
const series = (name: string, values: readonly number[]) => ({
  name,
  data: categories.map((label, n) => ({ label, value: values[n] ?? 0 })),
});
const overQuarters = (type: string) => ({
  type: 'data_visualization',
  title: `Items per quarter (${type})`,
  chart: {
    type,
    series: [series('regulation', [3, 8, 21, 34, 55]), series('privacy', [12, 9, -4, 7, 2])],
    axis_config: { categories, x_label: 'Quarter', y_label: 'Items' },
  },
});
const pie = {
  type: 'data_visualization',
  title: 'Kinds',
  chart: {
    type: 'pie',
    segments: [
      { label: 'Signals', value: 45 },
      { label: 'Concerns', value: 28 },
      { label: 'Issues', value: 9 },
    ],
  },
};

describe.skipIf(!hasBrowser())('what the page draws', () => {
  const stage = aWatchedStage(() => {}, { pages: 'kept' });
  const { mine } = stage;

  it.each(['line', 'bar', 'area'])('shows a %s chart with its axes and numbers', async (type) => {
    // Its types do not know the block yet.
    await aClient(stage.workspace).apiCall('chat.postMessage', {
      channel: foresight,
      text: 'A chart',
      blocks: JSON.stringify([overQuarters(type)]),
    });

    const chart = mine.page.getByRole('figure', { name: `Items per quarter (${type})` });
    await chart.waitFor();

    expect(await chart.locator('.chart-word').allTextContents()).toEqual([
      '-20',
      '0',
      '20',
      '40',
      '60',
      ...categories,
      'Quarter',
      'Items',
    ]);
    expect(await chart.getByRole('row', { name: 'privacy 12 9 -4 7 2' }).count()).toBe(1);
    expect(await chart.locator(type === 'bar' ? 'rect' : 'circle').count()).toBe(10);
    expect(await axeFindings(mine.page)).toEqual([]);
  });

  it('shows a pie chart with the share of each slice', async () => {
    await aClient(stage.workspace).apiCall('chat.postMessage', {
      channel: foresight,
      text: 'A pie',
      blocks: JSON.stringify([pie]),
    });

    const chart = mine.page.getByRole('figure', { name: 'Kinds' });
    await chart.waitFor();

    expect(await chart.locator('path title').allTextContents()).toEqual([
      'Signals: 45 (55 %)',
      'Concerns: 28 (34 %)',
      'Issues: 9 (11 %)',
    ]);
  });

  it('shows what feeds say in attachments, in their name', async () => {
    stage.workspace.post({
      channel: foresight,
      otherApp: { botId: 'B0000FEED0', appId: 'A0000FEED0', name: 'Feed of the tests' },
      attachments: [
        {
          service_name: 'A paper',
          title: 'Ledgers for carbon',
          title_link: 'https://paper.example.org/1',
          text: 'They are *coming*.',
          fields: [{ title: 'Theme', value: 'energy' }],
          footer: 'yesterday',
        },
        { fallback: 'Nothing but a fallback' },
      ],
    });

    const row = rows(mine.page).filter({ hasText: 'Ledgers for carbon' });
    await row.getByText('Feed of the tests').waitFor();

    expect(await row.getByText('APP', { exact: true }).count()).toBe(1);
    expect(await row.getByRole('link', { name: 'Ledgers for carbon' }).getAttribute('href')).toBe(
      'https://paper.example.org/1',
    );
    expect(await row.locator('b, strong').getByText('coming').count()).toBe(1);
    expect(await row.getByText('Nothing but a fallback').count()).toBe(1);
    expect(await axeFindings(mine.page)).toEqual([]);
  });

  it('leaves a tombstone where a thread’s parent was', async () => {
    const client = aClient(stage.workspace);
    const { ts = '' } = await client.chat.postMessage({ channel: foresight, text: 'to be gone' });
    await client.chat.postMessage({ channel: foresight, thread_ts: ts, text: 'a reply stays' });
    await rows(mine.page).getByText('to be gone').waitFor();

    stage.workspace.deleteMessage(foresight, ts);

    const row = rows(mine.page).filter({ hasText: 'This message was deleted.' });
    await row.getByText('1 reply').waitFor();
    expect(await rows(mine.page).getByText('to be gone').count()).toBe(0);
  });
});
