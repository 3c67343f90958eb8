import type { ChangeRequest } from '../../api/shapes.ts';
import { anyOfRoles } from './role-words.ts';
import type { Standing } from './standing.ts';

/** Why somebody cannot approve a request, and who can; nothing where they can, or where there is nothing to approve. */
export function wordsOfStanding(standing: Standing, { requirements }: Pick<ChangeRequest, 'requirements'>): string {
  const open = requirements.filter(({ approvals, given }) => given < approvals);
  const roles = anyOfRoles([...new Set(open.flatMap(({ approverRoles }) => approverRoles))]);
  switch (standing) {
    case 'own':
      return $localize`:@@requestStanding.own:You have proposed this, so somebody else has to approve it: another person who is ${roles}:roles:.`;
    case 'involved':
      return $localize`:@@requestStanding.involved:You have edited this, or proposed it by another account, so somebody else has to approve it: another person who is ${roles}:roles:.`;
    case 'given':
      return $localize`:@@requestStanding.given:You have approved this. Somebody else has to approve it, too: another person who is ${roles}:roles:.`;
    case 'role':
      return $localize`:@@requestStanding.role:You can read this, but not approve it: that takes somebody who is ${roles}:roles:.`;
    case 'may':
    case 'closed':
      return '';
  }
}
