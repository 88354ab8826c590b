import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/slack/blocks/elements/sentence.ts';
import { createAnswerAt } from '../../../src/slack/transport/response-url.ts';

describe('where answers go', () => {
  const asked: string[] = [];
  const fetchInto: typeof fetch = async (url) => {
    asked.push(typeof url === 'string' ? url : '');
    return new Response('ok');
  };
  const answerFor = (apiUrl: string) =>
    createAnswerAt({
      network: { fetch: fetchInto },
      apiUrl,
      signal: new AbortController().signal,
    });
  const answer = { message: sentence('hello'), replace: false };

  it.each([
    ['https://hooks.slack.com/commands/T1/2/3', 'https://slack.com/api/'],
    ['https://hooks.slack-gov.com/actions/T1/2/3', 'https://slack-gov.com/api/'],
    ['https://hooks.slack.com/actions/T1/2/3', 'http://proxy.internal/api/'],
    ['http://127.0.0.1:4000/respond/1', 'http://127.0.0.1:5000/api/'],
  ])('is %s with the Web API at %s', async (url, apiUrl) => {
    asked.length = 0;

    expect(await answerFor(apiUrl)(url, answer)).toBe(true);
    expect(asked).toEqual([url]);
  });

  it.each([
    'https://example.org/commands',
    'http://hooks.slack.com/commands/T1',
    'https://hooks.slack.com.example.org/',
    'https://notslack.com/',
    'https://hooks.slack.com:8443/',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'nonsense',
  ])('is never %s', async (url) => {
    asked.length = 0;

    await expect(answerFor('https://slack.com/api/')(url, answer)).rejects.toThrow('is not Slack');
    expect(asked).toEqual([]);
  });
});
