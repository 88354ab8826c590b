import type { CalendarDate } from '../../model/summary.ts';
import { deal, inTurn } from './deal.ts';
import type { ComposedPage } from './print-page.ts';
import { type Scene, say, sayTitle } from './say.ts';
import type { Finding, PlainRow, Theme } from './theme.ts';

/** Of a theme's, so that its pages differ. */
const FINDINGS_OF_PAGE = 3;
/** How much further on in the list of places the other one is. */
const OTHER_PLACE = 3;

/**
 * The n-th page. It takes the next theme, and of it what comes next: nothing is left to chance, so
 * what has been said waits until all else has been, and the same day has the same page.
 */
export function composePage(themes: readonly Theme[], n: number, day: CalendarDate): ComposedPage {
  const theme = inTurn(themes, n);
  const visit = Math.floor(n / themes.length);
  const scene: Scene = {
    place: inTurn(theme.places, visit),
    other: inTurn(theme.places, visit + OTHER_PLACE),
    who: inTurn(theme.people, visit),
    turn: visit + (n % themes.length),
  };
  const findings = deal(theme.findings, FINDINGS_OF_PAGE, visit);
  const lead = inTurn(findings, 0);
  const title = sayTitle(lead.card.title, nth(scene, 1), lead.round);
  const frame = inTurn(theme.frames, visit);
  const told = findings.map(({ card, round }, at) => say(card.told, nth(scene, at + 1), round));
  return {
    title,
    origin: day.replaceAll('-', ''),
    link: `https://${theme.host}/${day.slice(0, 7).replace('-', '/')}/${slugOf(title)}`,
    keywords: [...theme.keywords, ...findings.map(({ card }) => card.keyword)],
    themes: theme.themes,
    category: theme.category,
    type: frame.type,
    summary: [say(frame.opening, scene), ...told, say(frame.closing, scene)].join(' '),
    signals: findings.map(({ card, round }, at) => signalRow(card, nth(scene, at + 1), round)),
    tables: plainTables(theme, visit),
  };
}

function nth(scene: Scene, n: number): Scene {
  return { ...scene, turn: scene.turn + n };
}

function signalRow(finding: Finding, scene: Scene, round: number): readonly string[] {
  const { name, description, change, tenYear, drivingForce, relevancy } = finding;
  const texts = [name, description, change, tenYear, drivingForce];
  return [...texts.map((text) => say(text, scene, round)), String(relevancy)];
}

function plainTables(theme: Theme, visit: number): ComposedPage['tables'] {
  const rows = (deck: readonly PlainRow[]) => deal(deck, 1, visit).map(({ card }) => card);
  return [
    ['Concerns', rows(theme.concerns)],
    ['Behaviors', rows(theme.behaviors)],
    ['Technologies', rows(theme.technologies)],
    ['Issues', rows(theme.issues)],
  ];
}

function slugOf(title: string): string {
  const words =
    title
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, 5).join('-');
}
