import { permissions, type Permission } from './permissions.ts';

/** The roles of the product description. Their permissions cannot be changed; own roles are composed beside them. */
export const builtInRoles = {
  reader: ['customer.read', 'domain.read', 'user.read', 'catalogue.read', 'change-request.read', 'system.read'],
  operator: [
    'customer.read',
    'customer.write',
    'domain.read',
    'domain.write',
    'user.read',
    'user.write',
    'user.import',
    'user.export',
    'catalogue.read',
    'catalogue.write',
    'override.write',
    'change-request.read',
    'policy.read',
    'system.read',
  ],
  approver: [
    'customer.read',
    'domain.read',
    'user.read',
    'catalogue.read',
    'change-request.read',
    'change-request.approve',
    'policy.read',
    'event.read',
    'audit.read',
    'system.read',
  ],
  administrator: permissions,
  auditor: permissions.filter((permission) => permission.endsWith('.read')),
  'customer-contact': ['customer.read', 'domain.read', 'user.read', 'user.write', 'user.import', 'user.export', 'change-request.read'],
} as const satisfies Record<string, readonly Permission[]>;
export type BuiltInRole = keyof typeof builtInRoles;
