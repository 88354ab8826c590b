import { z } from 'zod';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import { EXPORT_FORM } from '../../blocks/action-ids.ts';
import { readValue } from '../../blocks/action-values.ts';
import {
  Arrangement,
  type ExportAsk,
  ExportContext,
  ExportWhat,
  FileFormat,
  misfit,
} from '../../blocks/exports/export-ask.ts';
import { type Person, personOf } from '../../people/person.ts';

const Field = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Field)) }),
  }),
});

/** The export form, sent in. `wrong` is said below the format. */
export interface ExportForm {
  readonly actor: Person;
  readonly viewId: string;
  readonly ask: ExportAsk | { readonly wrong: string };
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readExportForm(body: unknown, here: TeamId): ExportForm {
  const { team, enterprise, user, view } = Payload.parse(body);
  const field = (id: string) => view.state.values[id]?.[id];
  const picked = (id: string) => field(id)?.selected_option?.value;
  const format = FileFormat.catch('csv').parse(picked(EXPORT_FORM.format));
  const collection = readValue(ExportContext, view.private_metadata)?.collection ?? null;
  const what = ExportWhat.catch('decisions').parse(picked(EXPORT_FORM.what));
  const wrong = collection === null ? misfit(what, format) : undefined;
  const arrange = Arrangement.catch('by-theme').parse(picked(EXPORT_FORM.arrange));
  const query = field(EXPORT_FORM.query)?.value ?? '';
  return {
    actor: personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id),
    viewId: view.id,
    ask:
      wrong !== undefined
        ? { wrong }
        : collection === null
          ? { kind: 'archive', what, format, query }
          : { kind: 'collection', collection, format, arrange },
  };
}
