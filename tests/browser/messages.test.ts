import type { App } from '@slack/bolt';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { isDeep } from '../support/runs.ts';
import { aWatchedStage } from '../support/watched-stage.ts';
import { aClient, foresight, jonas, mira } from '../support/workspace.ts';
import { beginsInView, composer, rows, send } from '../support/workspace-page.ts';

const hostile =
  '<img src=x onerror="window.hurt=1"> <script>window.hurt=1</script> <b>b</b> &lt;i&gt; [x](javascript:window.hurt=1)';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What an app does less often: edits, files, pictures, blocks that nobody draws. */
async function postRarities(client: App['client'], channel: string): Promise<void> {
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'first words' });
  await client.chat.update({ channel, ts, text: 'better words' });
  await client.filesUploadV2({ channel_id: channel, file: pixel, filename: 'dot.png' });
  await client.filesUploadV2({ channel_id: channel, content: 'a,b', filename: 'items.csv' });
  await client.chat.postMessage({
    channel,
    text: 'A rare block',
    blocks: [
      {
        type: 'data_table',
        caption: 'Counts',
        rows: [
          [{ type: 'raw_text', text: 'kind' }],
          [{ type: 'raw_text', text: 'a cell of the rare table' }],
        ],
      },
      { type: 'image', image_url: 'https://elsewhere.example.org/x.png', alt_text: 'Far away' },
    ],
  });
}

function tinyApp(app: App): void {
  app.command('/echo', async ({ ack, command }) => ack(command.text));
  app.command('/plain', async ({ ack, client, command }) => {
    await ack();
    const { ts } = await client.chat.postMessage({
      channel: command.channel_id,
      text: 'A digest',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: `Digest ${hostile}`.slice(0, 150) } },
        { type: 'section', text: { type: 'plain_text', text: hostile } },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: '*not bold* ' },
                { type: 'text', text: 'bold', style: { bold: true } },
                { type: 'link', url: 'https://example.org/', text: hostile },
              ],
            },
          ],
        },
        { type: 'markdown', text: hostile },
        {
          type: 'table',
          rows: [[{ type: 'raw_text', text: 'kind' }], [{ type: 'raw_text', text: hostile }]],
        },
      ],
    });
    if (command.text === 'rare') {
      await postRarities(client, command.channel_id);
    }
    await client.chat.postMessage({
      channel: command.channel_id,
      ...(ts === undefined ? {} : { thread_ts: ts }),
      text: 'Item one',
    });
  });
}

