import type { Crumb } from '../../ui/page-head.ts';

/** From a page of the catalogue back to the grid or list that it was opened from. */
export function catalogueCrumbs(part: 'profiles' | 'packs' | 'products'): readonly Crumb[] {
  const labels = {
    profiles: $localize`:@@catalogue.profiles:Profiles`,
    packs: $localize`:@@catalogue.packs:Packs`,
    products: $localize`:@@catalogue.products:Products and features`,
  };
  return [
    { label: $localize`:@@place.catalogue:Catalogue`, path: '/catalogue' },
    { label: labels[part], path: ['/catalogue', part] },
  ];
}
