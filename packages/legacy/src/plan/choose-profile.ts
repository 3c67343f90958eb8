import { isBlocked } from './blocked.ts';
import type { HeldProfile, UserRow, UserWorld } from './user-rows.ts';
import type { SetTarget } from './feature-set-keys.ts';
import type { Fate } from './staged.ts';

export interface ChosenProfile {
  readonly key: string | null;
  readonly held: HeldProfile | undefined;
  readonly fates: readonly Fate[];
}

interface Known {
  readonly held: HeldProfile;
  readonly profile: SetTarget;
}

/** A user has one profile: of several, the one that ends last. Those that have ended are history; two in force are for people to decide on. */
export function chooseProfile(held: readonly HeldProfile[], user: UserRow, { profiles, blocked, today }: UserWorld): ChosenProfile {
  const fates: Fate[] = [];
  const known = held.flatMap((one): readonly Known[] => {
    const profile = profiles.get(one.profileId);
    if (profile?.ok === true) return [{ held: one, profile: profile.target }];
    fates.push(isBlocked({ position: one.position, word: 'profile', id: one.profileId, resolved: profile, blocked }));
    return [];
  });
  const [first, ...others] = known.toSorted((a, b) => endOf(b.held).localeCompare(endOf(a.held)) || a.held.position - b.held.position);
  if (first === undefined) return { key: ownProfile(user, profiles), held: undefined, fates };
  fates.push({ position: first.held.position, fate: 'part', of: user.position });
  for (const other of others) fates.push(fateOfOther(other, first, today));
  return { key: first.profile.key, held: first.held, fates };
}

function fateOfOther({ held: { position, validUntil }, profile }: Known, first: Known, today: string): Fate {
  const other = first.held.position;
  if (profile.key === first.profile.key) {
    const detail = `Gives the profile ${profile.key} again, as row ${other} does for as long or longer.`;
    return { position, fate: 'merged', code: 'same_profile', other, detail };
  }
  if (validUntil !== null && validUntil < today) {
    return { position, fate: 'left_out', code: 'profile_ended', other, detail: `Ended on ${validUntil}; row ${other} has come after it.` };
  }
  const detail = `Gives the profile ${profile.key} while row ${other} gives ${first.profile.key}, and a user has one; drop one of them.`;
  return { position, fate: 'quarantined', code: 'second_profile', other, detail };
}

function ownProfile({ row: { profileId } }: UserRow, profiles: UserWorld['profiles']): string | null {
  const own = profileId === null ? undefined : profiles.get(profileId);
  return own?.ok === true ? own.target.key : null;
}

function endOf({ validUntil }: HeldProfile): string {
  return validUntil ?? '9999-12-31';
}
