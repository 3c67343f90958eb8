import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable, signal } from '@angular/core';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly isProblem: boolean;
}

type ToastOptions = Partial<Pick<Toast, 'action' | 'isProblem'>>;

const shownMs = 6_000;
const shownWithActionMs = 12_000;

/** Short words on what has just been done, at the edge of the page, with the way back where there is one. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  readonly #announcer = inject(LiveAnnouncer);
  readonly #shown = signal<readonly Toast[]>([]);
  readonly shown = this.#shown.asReadonly();
  #lastId = 0;

  show(text: string, { action, isProblem = false }: ToastOptions = {}): void {
    const toast: Toast = { id: (this.#lastId += 1), text, isProblem, ...(action && { action }) };
    this.#shown.update((shown) => [...shown.slice(-2), toast]);
    void this.#announcer.announce(text, isProblem ? 'assertive' : 'polite');
    setTimeout(() => this.dismiss(toast), action === undefined ? shownMs : shownWithActionMs);
  }

  dismiss({ id }: Toast): void {
    this.#shown.update((shown) => shown.filter((toast) => toast.id !== id));
  }
}
