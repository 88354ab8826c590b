/**
 * British and American spellings as one word: every rule turns the British into the American form.
 * What comes out is a key to compare by, not a text to show.
 */

/** Spelled -ise everywhere, or French. */
const ALWAYS_ISE = words(`
  advertise advise appraise apprise arise braise bruise chastise chemise circumcise clockwise
  comprise compromise concise cruise demise despise devise disguise edgewise enterprise excise
  exercise expertise franchise fraise guise improvise incise lengthwise liaise likewise malaise
  marquise merchandise mayonnaise noise otherwise paradise poise porpoise praise precise premise
  promise raise reprise revise rise sidewise sunrise supervise surmise surprise televise tortoise
  treatise turquoise valise wise crise prise reprise remise mise mainmise emprise bise brise`);
const IZE = /^(.{3,})is(e|ed|es|er|ers|ing|ings|able|ation|ations|ational)$/;
const YZE = /^(.*(?:anal|paral|catal|electrol|hydrol|dial))ys(e|ed|er|ers|ing)$/;
const OUR =
  /^(.{2,})our(s|ed|ing|al|ally|able|ably|ful|fully|less|hood|hoods|ist|ists|ism|er|ers|ite|ites|y)?$/;
const ALWAYS_OUR = words('contour detour devour scour flour velour troubadour');
const RE = /^(.*(?:cent|fib|theat|calib|spect|lust|scept|sab|somb|meag|met|lit))re(s)?$/;
const OGUE = /^(.*(?:catal|dial|anal|monol|prol|epil|travel))ogue(s|d)?$/;
/** A double l after two syllables: `travelling`, not `selling`. */
const DOUBLE_L = /^(.*[aeiouy][^aeiouy]+[aeiouy])ll(ed|ing|ings|er|ers|or|ors|ous)$/;
const ENCE = /^(def|off|lic|pret)ence(s|d|less)?$/;
/** Beginnings, where words are spelled otherwise beyond any rule. */
const STARTS: readonly (readonly [RegExp, string])[] = [
  [/^ageing/, 'aging'],
  [/^practis(e|ed|es|ing)$/, 'practic$1'],
  [/^(acknowledg|judg|abridg)ement/, '$1ment'],
  [/^programme(s?)$/, 'program$1'],
  [/^grey/, 'gray'],
  [/^tyre(s?)$/, 'tire$1'],
  [/^kerb/, 'curb'],
  [/^plough/, 'plow'],
  [/^sceptic/, 'skeptic'],
  [/^aluminium/, 'aluminum'],
  [/^mould/, 'mold'],
  [/^artefact/, 'artifact'],
  [/^cosy/, 'cozy'],
  [/^jewellery/, 'jewelry'],
  [/^(skil|wil)ful/, '$1lful'],
  [/^(fulfil|enrol|instal)(s|ment|ments)?$/, '$1l$2'],
  [/^sulph/, 'sulf'],
  [/^foet/, 'fet'],
  [/^oestr/, 'estr'],
  [/^(p|orthop)aed/, '$1ed'],
  [/^anaesth/, 'anesth'],
  [/^haem/, 'hem'],
  [/^(.*)aemi([ac].*)$/, '$1emi$2'],
  [/^encyclopaed/, 'encycloped'],
  [/^archaeo/, 'archeo'],
  [/^gynaeco/, 'gyneco'],
  [/^diarrhoea/, 'diarrhea'],
  [/^manoeuv(re|er)/, 'maneuver'],
  [/^pyjama/, 'pajama'],
  [/^moustache/, 'mustache'],
  [/^(cent|theat|fib)(red|ring)$/, '$1e$2'],
];

/** @param word - normalised. @returns the same for `labour` and `labor`. */
export function americanSpelling(word: string): string {
  return word.length < 4 ? word : rules(word);
}

function rules(word: string): string {
  for (const [start, american] of STARTS) {
    if (start.test(word)) {
      return word.replace(start, american);
    }
  }
  const ise = IZE.exec(word);
  if (ise !== null) {
    return ALWAYS_ISE.has(`${ise[1]}ise`) ? word : `${ise[1]}iz${ise[2]}`;
  }
  const our = OUR.exec(word);
  if (our !== null) {
    return ALWAYS_OUR.has(`${our[1]}our`) ? word : `${our[1]}or${our[2] ?? ''}`;
  }
  return word
    .replace(YZE, '$1yz$2')
    .replace(RE, '$1er$2')
    .replace(OGUE, '$1og$2')
    .replace(ENCE, '$1ense$2')
    .replace(DOUBLE_L, '$1l$2');
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
