import type { KnownBlock } from '@slack/types';
import { MESSAGE_LIMITS } from '../../slack/limits.ts';
import { isObject, type JsonObject } from '../json.ts';
import { checkBlocks, type NewBlockId } from '../rules/check-blocks.ts';

/** What a message says, checked. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly attachments: readonly JsonObject[];
  readonly metadata: JsonObject | null;
}

export type ReadContent =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly error: string; readonly messages: readonly string[] };

/** Reads text, blocks, attachments and metadata of a message, with Slack's error codes. */
export function readContent(args: JsonObject, newBlockId: NewBlockId): ReadContent {
  const { attachments = [], blocks = [], metadata } = args;
  if (!Array.isArray(blocks)) {
    return { ok: false, error: 'invalid_blocks_format', messages: [] };
  }
  if (!Array.isArray(attachments) || attachments.length > MESSAGE_LIMITS.attachments) {
    return { ok: false, error: 'invalid_attachments', messages: [] };
  }
  const markdown = typeof args.markdown_text === 'string' ? args.markdown_text : '';
  const text = typeof args.text === 'string' ? args.text : '';
  if (markdown !== '' && (text !== '' || blocks.length > 0)) {
    return { ok: false, error: 'markdown_text_conflict', messages: [] };
  }
  const said = markdown === '' ? text : markdown;
  if (said === '' && blocks.length === 0 && attachments.length === 0) {
    return { ok: false, error: 'no_text', messages: [] };
  }
  if (metadata !== undefined && metadata !== null && !isMetadata(metadata)) {
    return { ok: false, error: 'invalid_metadata_format', messages: [] };
  }
  const checked = checkBlocks(blocks, newBlockId);
  if (!checked.ok) {
    return checked;
  }
  const attached = checkAttachments(attachments.filter(isObject), newBlockId);
  if (!attached.ok) {
    return attached;
  }
  return {
    ok: true,
    content: {
      text: said.slice(0, MESSAGE_LIMITS.text),
      blocks: checked.blocks,
      attachments: attached.attachments,
      metadata: isObject(metadata) && Object.keys(metadata).length > 0 ? metadata : null,
    },
  };
}

type CheckedAttachments =
  | { readonly ok: true; readonly attachments: readonly JsonObject[] }
  | Extract<ReadContent, { readonly ok: false }>;

/** Numbers them from 1, as Slack does, and checks their blocks. */
function checkAttachments(
  attachments: readonly JsonObject[],
  newBlockId: NewBlockId,
): CheckedAttachments {
  const checked: JsonObject[] = [];
  for (const [n, attachment] of attachments.entries()) {
    const { blocks = [] } = attachment;
    const result = checkBlocks(blocks, newBlockId);
    if (!result.ok) {
      return { ok: false, error: 'invalid_attachments', messages: result.messages };
    }
    const hasBlocks = result.blocks.length > 0;
    checked.push({ ...attachment, id: n + 1, ...(hasBlocks && { blocks: result.blocks }) });
  }
  return { ok: true, attachments: checked };
}

function isMetadata(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  if (Object.keys(value).length === 0) {
    return true;
  }
  const { event_type: type, event_payload: payload } = value;
  return typeof type === 'string' && /^[\w-]{1,255}$/.test(type) && isObject(payload);
}
