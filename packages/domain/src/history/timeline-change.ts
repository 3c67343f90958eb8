/** What can happen to a licence; several that happen together are told in this order. */
export const timelineKinds = [
  'created',
  'address-changed',
  'customer-changed',
  'suspended',
  'reinstated',
  'domain-suspended',
  'domain-reinstated',
  'renewed',
  'validity-changed',
  'domain-renewed',
  'domain-validity-changed',
  'grace-changed',
  'offline-lease-changed',
  'time-zone-changed',
  'profile-changed',
  'packs-changed',
  'override-set',
  'override-removed',
  'value-changed',
  'licence-started',
  'licence-ended',
  'grace-ended',
  'pack-started',
  'pack-ended',
  'override-started',
  'override-ended',
  'deleted',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** The fields that are meant, as audit events have them; null where there was nothing. */
export type TimelineValues = Readonly<Record<string, unknown>> | null;

export interface TimelineChange {
  readonly kind: TimelineKind;
  readonly before: TimelineValues;
  readonly after: TimelineValues;
}
