/** Where the database names a person, and what becomes of it when they are to be forgotten. */
export interface PersonColumn {
  readonly table: string;
  readonly column: string;
  /**
   * `drop`: the row was the person's alone. `unname`: others rely on the row (a flag counts, a
   * decision stands); it stays, by a name that leads to nobody.
   */
  readonly when: 'drop' | 'unname';
}

/** A column that names people and is not here is found by a test: enter it with its migration. */
export const PERSON_COLUMNS: readonly PersonColumn[] = [
  { table: 'result_list', column: 'user', when: 'drop' },
  { table: 'notice', column: 'person', when: 'drop' },
  { table: 'mark', column: 'user', when: 'unname' },
  { table: 'share', column: 'user', when: 'unname' },
  { table: 'share_attempt', column: 'user', when: 'drop' },
  { table: 'decision', column: 'user', when: 'unname' },
  { table: 'nomination', column: 'user', when: 'unname' },
  { table: 'review_state', column: 'decided_by', when: 'unname' },
  { table: 'review_state', column: 'assignee', when: 'unname' },
  { table: 'review_log', column: 'user', when: 'unname' },
  { table: 'review_log', column: 'person', when: 'unname' },
  { table: 'digest_run', column: 'requested_by', when: 'unname' },
  { table: 'home_visit', column: 'user', when: 'drop' },
  { table: 'person_name', column: 'user', when: 'drop' },
  { table: 'collection', column: 'created_by', when: 'unname' },
  { table: 'collection', column: 'closed_by', when: 'unname' },
  { table: 'collection_entry', column: 'added_by', when: 'unname' },
  { table: 'collection_entry', column: 'note_by', when: 'unname' },
  // A person's own alerts go to the person; their versions go with them.
  { table: 'made_digest', column: 'channel', when: 'drop' },
  { table: 'made_digest', column: 'owner', when: 'unname' },
  { table: 'made_digest', column: 'changed_by', when: 'unname' },
  { table: 'made_digest_version', column: 'changed_by', when: 'unname' },
  { table: 'digest_run', column: 'channel', when: 'unname' },
  { table: 'mute', column: 'holder', when: 'drop' },
  { table: 'mute', column: 'muted_by', when: 'unname' },
  { table: 'preference', column: 'user', when: 'drop' },
];
