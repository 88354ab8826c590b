import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../../model/slack-ids.ts';
import { escapeText } from '../../blocks/elements/escape-text.ts';
import type { ExportAsk } from '../../blocks/exports/export-ask.ts';
import {
  fileRefusedMessage,
  scopeMissingMessage,
  sentMessage,
  sheetSentMessage,
} from '../../blocks/exports/export-outcome.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { SendFile } from '../../posting/send-file.ts';
import type { MakeFile } from './make-file.ts';

export interface SendExportDeps {
  readonly makeFile: MakeFile;
  readonly sendFile: SendFile;
}

/** Makes a file and sends it to the person's direct messages; says what became of it. */
export type SendExport = (client: WebClient, actor: Actor, ask: ExportAsk) => Promise<SlackMessage>;

export function createSendExport({ makeFile, sendFile }: SendExportDeps): SendExport {
  return async (client, actor, ask) => {
    const made = await makeFile(actor, ask);
    if ('blocks' in made) {
      return made;
    }
    const { name, title, text, size, isSheet } = made;
    const comment = escapeText(title);
    const outcome = await sendFile(client, { to: actor.user, name, title, comment, text });
    switch (outcome.kind) {
      case 'sent':
        return isSheet ? sheetSentMessage(name, size) : sentMessage(name, size);
      case 'missing-scope':
        return scopeMissingMessage(outcome.scope);
      case 'refused':
        return fileRefusedMessage(outcome.code);
    }
  };
}
