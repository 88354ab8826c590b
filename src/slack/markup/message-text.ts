import { z } from 'zod';

const Words = z.union([z.string(), z.looseObject({ text: z.string() })]);
const Block: z.ZodType<readonly string[]> = z.lazy(() =>
  z.looseObject({}).transform((block) => wordsOf(block)),
);

const Attachment = z.looseObject({
  title: z.string().nullish(),
  pretext: z.string().nullish(),
  text: z.string().nullish(),
  fallback: z.string().nullish(),
  fields: z
    .array(z.looseObject({ title: z.string().nullish(), value: z.string().nullish() }))
    .nullish(),
  blocks: z.array(Block).nullish(),
  message_blocks: z
    .array(
      z.looseObject({ message: z.looseObject({ blocks: z.array(Block).nullish() }).nullish() }),
    )
    .nullish(),
});
const File = z.looseObject({ title: z.string().nullish(), name: z.string().nullish() });

/** A message as Slack hands it over; whatever part is odd is left out. */
export const MessageContent = z.looseObject({
  text: z.string().nullish().catch(null),
  blocks: z.array(Block).nullish().catch(null),
  attachments: z.array(Attachment.catch({})).nullish().catch(null),
  files: z.array(File.catch({})).nullish().catch(null),
});
export type MessageContent = z.infer<typeof MessageContent>;

/**
 * Everything that a message shows, still in Slack's markup: feeds and other apps say theirs in
 * blocks and attachments, links bring a preview, files a title.
 */
export function messageText({ text, blocks, attachments, files }: MessageContent): string {
  const own = text ?? '';
  const parts = [
    own,
    // Slack repeats the text of most blocks in `text`; what stands there already is said once.
    ...(blocks ?? []).flat().filter((words) => !own.includes(words)),
    ...(attachments ?? []).flatMap(attachmentText),
    ...(files ?? []).flatMap(({ title, name }) => title ?? name ?? []),
  ];
  return parts.filter((part) => part.trim() !== '').join('\n');
}

function attachmentText(attachment: z.infer<typeof Attachment>): readonly string[] {
  const { title, pretext, text, fields, blocks, message_blocks, fallback } = attachment;
  const said = [
    ...[title, pretext, text].flatMap((words) => words ?? []),
    ...(fields ?? []).flatMap((field) => [field.title ?? '', field.value ?? '']),
    ...(blocks ?? []).flat(),
    ...(message_blocks ?? []).flatMap(({ message }) => (message?.blocks ?? []).flat()),
  ];
  return said.some((words) => words.trim() !== '') ? said : [fallback ?? ''];
}

/** Where blocks of whatever kind keep their words, in the order in which they are read. */
const SAID = ['title', 'subtitle', 'text', 'body', 'description', 'label', 'alt_text'];
const HOLDING = ['fields', 'elements', 'rows', 'blocks', 'cards', 'tasks'];

/** The words of a block of any kind: texts where blocks keep them, in the order in which they stand. */
function wordsOf(block: Readonly<Record<string, unknown>>): readonly string[] {
  const here = SAID.flatMap((key) => {
    const words = Words.safeParse(block[key]).data;
    return words === undefined ? [] : [typeof words === 'string' ? words : words.text];
  });
  const below = HOLDING.flatMap((key) => nested(block[key]));
  return [...here, ...below];
}

function nested(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap(nested);
  }
  const inner = z.looseObject({ type: z.string().optional() }).safeParse(value).data;
  // What a button says is not what the message says.
  return inner === undefined || inner.type === 'button' ? [] : wordsOf(inner);
}
