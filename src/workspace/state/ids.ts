/** Makes ids that look like Slack's and never repeat: a letter or two and ten characters. */
export type NewId = (prefix: string) => string;

export function createIds(): NewId {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}${count.toString(36).toUpperCase().padStart(10, '0')}`;
  };
}
