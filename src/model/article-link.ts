/** What follows people from a newsletter to a page: campaigns, and who it was sent to. */
const TRACKERS: ReadonlySet<string> = new Set(
  `
  _branch_match_id _branch_referrer _ga _gl _hsenc _hsmi _ke _kx _openstat
  access_token auth_token bbeml cc_key ceid ck_subscriber_id cmpid dclid ef_id email emailid emci emdi
  email_hash epik fb_action_ids fb_action_types fb_source fbclid gad_campaignid gad_source gbraid
  gclid gclsrc guce_referrer guce_referrer_sig guccounter hsctatracking icid id_token igsh igshid
  isfreemail jwt lctg li_fat_id lipi mbid mc_cid mc_eid mibextid midsig midtoken mkt_tok
  ml_subscriber ml_subscriber_hash msclkid ncid nl_id oly_anon_id oly_enc_id otptoken rb_clickid rcm
  rdid ref_src ref_url s_cid s_kwcid sc_cid sfmc_id sfmc_sub sharetoken smid smtyp spjobid
  spmailingid spreportid spuserid subscriber_id subscriberid sxsrf token
  trackingid trk trkcampaign trkemail trkinfo ttclid tt_content tt_medium twclid user_email
  vero_conv vero_id wbraid wickedid wt_mc wt.mc_id xtor yclid ysclid __hsfp __hssc __hstc
  __s __twitter_impression
  `
    .trim()
    .split(/\s+/),
);
/** Families of them. `at_` is the BBC's and others' in the style of `at_campaign`. */
const FAMILIES =
  /^(?:utm[_-]|mtm_|matomo_|pk_(?:campaign|kwd|keyword|source|medium|content|cid)|piwik_|hsa_|bsft_|at_(?:campaign|medium|custom|link|ptr|format|bbc)|asc_|cm_(?:mmc|ven|cat|pla|ite))/;

/** What is somebody's on one site, and says what is shown on others. */
const TRACKERS_OF: readonly { readonly host: RegExp; readonly names: ReadonlySet<string> }[] = [
  { host: /(?:^|\.)substack\.com$/, names: new Set(['r', 'j']) },
  { host: /(?:^|\.)(?:twitter|x)\.com$/, names: new Set(['s', 't', 'cxt', 'refsrc']) },
  { host: /(?:^|\.)(?:youtube\.com|youtu\.be|spotify\.com)$/, names: new Set(['si', 'pp']) },
  { host: /(?:^|\.)medium\.com$/, names: new Set(['source', 'sk']) },
];

/** Hosts and paths whose links lead on to an article: without all of its parts such a link may lead nowhere. */
const REDIRECT_HOST =
  /^(?:clicks?|links?|e?mail|emails|trk|track(?:ing)?|redirect|go|r|l|url|urldefense|t)\.|^urldefense\./;
const REDIRECT_PATH =
  /\/(?:redirect|redir|click|clicks|ls\/click|track|out|away|l\.php|url)(?:\/|$)/;
/** An address in a parameter: as it is, escaped, or the beginning of one in base64. */
const ADDRESS = /^(?:https?(?::|%3a|%253a)|%2f%2f|\/\/|ahr0c)/i;

/** Where the article of a page is, as it is to be shown and linked; null where the page has no link. */
export function articleLink({ url }: { readonly url: string | null }): string | null {
  return url === null ? null : withoutTracking(url);
}

/**
 * The address without the parameters that follow people about; every other character stays as it
 * is. Redirects, and what is no http(s) address, are never changed.
 */
export function withoutTracking(address: string): string {
  const [, start = address, query, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? [];
  const url = URL.parse(start);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return address;
  }
  const isTracker = trackerOn(url.hostname);
  if (isRedirect(url, parametersOf(query), isTracker)) {
    return address;
  }
  return start + filtered('?', query, isTracker) + filteredHash(hash, isTracker);
}

function trackerOn(hostname: string): (name: string) => boolean {
  const own = TRACKERS_OF.filter(({ host }) => host.test(hostname));
  return (name) =>
    TRACKERS.has(name) || FAMILIES.test(name) || own.some(({ names }) => names.has(name));
}

function isRedirect(
  { hostname, pathname }: URL,
  parameters: readonly string[],
  isTracker: (name: string) => boolean,
): boolean {
  return (
    REDIRECT_HOST.test(hostname) ||
    REDIRECT_PATH.test(pathname.toLowerCase()) ||
    parameters.some(
      (each) => !isTracker(nameOf(each)) && ADDRESS.test(each.slice(each.indexOf('=') + 1)),
    )
  );
}

/** Behind the mark. */
function parametersOf(part: string | undefined): readonly string[] {
  return part === undefined ? [] : part.slice(1).split('&');
}

function filtered(
  mark: string,
  part: string | undefined,
  isTracker: (name: string) => boolean,
): string {
  if (part === undefined) {
    return '';
  }
  const parameters = parametersOf(part);
  const kept = parameters.filter((each) => !isTracker(nameOf(each)));
  if (kept.length === parameters.length) {
    return part;
  }
  return kept.length === 0 ? '' : mark + kept.join('&');
}

/** A place in the article stays; parameters behind `#` are the same as those behind `?`. */
function filteredHash(hash: string | undefined, isTracker: (name: string) => boolean): string {
  return hash?.includes('=') ? filtered('#', hash, isTracker) : (hash ?? '');
}

/** In lower case; pages that escaped `&` twice leave an `amp;` before it. */
function nameOf(parameter: string): string {
  const [name = ''] = parameter.split('=');
  const plain = name.replace(/^(?:amp;)+/, '').toLowerCase();
  try {
    return decodeURIComponent(plain);
  } catch (error) {
    if (error instanceof URIError) {
      return plain;
    }
    throw error;
  }
}
