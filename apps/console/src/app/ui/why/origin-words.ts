import type { Entitlements } from '../../api/shapes.ts';

export type Entitlement = Entitlements['entitlements'][number];
export type EntitlementLayer = Entitlement['layers'][number];
export type Origin = Entitlement['origin'];

/** Where a value comes from: "Pack “Finance”, order 2". */
export function originWords(origin: Origin): string {
  switch (origin.kind) {
    case 'default':
      return $localize`:@@why.default:Default`;
    case 'pack':
      return $localize`:@@why.pack:Pack “${origin.name}:name:”, order ${origin.order}:order:`;
    case 'profile':
      return $localize`:@@why.profile:Profile “${origin.name}:name:”`;
    case 'override':
      return $localize`:@@why.override:Override`;
  }
}

/** A reason that somebody gave, as they gave it. */
export function quoted(text: string): string {
  return $localize`:@@why.quoted:“${text}:text:”`;
}
