import { ChangeDetectionStrategy, Component, input, model, signal } from '@angular/core';
import { Icon } from '../ui/icon.ts';
import { fileSize } from './file-size.ts';

/** Where a list is dropped, or chosen from the disk. */
@Component({
  selector: 'sl-file-drop',
  imports: [Icon],
  template: `
    <label class="drop" [class.over]="isOver()" (dragover)="over($event)" (dragleave)="isOver.set(false)" (drop)="drop($event)">
      <input type="file" class="heard" accept=".csv,.txt,.tsv,text/csv,text/plain" [attr.aria-label]="label()" (change)="choose($event)" />
      @if (file(); as chosen) {
        <svg slIcon="file-up"></svg>
        <strong>{{ chosen.name }}</strong>
        <span class="muted">{{ size(chosen) }}</span>
        <span class="link" i18n="@@imports.otherFile">Choose another file</span>
      } @else {
        <svg slIcon="upload"></svg>
        <strong i18n="@@imports.dropHere">Drop the list here</strong>
        <span class="link" i18n="@@imports.chooseFile">or choose a file</span>
        <span class="muted" i18n="@@imports.fileKinds">CSV as Excel, Microsoft 365, Entra, Google or Okta write it; up to 256 MB</span>
      }
    </label>
  `,
  styles: `
    .drop {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--space-1);
      padding: var(--space-8) var(--space-4);
      border: 1px dashed var(--line-strong);
      border-radius: var(--radius-large);
      background: var(--ground-sunken);
      text-align: center;
      cursor: pointer;
      overflow-wrap: anywhere;
    }
    .over {
      border-color: var(--accent);
      background: var(--accent-soft);
    }
    .drop:focus-within {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .link {
      color: var(--accent);
    }
    svg.icon {
      width: 24px;
      height: 24px;
      margin-bottom: var(--space-1);
      color: var(--text-muted);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileDrop {
  readonly label = input.required<string>();
  readonly file = model<File>();
  protected readonly isOver = signal(false);

  protected size({ size }: File): string {
    return fileSize(size);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    this.#take(event.dataTransfer?.files);
  }

  protected choose(event: Event): void {
    this.#take((event.target as HTMLInputElement).files);
  }

  #take(files: FileList | null | undefined): void {
    const file = files?.item(0);
    if (file) this.file.set(file);
  }
}
