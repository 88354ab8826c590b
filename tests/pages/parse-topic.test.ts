import { describe, expect, it } from 'vitest';
import { parseTopic } from '../../src/pages/parse-topic.ts';

const topicOf = (text: string) =>
  parseTopic({
    file: 'analyses/topics/quiet/quiet.md',
    slug: 'quiet',
    bytes: new TextEncoder().encode(text),
  });

const text = `# *Topic*: 3D Printing &amp; Co

# Summary

Towns print.

Who repairs?

They repair &#8212; at night.

# Seeds

|    | name | description |
|---:|:-----|:------------|
|  0 | One  | Text.       |

# Cards

## Concerns

![Concerns](Concern.png)

# Links


* [The Street [That] Recorded (Itself)](https://futures.example.org/0123456789abcdef0123456789abcdef)
* [Buses](../../../fedcba9876543210fedcba9876543210.md)
* [Broken](https://futures.example.org/323d711c5ddadaad774954410012c61.html?x=1#top)`;

describe('a topic', () => {
  it('has a name, a synthesis of several paragraphs, and links to pages', () => {
    expect(topicOf(text)).toEqual({
      kind: 'topic',
      warnings: [],
      topic: {
        slug: 'quiet',
        name: '3D Printing & Co',
        synthesis: 'Towns print.\n\nWho repairs?\n\nThey repair — at night.',
        links: [
          {
            title: 'The Street [That] Recorded (Itself)',
            id: '0123456789abcdef0123456789abcdef',
          },
          { title: 'Buses', id: 'fedcba9876543210fedcba9876543210' },
          { title: 'Broken', id: '323d711c5ddadaad774954410012c61' },
        ],
      },
    });
  });

  it('links to a page once', () => {
    const again = `${text}\n* [Again](https://x.example.org/fedcba9876543210fedcba9876543210)`;

    expect(topicOf(again)).toEqual(topicOf(text));
  });

  it('keeps sub-titles in its synthesis', () => {
    const written = text.replace('Who repairs?', '# Who repairs?\n\n## Nobody');

    expect(topicOf(written)).toMatchObject({
      topic: { synthesis: expect.stringContaining('# Who repairs?\n\n## Nobody') },
    });
  });

  it.each([
    ['no name', text.replace(/^.*\n/, '# Yearly review\n'), 1, 'topic-title'],
    ['nothing', '', 1, 'topic-title'],
    ['no UTF-8', new Uint8Array([0x23, 0xff]), 1, 'not-utf8'],
  ])('is none with %s', (_, written, line, code) => {
    const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written;

    expect(parseTopic({ file: 'x.md', slug: 'x', bytes })).toMatchObject({
      kind: 'rejected',
      problems: [{ line, code, severity: 'rejected' }],
    });
  });

  it.each([
    ['without a synthesis', text.replace('# Summary', '# Words'), ['empty-section']],
    ['without links', text.replace('# Links', '# Ends'), ['empty-section']],
    ['with a link that is none', `${text}\n* A page`, ['topic-link']],
    ['with a link to elsewhere', `${text}\n* [A](https://example.org/a)`, ['topic-link']],
  ])('is warned of %s', (_, written, codes) => {
    const parsed = topicOf(written);

    expect(parsed.kind === 'topic' && parsed.warnings.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['links', `${text}\n${'* [a]('.repeat(10_000)}`],
    ['headings', `${text}\n${'# Links\n'.repeat(8000)}`],
    ['one name', `# *Topic*: ${'**'.repeat(30_000)}`],
    ['brackets', `${text}\n* [${']('.repeat(30_000)})`],
  ])('comes to an end, full of %s', (_, written) => {
    const before = process.threadCpuUsage();
    topicOf(written);

    expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
