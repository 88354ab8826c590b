import type { Organisation, Person } from '../page-protocol.ts';
import type { Identity } from './identity.ts';

/** The team that a person belongs to: ours, or another organisation's. */
export function organisationOf(
  identity: Pick<Identity, 'teamId' | 'teamDomain' | 'enterprise'>,
  person: Pick<Person, 'organisation'> | undefined,
): Organisation {
  const { teamId, teamDomain: domain, enterprise } = identity;
  const ours = { teamId, domain, ...(enterprise !== null && { enterprise }) };
  return person?.organisation ?? ours;
}

/** Where the app is installed: our team, or the Grid as a whole. */
export function installedTeam({
  teamId,
  enterprise,
  isOrgWide,
}: Pick<Identity, 'teamId' | 'enterprise' | 'isOrgWide'>): string {
  return isOrgWide && enterprise !== null ? enterprise.id : teamId;
}

/** Whether somebody may be in a channel without being named there. */
export function belongsIn(connectedTeams: readonly string[], person: Person): boolean {
  const { account = 'member', organisation } = person;
  const isNear = organisation === undefined || connectedTeams.includes(organisation.teamId);
  return account === 'member' && isNear;
}
