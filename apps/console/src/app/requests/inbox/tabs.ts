import type { RequestCounts } from '../../session/live.ts';

export const tabs = ['to-approve', 'mine', 'all'] as const;
export type Tab = (typeof tabs)[number];

/** What the address says, or else what there is something in for the person. */
export function tabOf(asked: string | undefined, mayApprove: boolean): Tab {
  return tabs.find((tab) => tab === asked) ?? (mayApprove ? 'to-approve' : 'mine');
}

/** How many wait behind each tab; nothing is said of all. */
export function countOf(tab: Tab, counts: RequestCounts | undefined): number {
  if (counts === undefined || tab === 'all') return 0;
  return tab === 'mine' ? counts.mineOpen : counts.toApprove;
}
