/** Everything that may be allowed, one by one. Every route names one of these; roles are made of them. */
export const permissions = [
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
  'change-request.approve',
  'change-request.break-glass',
  'policy.read',
  'policy.write',
  'event.read',
  'audit.read',
  'operator.read',
  'operator.write',
  'role.read',
  'role.write',
  'service.read',
  'service.write',
  'privacy.read',
  'privacy.export',
  'privacy.erase',
  'privacy.retain',
] as const;
export type Permission = (typeof permissions)[number];

/** Permissions whose use is confined to customers, where the one who has them is. */
export const customerPermissions: ReadonlySet<Permission> = new Set([
  'customer.read',
  'domain.read',
  'user.read',
  'user.write',
  'user.import',
  'user.export',
  'change-request.read',
  'event.read',
]);
