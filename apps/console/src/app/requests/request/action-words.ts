import type { IconName } from '../../ui/icons.ts';
import type { RequestAction } from './offered-actions.ts';

export const actionIcons: Readonly<Record<RequestAction, IconName>> = {
  approve: 'check',
  submit: 'arrow-right',
  refresh: 'refresh-cw',
  apply: 'arrow-right',
  review: 'eye',
  reject: 'x',
  edit: 'pencil',
  withdraw: 'undo-2',
  undo: 'undo-2',
  'break-glass': 'triangle-alert',
};

export function wordOfAction(action: RequestAction): string {
  switch (action) {
    case 'approve':
      return $localize`:@@request.approve:Approve`;
    case 'submit':
      return $localize`:@@request.submit:Hand in`;
    case 'refresh':
      return $localize`:@@request.refresh:Look at it again`;
    case 'apply':
      return $localize`:@@request.apply:Apply now`;
    case 'review':
      return $localize`:@@request.review:Write the review`;
    case 'reject':
      return $localize`:@@request.reject:Reject`;
    case 'edit':
      return $localize`:@@request.edit:Edit or schedule`;
    case 'withdraw':
      return $localize`:@@request.withdraw:Withdraw`;
    case 'undo':
      return $localize`:@@request.undo:Undo`;
    case 'break-glass':
      return $localize`:@@request.breakGlass:Apply without approval`;
  }
}
