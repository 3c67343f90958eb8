import type { Approval, Power } from './approval.ts';

/** Somebody with an account that is not suspended, and the roles that they may approve with now. */
export interface PresentApprover extends Power {
  /** To some customers: they approve nothing, in nobody's place. */
  readonly isConfined: boolean;
}

/**
 * What is left of an approval as things are now, null where nothing is: whoever gave it must still be there, and whoever's power it was
 * must still have it. Roles that came later count for approvals that come later.
 */
export function standingApproval<Given extends Approval>(approval: Given, present: ReadonlyMap<number, PresentApprover>): Given | null {
  const giver = present.get(approval.operatorId);
  const holder = present.get(approval.power.operatorId);
  if (giver === undefined || giver.isConfined || holder === undefined) return null;
  const roles = approval.power.roles.filter((role) => holder.roles.includes(role));
  return roles.length === 0 ? null : { ...approval, power: { ...approval.power, roles } };
}
