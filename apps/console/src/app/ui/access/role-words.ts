import type { Answer } from '../../api/shapes.ts';

export type Role = Answer<'/v1/roles', 'get'>['items'][number];

const builtIn: Readonly<Record<string, { readonly name: string; readonly what: string }>> = {
  administrator: {
    name: $localize`:@@role.administrator:Administrator`,
    what: $localize`:@@role.administratorWhat:May do everything`,
  },
  operator: {
    name: $localize`:@@role.operator:Operator`,
    what: $localize`:@@role.operatorWhat:Runs customers, domains, users and the catalogue`,
  },
  approver: {
    name: $localize`:@@role.approver:Approver`,
    what: $localize`:@@role.approverWhat:Reads, and approves what others propose`,
  },
  auditor: {
    name: $localize`:@@role.auditor:Auditor`,
    what: $localize`:@@role.auditorWhat:Reads everything, changes nothing`,
  },
  reader: {
    name: $localize`:@@role.reader:Reader`,
    what: $localize`:@@role.readerWhat:Reads the registry, changes nothing`,
  },
  'customer-contact': {
    name: $localize`:@@role.customerContact:Customer contact`,
    what: $localize`:@@role.customerContactWhat:Looks after the users of their own company; confined to customers`,
  },
};

/** Built-in roles as this language calls them; own roles by the name that they were given. */
export function nameOfRole(key: string, roles: readonly Role[] = []): string {
  return builtIn[key]?.name ?? roles.find((role) => role.key === key)?.name ?? key;
}

export function descriptionOfRole({ key, description }: Pick<Role, 'key' | 'description'>): string {
  return builtIn[key]?.what ?? description;
}

export const builtInRoleKeys: readonly string[] = Object.keys(builtIn);
