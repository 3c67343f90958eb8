import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ToastArea } from './ui/feedback/toast-area.ts';

@Component({
  selector: 'sl-root',
  imports: [RouterOutlet, ToastArea],
  template: `<router-outlet /><sl-toast-area />`,
  styles: `
    :host {
      display: flow-root;
      height: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {}
