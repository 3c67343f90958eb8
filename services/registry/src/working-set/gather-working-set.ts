import type { AssignPacks } from '@seatledger/domain/domain/assign-packs.ts';
import type { RestoreUser } from '@seatledger/domain/user/restore-user.ts';
import { domainNameOf, localPartOf } from '@seatledger/domain/user/user.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { lockDomains } from '../features/domains/domain-queries.ts';
import { findDomainIds } from '../features/domains/seat-domain-queries.ts';
import { holdFeatureTypes } from '../features/features/feature-queries.ts';
import { findOverrides } from '../features/overrides/override-queries.ts';
import { holdPacks } from '../features/packs/pack-queries.ts';
import { holdProfiles } from '../features/profiles/profile-queries.ts';
import { findAddressOwners, lastUserId, lockUsers, nextUserIds, type Address } from '../features/users/user-queries.ts';
import type { Tx } from '../registry-schema.ts';
import { namedIn, textsIn } from './named-in.ts';
import { WorkingSet } from './working-set.ts';

/** All that is named has been locked in order before; it is locked here again for what has come or moved meanwhile. */
export async function gatherWorkingSet(tx: Tx, commands: readonly CommandValue[]): Promise<WorkingSet> {
  const named = namedIn(commands);
  const domainIds = await findDomainIds(tx, named.domainNames);
  const users = await lockUsers(tx, named.userIds);
  const standIn = users.values().map(({ domainId }) => domainId);
  const domains = await lockDomains(tx, [...new Set([...named.domainIds, ...domainIds.values(), ...standIn])]);
  return new WorkingSet({
    users: users.values(),
    domains: domains.values(),
    domainIds,
    addressOwners: await findAddressOwners(tx, addressesIn(commands, domainIds)),
    profiles: await holdProfiles(tx, textsIn(commands, 'profile')),
    packs: await holdPacks(tx, packsAssignedBy(commands)),
    featureTypes: await holdFeatureTypes(tx, featuresSetBy(commands)),
    // What goes with a user who is deleted is all of them.
    overrides: await findOverrides(tx, users, ofKind(commands, 'user.delete').length > 0 ? null : textsIn(commands, 'feature')),
    lastUserId: await lastUserId(tx),
    newUserIds: await nextUserIds(tx, ofKind(commands, 'user.create').length),
  });
}

function ofKind(commands: readonly CommandValue[], kind: string): readonly CommandValue[] {
  return commands.filter((command) => command.kind === kind);
}

function featuresSetBy(commands: readonly CommandValue[]): readonly string[] {
  const restored = ofKind(commands, 'user.restore').flatMap(({ overrides }) => overrides as RestoreUser['overrides']);
  return [...new Set([...textsIn(ofKind(commands, 'override.set'), 'feature'), ...textsIn(restored, 'feature')])];
}

function packsAssignedBy(commands: readonly CommandValue[]): readonly string[] {
  return textsIn(
    ofKind(commands, 'domain.assign-packs').flatMap(({ packs }) => packs as AssignPacks['packs']),
    'pack',
  );
}

/** The addresses that somebody is to be given. */
function addressesIn(commands: readonly CommandValue[], domainIds: ReadonlyMap<string, number>): readonly Address[] {
  return textsIn(commands, 'email').flatMap((email) => {
    const domainId = domainIds.get(domainNameOf(email));
    return domainId === undefined ? [] : [{ domainId, localPart: localPartOf(email) }];
  });
}
