/** What has a key, a name and a description, and no type. */
export type NamedKind = 'product' | 'profile' | 'pack';

export function newTitleOf(kind: NamedKind): string {
  const titles = {
    product: $localize`:@@catalogue.newProduct:New product`,
    profile: $localize`:@@catalogue.newProfile:New profile`,
    pack: $localize`:@@catalogue.newPack:New pack`,
  };
  return titles[kind];
}

export function submitWords(kind: NamedKind, isNew: boolean): string {
  const words = {
    product: [$localize`:@@catalogue.createProduct:Create the product`, $localize`:@@catalogue.saveProduct:Save the product`],
    profile: [$localize`:@@catalogue.createProfile:Create the profile`, $localize`:@@catalogue.saveProfile:Save the profile`],
    pack: [$localize`:@@catalogue.createPack:Create the pack`, $localize`:@@catalogue.savePack:Save the pack`],
  } as const;
  return words[kind][isNew ? 0 : 1];
}

/** What programs call it. */
export function keyHelp(kind: NamedKind): string {
  return kind === 'product'
    ? $localize`:@@catalogue.productKeyHelp:What programs call it, such as excel-addin. It never changes.`
    : $localize`:@@catalogue.setKeyHelp:What programs call it, such as analyst. It never changes.`;
}
