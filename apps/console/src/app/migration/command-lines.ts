import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Icon } from '../ui/icon.ts';

/** What is typed at a terminal, each line to be copied: `<sl-command-lines [lines]="['npx seatledger …']" />`. */
@Component({
  selector: 'sl-command-lines',
  imports: [Icon],
  template: `
    @for (line of lines(); track line) {
      <div class="line">
        <code>{{ line }}</code>
        <button
          type="button"
          class="button button-quiet button-icon"
          (click)="copy(line)"
          [attr.aria-label]="copyLabel(line)"
          [title]="copyLabel(line)"
        >
          <svg [slIcon]="copied() === line ? 'check' : 'copy'"></svg>
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      width: 100%;
      max-width: 720px;
    }
    .line {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      padding: 2px 2px 2px var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--ground-sunken);
      text-align: start;
    }
    code {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommandLines {
  readonly #announcer = inject(LiveAnnouncer);
  readonly lines = input.required<readonly string[]>();
  protected readonly copied = signal('');

  protected copyLabel(line: string): string {
    return $localize`:@@migration.copyLine:Copy ${line}:command:`;
  }

  protected async copy(line: string): Promise<void> {
    await navigator.clipboard.writeText(line);
    this.copied.set(line);
    void this.#announcer.announce($localize`:@@secret.copied:Copied`);
  }
}
