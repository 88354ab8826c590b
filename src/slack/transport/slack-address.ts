/**
 * Whether an address that a request or an answer names is Slack's: its hosts, the government's
 * included, over TLS; or the host that stands in for Slack.
 */
export function isSlackAddress(address: string, apiUrl: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isSlack =
    url?.protocol === 'https:' && /(^|\.)slack(-gov)?\.com$/.test(url.hostname) && url.port === '';
  return isSlack || url?.hostname === new URL(apiUrl).hostname;
}
