import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { State } from '../../ui/state.ts';
import type { ShownOperator } from './operator-shapes.ts';

@Component({
  selector: 'sl-operator-state',
  imports: [State],
  template: `
    @if (operator().personId === null) {
      <sl-state tone="unknown" i18n="@@operators.erased">Erased</sl-state>
    } @else if (operator().suspendedAt) {
      <sl-state tone="suspended" i18n="@@operators.suspended">Suspended</sl-state>
    } @else {
      <sl-state tone="active" i18n="@@operators.active">May sign in</sl-state>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OperatorState {
  readonly operator = input.required<ShownOperator>();
}
