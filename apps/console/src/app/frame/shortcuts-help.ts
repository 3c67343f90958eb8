import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Shortcuts, writtenKeys } from './shortcuts.ts';

@Component({
  template: `
    <div class="dialog">
      <h2 id="dialog-title" i18n="@@shortcuts.title">Keys</h2>
      <dl>
        @for (shortcut of shortcuts; track shortcut.keys) {
          <dt>{{ shortcut.label }}</dt>
          <dd>
            @for (key of written(shortcut.keys); track $index) {
              <kbd>{{ key }}</kbd>
            }
          </dd>
        }
      </dl>
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close()" i18n="@@common.close">Close</button>
      </div>
    </div>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 1fr max-content;
      gap: var(--space-2) var(--space-4);
    }
    dd {
      display: flex;
      gap: var(--space-1);
      justify-content: flex-end;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutsHelp {
  protected readonly dialog = inject(DialogRef);
  protected readonly shortcuts = inject(Shortcuts).all();
  protected readonly written = writtenKeys;
}
