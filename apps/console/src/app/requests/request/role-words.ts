const words: Readonly<Record<string, string>> = {
  administrator: $localize`:@@requestRole.administrator:administrator`,
  approver: $localize`:@@requestRole.approver:approver`,
  operator: $localize`:@@requestRole.operator:operator`,
  reader: $localize`:@@requestRole.reader:reader`,
  auditor: $localize`:@@requestRole.auditor:auditor`,
  'customer-contact': $localize`:@@requestRole.customerContact:customer contact`,
};

const list = new Intl.ListFormat(document.documentElement.lang, { type: 'disjunction' });

/** "administrator or approver"; a role of the vendor's own goes by its key. */
export function anyOfRoles(roleKeys: readonly string[]): string {
  return list.format(roleKeys.map((key) => words[key] ?? key));
}
