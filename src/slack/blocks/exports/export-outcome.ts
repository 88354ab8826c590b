import type { ExportWhat as Table } from '../../../exports/exports.ts';
import { counted } from '../../../model/text/counted.ts';
import { bold, code, run } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import type { SlackMessage } from '../slack-message.ts';
import type { ExportWhat } from './export-ask.ts';

export const makingMessage = (): SlackMessage => sentence('Making the file …');

export function sentMessage(file: string, lines: number): SlackMessage {
  return formattedSentence(
    run('Sent to your direct messages: '),
    bold(file),
    run(`, ${counted(lines, 'line')}.`),
  );
}

/** @param lines - items on it. */
export function sheetSentMessage(file: string, lines: number): SlackMessage {
  return formattedSentence(
    run('Sent to your direct messages: '),
    bold(file),
    run(`, ${counted(lines, 'item')}.`),
  );
}

/** An installation from before the feature goes on; what it takes is said. */
export function scopeMissingMessage(scope: string): SlackMessage {
  return formattedSentence(
    run('I may not send files here yet: the scope '),
    code(scope),
    run(
      ' is missing. Whoever runs Signalpost can add it at api.slack.com/apps under OAuth & Permissions, and reinstall the app; or export on the command line.',
    ),
  );
}

export function fileRefusedMessage(reason: string): SlackMessage {
  return formattedSentence(
    run('Slack did not take the file: '),
    code(reason),
    run('. Please try again; if it stays, tell whoever runs Signalpost.'),
  );
}

export function tooLargeMessage(most: string): SlackMessage {
  return formattedSentence(
    run(`That is more than ${most}. Narrow it down by a query, or export on the command line: `),
    code('signalpost export items'),
    run('.'),
  );
}

const NOTHING: Readonly<Record<Table | 'sheet', string>> = {
  sheet: 'No item is found by that, so there is no sheet.',
  items: 'No item is found by that, so there is nothing to export.',
  flags: 'No flag stands there, so there is nothing to export.',
  nominations: 'No message was suggested yet, so there is nothing to export.',
  decisions: 'Nothing of that was decided yet, so there is nothing to export.',
  log: 'Nothing of that was flagged or decided yet, so there is nothing to export.',
};

export function nothingToExportMessage(what: ExportWhat): SlackMessage {
  return sentence(NOTHING[what]);
}

export function emptyCollectionMessage(name: string): SlackMessage {
  return formattedSentence(bold(name), run(' is empty: there is nothing to hand out yet.'));
}

/** What was typed after `/signalpost export` is none of what there is. */
export function howToExportMessage(): SlackMessage {
  return formattedSentence(
    run('Type what to export and how, for example '),
    code('/signalpost export decisions csv'),
    run(' or '),
    code('/signalpost export sheet html rel:>=4 since:90d'),
    run(
      '. There are sheet, items, flags, nominations, decisions and log; html, md, csv and jsonl.',
    ),
  );
}
