import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui/icon.ts';

export interface WizardStep {
  readonly key: string;
  readonly label: string;
  /** What is known of it, in a few words. */
  readonly known: string;
  readonly state: 'done' | 'open' | 'problem';
  /** Whether one can go there. */
  readonly reachable: boolean;
}

/** The steps on the left, with what is known of each. One goes back and forth between them without losing anything. */
@Component({
  selector: 'sl-wizard-steps',
  imports: [Icon, RouterLink],
  template: `
    <nav aria-label="Steps" i18n-aria-label="@@imports.steps">
      <ol>
        @for (step of steps(); track step.key; let index = $index) {
          <li [class.current]="step.key === current()">
            @if (step.reachable) {
              <a
                [routerLink]="[]"
                [queryParams]="{ step: step.key }"
                queryParamsHandling="merge"
                [attr.aria-current]="step.key === current() ? 'step' : null"
              >
                <span class="mark" [class]="step.state" aria-hidden="true">
                  @switch (step.state) {
                    @case ('done') {
                      <svg slIcon="check"></svg>
                    }
                    @case ('problem') {
                      <svg slIcon="triangle-alert"></svg>
                    }
                    @default {
                      {{ index + 1 }}
                    }
                  }
                </span>
                <span class="words"
                  ><span class="label">{{ step.label }}</span> <span class="muted">{{ step.known }}</span></span
                >
              </a>
            } @else {
              <span class="step" [attr.aria-current]="step.key === current() ? 'step' : null">
                <span class="mark" aria-hidden="true">{{ index + 1 }}</span>
                <span class="words"
                  ><span class="label">{{ step.label }}</span> <span class="muted">{{ step.known }}</span></span
                >
              </span>
            }
          </li>
        }
      </ol>
    </nav>
  `,
  styleUrl: './wizard-steps.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WizardSteps {
  readonly steps = input.required<readonly WizardStep[]>();
  readonly current = input.required<string>();
}
