const RAW_CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

/** One line of JSON; controls that JSON would let through are escaped, as terminals may obey them. */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(
    RAW_CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