describe.skipIf(!hasBrowser())('the message list', () => {
  const stage = aWatchedStage(tinyApp, { pages: 'kept' });
  const { mine } = stage;

  /** Also closes the thread that a test before has opened. */
  beforeEach(async () => {
    await mine.page.getByRole('navigation').getByRole('button', { name: 'foresight' }).click();
    await composer(mine.page).waitFor();
  });

  it('opens in #foresight', async () => {
    await expect.poll(() => mine.page.title()).toBe('foresight · Workspace');
    expect(await mine.page.getByRole('heading', { name: 'foresight' }).count()).toBe(1);
  });

  it('shows what is said to everyone at once, without a reload', async () => {
    const theirs = await stage.open({ as: jonas });

    await send(mine.page, 'hello *all* of <you> :eyes: @Jonas');

    await rows(theirs.page).getByText('hello all of <you>').waitFor();
    expect(await rows(theirs.page).last().locator('strong', { hasText: 'all' }).count()).toBe(1);
    expect(await rows(theirs.page).last().locator('.mention').innerText()).toBe('@Jonas');
    expect(await rows(theirs.page).last().locator('.emoji').first().innerText()).toBe('👀');
    expect(theirs.troubles).toEqual([]);
    await theirs.close();
  });

  it('announces what others say in words, without ids and escapes', async () => {
    await stage.workspace.act(jonas, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: '@Mira Lang look in #open, R&D *now*',
    });

    await expect
      .poll(() => mine.page.getByRole('log').innerText())
      .toBe('Jonas: Mira Lang look in open, R&D now');
  });

  it('marks what only one person sees, until it is dismissed', async () => {
    await send(mine.page, '/echo for my eyes');

    const row = rows(mine.page).filter({ hasText: 'for my eyes' });
    await row.getByText('Only visible to you').waitFor();
    await row.getByRole('button', { name: 'Dismiss message' }).click();
    await row.waitFor({ state: 'detached' });
    expect(stage.workspace.snapshot(mira).messages.some(({ text }) => text === 'for my eyes')).toBe(
      false,
    );
  });

  it('does not take one back to an answer after one has scrolled, but tells of it', async () => {
    const { chat } = aClient(stage.workspace);
    const answer = (text: string) => chat.postEphemeral({ channel: foresight, user: mira, text });
    const row = (text: string) => rows(mine.page).filter({ hasText: text }).last();
    await send(mine.page, Array.from({ length: 60 }, () => 'a long story').join('\n'));
    await send(mine.page, '/echo asked for');
    await row('asked for').getByText('Only visible to you').waitFor();
    const below = mine.page.getByRole('button', { name: 'Something for you' });

    await mine.page.getByRole('region', { name: 'Messages in #foresight' }).hover();
    await mine.page.mouse.wheel(0, -600);
    await expect.poll(() => beginsInView(row('asked for'))).toBe(false);
    await answer('a second answer');
    await below.waitFor();
    await send(mine.page, '/echo asked again');

    await below.waitFor({ state: 'detached' });
    expect(await beginsInView(row('asked again'))).toBe(true);
  });

  it('never lets text become HTML, wherever it stands', async () => {
    await send(mine.page, hostile);
    await send(mine.page, '/plain');

    const digest = rows(mine.page).filter({ hasText: 'Digest' }).last();
    await digest.locator('table').waitFor();
    await digest.getByText('*not bold*').waitFor();
    expect(await mine.page.evaluate('window.hurt')).toBeUndefined();
    expect(await mine.page.locator('.messages img, .messages script, .messages b').count()).toBe(0);
    expect(await mine.page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await digest.locator('a').first().getAttribute('rel')).toContain('noopener');
  });

  it('shows edits, files and pictures, and the JSON of what it cannot draw', async () => {
    await send(mine.page, '/plain rare');

    await rows(mine.page).getByText('better words (edited)').waitFor();
    await mine.page.getByRole('img', { name: 'dot.png' }).waitFor();
    await expect
      .poll(() => mine.page.evaluate('document.querySelector(".file img").naturalWidth'))
      .toBe(1);
    await mine.page.getByRole('link', { name: 'items.csv' }).waitFor();
    await mine.page.getByText('This page cannot draw the block data_table').click();
    await mine.page.getByText('a cell of the rare table').waitFor();
    // A picture of another server is never asked for: `troubles` would tell.
    await mine.page.getByRole('link', { name: 'Far away' }).waitFor();
  });

  it('opens a thread beside the channel and replies in it', async () => {
    const digests = rows(mine.page).filter({ hasText: 'Digest' });
    await composer(mine.page).waitFor();
    const earlier = await digests.count();
    await send(mine.page, '/plain');
    const digest = digests.nth(earlier);

    await digest.getByRole('button', { name: /1 reply/ }).click();
    const thread = mine.page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('Item one').waitFor();
    await thread.getByRole('textbox').fill('good one');
    await thread.getByRole('textbox').press('Enter');

    await thread.getByText('good one').waitFor();
    await digest.getByRole('button', { name: /2 replies/ }).waitFor();
    expect(await rows(mine.page).filter({ hasText: 'good one' }).count()).toBe(0);
    await thread.getByText('good one').click();
    await mine.page.keyboard.press('Escape');
  });

  it('speaks English about time to every browser, and never of the future', async () => {
    const german = await stage.open({ locale: 'de-DE', timezoneId: 'America/New_York' });
    const parent = rows(german.page).filter({ hasText: 'a German parent' }).last();
    await send(german.page, 'a German parent');
    await parent.hover();
    await parent.getByRole('button', { name: 'Reply in thread' }).click();
    const reply = german.page.getByRole('complementary', { name: 'Thread' }).getByRole('textbox');
    await reply.fill('so soon');
    await reply.press('Enter');

    await parent.getByText('Last reply just now').waitFor();
    const day = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'full',
      timeZone: 'America/New_York',
    });
    const time = parent.locator('time');
    expect(await time.getAttribute('title')).toContain(
      day.format(new Date((await time.getAttribute('datetime')) ?? '')),
    );
    await german.close();
  });

  it('offers no commands in threads, and says what to write instead', async () => {
    await send(mine.page, 'a parent');
    const parent = rows(mine.page).filter({ hasText: 'a parent' }).last();
    await parent.hover();
    await parent.getByRole('button', { name: 'Reply in thread' }).click();

    const reply = mine.page.getByRole('complementary', { name: 'Thread' }).getByRole('textbox');
    const pane = mine.page.getByRole('complementary', { name: 'Thread' });
    await pane.getByText('@Tiny asks the app').waitFor();
    await reply.pressSequentially('/');
    await pane.getByText('Commands do not run in threads: begin with @Tiny').waitFor();
    expect(await pane.getByRole('listbox').count()).toBe(0);
    await reply.fill('/echo x');
    await reply.press('Enter');

    await mine.page.getByText('/echo is not supported in threads. Sorry!').waitFor();
  });

  it('marks channels with something unread, and reads them', async () => {
    await stage.workspace.act(jonas, {
      kind: 'say',
      channel: 'D00000PAIR',
      threadTs: null,
      text: 'psst',
    });

    const link = mine.page.getByRole('navigation').getByRole('button', { name: /Jonas/ });
    await link.getByText('1 unread').waitFor();
    await link.click();

    await rows(mine.page).getByText('psst').waitFor();
    await mine.page.getByText('New', { exact: true }).waitFor();
    await expect
      .poll(
        () => stage.workspace.snapshot(mira).channels.find(({ id }) => id === 'D00000PAIR')?.unread,
      )
      .toBe(0);
    expect(mine.page.url()).toContain('#D00000PAIR/U00000MIRA');
  });

  const tabs = isDeep ? 7 : 3;

  it(`works in ${tabs} tabs of one browser`, async () => {
    const others: Page[] = [];
    // One after another: seven that start at once are slow on a busy machine.
    while (others.length < tabs - 1) {
      others.push(await mine.another());
    }
    const last = others.at(-1) ?? mine.page;

    await send(last, 'from the last tab');

    for (const page of [mine.page, ...others]) {
      await rows(page).getByText('from the last tab').waitFor();
    }
    await Promise.all(others.map((page) => page.close()));
  });

  it('catches up after the connection was lost', async () => {
    const { url } = stage.workspace;
    await stage.workspace.stop();
    await mine.page.getByText('Connection lost, trying again…').waitFor();
    await send(mine.page, 'unheard');
    const unanswered = mine.page.getByRole('alert').filter({ hasText: 'does not answer' });
    await unanswered.waitFor();
    await stage.workspace.act(mira, {
      kind: 'say',
      channel: foresight,
      threadTs: null,
      text: 'said meanwhile',
    });

    await stage.workspace.start({ port: Number(new URL(url).port) });

    await rows(mine.page).getByText('said meanwhile').waitFor();
    await mine.page.getByText('Connection lost, trying again…').waitFor({ state: 'hidden' });
    await unanswered.waitFor({ state: 'detached' });
    // A connection that is refused is what the console is for.
    mine.forgive(/ERR_/);
  });
});
