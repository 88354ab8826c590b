import type { JsonObject } from '../../json.ts';
import type { StoredFile } from '../files.ts';
import type { State } from '../state.ts';

/** A file as Slack's API writes it. */
export function fileRow({ identity }: Pick<State, 'identity'>, file: StoredFile): JsonObject {
  const url = `/files/${file.id}`;
  const filetype = file.name.split('.').at(-1) ?? '';
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: identity.botUserId,
    user_team: identity.teamId,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    url_private: url,
    url_private_download: url,
    permalink: url,
  };
}
