import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Icon } from '../icon.ts';

/** A secret that is shown this once, to be copied: `<sl-secret-once label="Key" [secret]="made.key" />`. */
@Component({
  selector: 'sl-secret-once',
  imports: [Icon],
  template: `
    <p class="label">{{ label() }}</p>
    <div class="secret">
      <code>{{ secret() }}</code>
      <button type="button" class="button" (click)="copy()">
        @if (copied()) {
          <svg slIcon="check"></svg><span i18n="@@secret.copied">Copied</span>
        } @else {
          <svg slIcon="copy"></svg><span i18n="@@secret.copy">Copy</span>
        }
      </button>
    </div>
    <p class="muted" i18n="@@secret.once">This is shown this once. We keep no copy of it that could be read.</p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
    }
    .label {
      font-weight: 500;
    }
    .secret {
      display: flex;
      align-items: flex-start;
      gap: var(--space-2);
      padding: var(--space-2);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--ground-sunken);
    }
    code {
      flex: 1;
      min-width: 0;
      padding-block: 6px;
      overflow-wrap: anywhere;
      user-select: all;
    }
    .muted {
      font-size: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SecretOnce {
  readonly label = input.required<string>();
  readonly secret = input.required<string>();
  readonly #announcer = inject(LiveAnnouncer);
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.secret());
    this.copied.set(true);
    void this.#announcer.announce($localize`:@@secret.copied:Copied`);
  }
}
