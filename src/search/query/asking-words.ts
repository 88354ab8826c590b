import type { ItemKind } from '../../model/item.ts';

/** Words in the form of `foldText`: small letters, no accents. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Beside the small words, what a question may begin with. */
export const ASKED_FIRST = words(`
  any anything something news hi hello hey dear please tell show give find list search look got
  bonjour bonsoir salut cher y avons avez existe trouve trouvez montre montrez donne donnez dis dites
  parle parlez cherche cherchez combien`);

/** Words that ask, in front of what is asked about; elsewhere they may mean something. */
export const ASKING = words(`
  anything something everything nothing there here got get gets gave give heard hear seen see saw
  read look looking looks find finds found list search archive signalpost people anyone anybody
  someone regarding concerning related relating been being mention mentions mentioned talk talks
  talking discuss discusses discussed cover covers covered written wrote said saying tell us happen
  happens happened happening going exist exists existing interesting relevant help helps hi hello hey
  dear please think thinks thought like want wants need learn learned learnt come comes came up out
  much many kind kinds sort sorts thing things anywhere back
  savoir sait sais savent connaissons connait connaitre quelque quelques chose choses dit dire disent
  dites dis parle parler parlent parlez existe existent trouve trouver trouvez trouvons montre montrer
  montrez donne donner donnez avons avez ont ai as sujet propos concernant autour article articles
  page pages voir vu lu appris peux peut pouvez passe passer faire fait faut y t l d j n s m c moi
  bonjour bonsoir salut cher svp merci combien cherche cherchez deja beaucoup dernierement entendu
  parmi resume archives pour`);

/** They ask for what is new only where the subject follows: `anything new on batteries`. */
export const NEWNESS = words(
  'new news latest recent recently neuf nouveau nouveaux nouveautes recents',
);

export const PLACING = words(
  'on about in of for from with around regarding concerning sur dans en a au aux du de des',
);

/** Ends of questions that say nothing about their subject. */
export const ASKED_AT_LAST: ReadonlySet<string> = new Set([
  'in the archive',
  'in our archive',
  'these days',
  'lately',
  'recently',
  'so far',
  'please',
  'right now',
  'at the moment',
  'dans l archive',
  'dans nos archives',
  'dans les archives',
  'en ce moment',
  'recemment',
  'dernierement',
  's il te plait',
  's il vous plait',
  'svp',
]);

export const KIND_WORDS: ReadonlyMap<string, ItemKind> = new Map([
  ['signals', 'signal'],
  ['signaux', 'signal'],
  ['concerns', 'concern'],
  ['preoccupations', 'concern'],
  ['behaviors', 'behavior'],
  ['behaviours', 'behavior'],
  ['comportements', 'behavior'],
  ['technologies', 'technology'],
  ['issues', 'issue'],
  ['enjeux', 'issue'],
]);
