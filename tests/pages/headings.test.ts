import { describe, expect, it } from 'vitest';
import {
  aPageText,
  aSignalTable,
  problemsOf,
  someIssues,
  summaryOf,
} from '../support/page-text.ts';

const text = aPageText({ rest: someIssues });

/** A page with one of its headings written otherwise. */
const withHeading = (name: string, written: string) => text.replace(`## ${name}`, written);
const signalsOf = (page: string) =>
  summaryOf(page)
    .rows.filter(({ kind }) => kind === 'signal')
    .map(({ name }) => name);

describe('a heading that nobody would take for anything else', () => {
  it.each([
    '## Signal',
    '## Signals:',
    '## signals',
    '## SIGNALS',
    '##Signals',
    '### Signals',
    '# Signals',
    '#### Signals ####',
    '##\u00a0Signals',
    '##\u200b Signals',
    '## \u00a0Signals\u00a0',
    '\u00a0## Signals',
    '\ufeff## Signals',
    '##\tSignals',
    '＃＃ Signals',
    '## **Signals**',
    '## _Signals_',
    '## Signals {#signals}',
    '## [Signals](#signals)',
    '## 5. Signals',
    '## Signals (2)',
    '## 🚩 Signals',
    '## Signlas',
    '## Signnals',
    '## Si\u00adgnals',
    '**Signals**',
    '__Signals__',
    '**Signals:**',
    'Signals',
    'Signals:',
    '<h2>Signals</h2>',
    'Signals\n-------',
    'Signals\n=======\n',
    '  ## Signals',
    '     ## Signals',
    '## Signals ##',
    '## Signals\t',
    '## 1) Signals',
    '## Signals -',
  ])('has its table read, in silence: %j', (written) => {
    const page = withHeading('Signals', written);

    expect(signalsOf(page)).toEqual(['Heat plans', 'Night shifts']);
    expect(summaryOf(page).text).toBe('Ports rehearse for heat.');
    expect(problemsOf(page)).toEqual([]);
  });

  it.each([
    ['Keywords', '## Keyword', { keywords: ['ports', 'heat'] }],
    ['Keywords', '##Keywords', { keywords: ['ports', 'heat'] }],
    ['Themes', '## Theme:', { themes: ['climate'], keywords: ['ports', 'heat'] }],
    ['Themes', '**Themes**', { themes: ['climate'], keywords: ['ports', 'heat'] }],
    ['Other', '## Others', { category: 'politics', type: 'news', themes: ['climate'] }],
    ['Summary', '## Sumary', { text: 'Ports rehearse for heat.' }],
    ['Summary', '##Summary', { text: 'Ports rehearse for heat.' }],
    ['Issues', '## Issue', { text: 'Ports rehearse for heat.' }],
  ])('has its text or list read: ## %s as %j', (name, written, summary) => {
    const page = withHeading(name, written);

    expect(summaryOf(page)).toMatchObject(summary);
    expect(summaryOf(page).rows).toHaveLength(3);
    expect(problemsOf(page)).toEqual([]);
  });

  it.each([
    ['## Behaviours', 'behavior'],
    ['## Behaviour', 'behavior'],
    ['## Behavior', 'behavior'],
    ['## Technology', 'technology'],
    ['## Concern', 'concern'],
  ])('may be British, or of one: %s', (written, kind) => {
    const page = aPageText({ rest: [written, '', ...aSignalTable, '', ...someIssues] });

    expect(summaryOf(page).rows.filter((row) => row.kind === kind)).toHaveLength(2);
    expect(problemsOf(page)).toEqual([]);
  });

  it('may be another word for the same, which is told', () => {
    const page = withHeading('Signals', '## Signaux');

    expect(signalsOf(page)).toHaveLength(2);
    expect(problemsOf(page)).toEqual([
      expect.objectContaining({
        code: 'heading',
        severity: 'warning',
        message: 'The heading was read as "## Signals"; expected "## Signals", found "## Signaux".',
      }),
    ]);
  });
});

describe('a heading that is not known', () => {
  it.each(['## Weak hints', '### Hints', '## Signals and noise of the whole year'])(
    'is told of, with what was lost: %s',
    (written) => {
      const page = withHeading('Signals', written);

      expect(summaryOf(page).text).toBe('Ports rehearse for heat.');
      expect(problemsOf(page).map(({ code }) => code)).toEqual(['heading', 'empty-section']);
      expect(problemsOf(page)[0]).toMatchObject({ received: written, severity: 'warning' });
    },
  );

  it('ends a list, and is told of', () => {
    const page = withHeading('Themes', '## Moods');

    expect(summaryOf(page).keywords).toEqual(['ports', 'heat']);
    expect(problemsOf(page).map(({ code }) => code)).toEqual(['heading', 'empty-section']);
  });

  it('shows what nobody sees in it', () => {
    const page = withHeading('Signals', '## Weak\u00a0hints');

    expect(problemsOf(page)[0]?.message).toContain('"## Weak⟨U+00A0 no-break space⟩hints"');
  });

  it('is text in a summary', () => {
    const summary = 'One.\n\n## Background\n\nTwo.\n\n**Signals**\n\nare in the air.';

    expect(summaryOf(aPageText({ summary })).text).toBe(summary);
    expect(problemsOf(aPageText({ summary }))).toEqual([]);
  });
});

describe('a page without its main table', () => {
  it('is warned of', () => {
    const page = text.replace(/## Signals.*(?=## Issues)/s, '');

    expect(summaryOf(page).rows).toHaveLength(1);
    expect(problemsOf(page)).toEqual([
      expect.objectContaining({
        code: 'empty-section',
        message:
          'The page says nothing under "## Signals"; expected a table, found no such heading.',
      }),
    ]);
  });
});

describe('words that look like a heading', () => {
  it('do not take the place of the section itself', () => {
    const summary = 'Signals\n\n| name | description |\n|:--|:--|\n| a | b |';
    const page = aPageText({ summary });

    expect(signalsOf(page)).toEqual(['Heat plans', 'Night shifts']);
  });
});
