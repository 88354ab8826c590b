import type { ItemStanding, Verdict } from '../../../model/review/review.ts';
import { counted } from '../../../model/text/counted.ts';
import { dayMarkup } from '../elements/day-markup.ts';
import { escapeText } from '../elements/escape-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { Print } from '../elements/small-print.ts';

const DONE: Readonly<Record<Verdict, string>> = {
  accepted: '✓ accepted',
  dismissed: '✕ dismissed',
  duplicate: '= duplicate',
  'false-positive': '✕ false positive',
};

const NOTE_SHOWN = 80;

const NOT_FLAGGED: Pick<ItemStanding, 'flags' | 'decision' | 'reasons' | 'tags' | 'isOpen'> = {
  flags: 0,
  decision: null,
  reasons: [],
  tags: [],
  isOpen: true,
};

/** `⚑ 2 flags (doubtful) · ✓ accepted by Mira, 23 Nov “energy chapter” · #grid`, and where the reader shared it. */
export function standingPrint(
  standing: ItemStanding | undefined,
  sharedAt: string | undefined,
): readonly Print[] {
  const { flags, reasons, tags } = standing ?? NOT_FLAGGED;
  const why = reasons.length === 0 ? '' : ` (${escapeText(reasons.join(', '))})`;
  return [
    ...(flags === 0 ? [] : [{ markup: `⚑ ${counted(flags, 'flag')}${why}` }]),
    ...decidedPrint(standing),
    ...(tags.length === 0 ? [] : [{ plain: tags.map((tag) => `#${tag}`).join(' ') }]),
    ...(sharedAt === undefined ? [] : [{ markup: `<${sharedAt}|Shared · see it>` }]),
  ];
}

/** `✓ accepted by Mira, 23 Nov “energy chapter”, flagged again`; nothing where nothing was decided. */
export function decidedPrint(standing: ItemStanding | undefined): readonly Print[] {
  const { decision, isOpen } = standing ?? NOT_FLAGGED;
  const again = isOpen ? ', flagged again' : '';
  return decision === null ? [] : [{ markup: `${decisionMarkup(decision)}${again}` }];
}

/** Slack writes the person's name and the day as the reader's own. */
export function decisionMarkup({
  verdict,
  by,
  at,
  note,
}: NonNullable<ItemStanding['decision']>): string {
  const said = note === null ? '' : ` “${escapeText(shortLine(withoutMarkup(note), NOTE_SHOWN))}”`;
  return `${DONE[verdict]} by <@${by}>, ${dayMarkup(at)}${said}`;
}

/** Slack knows no way to write these signs as themselves in its markup. */
function withoutMarkup(note: string): string {
  return note.replaceAll(/[*_~`]/g, ' ');
}
