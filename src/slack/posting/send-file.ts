import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChannelId, UserId } from '../../model/slack-ids.ts';
import { CALL_TIMEOUT_MS } from '../transport/client-options.ts';
import { missingScope } from '../transport/missing-scope.ts';
import type { Network } from '../transport/network.ts';
import { isSlackAddress } from '../transport/slack-address.ts';
import { createDirectRoom } from './direct-room.ts';

/** A file for one person, in their direct messages with the app. */
export interface FileToSend {
  readonly to: UserId;
  /** `workshop-march.html`. */
  readonly name: string;
  readonly title: string;
  /** Said above the file; markup of ours. */
  readonly comment: string;
  readonly text: string;
}

export type SendFileOutcome =
  | { readonly kind: 'sent'; readonly channel: ChannelId }
  /** The installation lacks it; the file is nowhere. */
  | { readonly kind: 'missing-scope'; readonly scope: string }
  | { readonly kind: 'refused'; readonly code: string };

export type SendFile = (client: WebClient, file: FileToSend) => Promise<SendFileOutcome>;

const Place = z.object({ upload_url: z.string(), file_id: z.string() });

/** Builds the sending of files: Slack names a place, the bytes go there, then the file is shared. */
export function createSendFile({
  network,
  apiUrl,
}: {
  readonly network: Pick<Network, 'fetch'>;
  readonly apiUrl: string;
}): SendFile {
  const upload = async (address: string, bytes: Uint8Array): Promise<boolean> => {
    if (!isSlackAddress(address, apiUrl)) {
      throw new Error('Slack named a place for a file that is not its own');
    }
    const response = await network.fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok;
  };

  return async (client, { to, name, title, comment, text }) => {
    try {
      const channel = await createDirectRoom(client)(to);
      if (channel === null) {
        return { kind: 'missing-scope', scope: 'im:write' };
      }
      const bytes = new TextEncoder().encode(text);
      const place = Place.parse(
        await client.files.getUploadURLExternal({ filename: name, length: bytes.byteLength }),
      );
      if (!(await upload(place.upload_url, bytes))) {
        return { kind: 'refused', code: 'upload_failed' };
      }
      await client.files.completeUploadExternal({
        files: [{ id: place.file_id, title }],
        channel_id: channel,
        initial_comment: comment,
      });
      return { kind: 'sent', channel };
    } catch (error) {
      const scope = missingScope(error);
      if (scope === undefined) {
        throw error;
      }
      return { kind: 'missing-scope', scope };
    }
  };
}
