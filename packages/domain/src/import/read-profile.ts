import { foldText, quoted } from './fold.ts';

export interface KnownProfile {
  readonly key: string;
  readonly name: string;
}

const maxListed = 10;

/** A reader that finds a profile by its key or its name as written, failing that in whatever case and accents, where only one fits. */
export function profileFinder(profiles: readonly KnownProfile[]): (text: string) => KnownProfile | null {
  const exact = new Map(profiles.flatMap((profile) => [[profile.name, profile] as const, [profile.key, profile] as const]));
  const folded = Map.groupBy(
    profiles.flatMap((profile) => [...new Set([foldText(profile.key), foldText(profile.name)])].map((text) => ({ text, profile }))),
    ({ text }) => text,
  );
  return (text) => {
    const found = exact.get(text);
    if (found !== undefined) return found;
    const alike = folded.get(foldText(text)) ?? [];
    return alike.length === 1 ? (alike[0]?.profile ?? null) : null;
  };
}

export function unknownProfileDetail(text: string, profiles: readonly KnownProfile[]): string {
  if (profiles.length === 0) return `There is no profile ${quoted(text)}, nor any other yet: create it first.`;
  const names = profiles.slice(0, maxListed).map(({ key }) => key);
  const more = profiles.length > maxListed ? `, and ${profiles.length - maxListed} more` : '';
  return `There is no profile ${quoted(text)}: use one of ${names.join(', ')}${more}.`;
}
