/** The address as Slack can carry it, or undefined when it is not a plain web link of bearable length. */
export function webLink(address: string, maxLength: number): string | undefined {
  if (!URL.canParse(address)) {
    return undefined;
  }
  const { protocol, href } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') {
    return undefined;
  }
  const link = href.replace(/[|<>\s"'`]/g, (character) => encodeURIComponent(character));
  return link.length <= maxLength ? link : undefined;
}
