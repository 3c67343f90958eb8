import type { ChangeRequest } from '../../api/shapes.ts';
import { longInstant } from '../../words/dates.ts';

/** What became of a request by what somebody has just done with it. */
export function wordsOfOutcome({ state, requirements, applyAt }: ChangeRequest): string {
  const missing = requirements.reduce((sum, { approvals, given }) => sum + Math.max(approvals - given, 0), 0);
  switch (state) {
    case 'draft':
      return $localize`:@@requestOutcome.draft:Kept as a draft.`;
    case 'submitted':
      return missing === 1
        ? $localize`:@@requestOutcome.oneMissing:Kept. One approval is still needed.`
        : $localize`:@@requestOutcome.missing:Kept. ${missing}:count: approvals are still needed.`;
    case 'approved':
      return $localize`:@@requestOutcome.approved:Approved. It is being applied.`;
    case 'scheduled':
      return $localize`:@@requestOutcome.scheduled:Approved. It will be in force from ${longInstant(applyAt ?? '')}:at:.`;
    case 'applied':
      return $localize`:@@requestOutcome.applied:Done. The change is in force.`;
    case 'rejected':
      return $localize`:@@requestOutcome.rejected:Rejected. Nothing was changed.`;
    case 'withdrawn':
      return $localize`:@@requestOutcome.withdrawn:Withdrawn. Nothing was changed.`;
    case 'expired':
      return $localize`:@@requestOutcome.expired:The request has expired. Nothing was changed.`;
    case 'failed':
      return $localize`:@@requestOutcome.failed:It could not be applied, and nothing was changed. The page says what has moved.`;
  }
}
