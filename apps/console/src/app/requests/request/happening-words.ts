import type { IconName } from '../../ui/icons.ts';

export function wordOfHappening(kind: string): string {
  return words[kind] ?? kind;
}

export function iconOfHappening(kind: string): IconName {
  return icons[kind] ?? 'history';
}

const words: Readonly<Record<string, string>> = {
  propose: $localize`:@@requestStep.propose:proposed it`,
  edit: $localize`:@@requestStep.edit:edited it, or looked at it again`,
  approve: $localize`:@@requestStep.approve:approved it`,
  reject: $localize`:@@requestStep.reject:rejected it`,
  withdraw: $localize`:@@requestStep.withdraw:withdrew it`,
  apply: $localize`:@@requestStep.apply:applied it`,
  fail: $localize`:@@requestStep.fail:could not apply it`,
  expire: $localize`:@@requestStep.expire:let it expire`,
  remind: $localize`:@@requestStep.remind:reminded the approvers`,
  'break-glass': $localize`:@@requestStep.breakGlass:applied it without approval`,
  review: $localize`:@@requestStep.review:reviewed it`,
  comment: $localize`:@@requestStep.comment:said`,
  void: $localize`:@@requestStep.void:voided it, as somebody was erased`,
};

const icons: Readonly<Record<string, IconName>> = {
  propose: 'git-pull-request',
  edit: 'pencil',
  approve: 'check',
  reject: 'x',
  withdraw: 'undo-2',
  apply: 'circle-check',
  fail: 'triangle-alert',
  expire: 'clock',
  remind: 'clock',
  'break-glass': 'triangle-alert',
  review: 'eye',
  comment: 'message-square',
  void: 'trash-2',
};
