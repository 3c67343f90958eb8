import { inject, Injectable, signal, type Signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';

export interface Shortcut {
  /** One key, `mod+k`, or two pressed one after the other: `g h`. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

const sequenceMs = 1_200;

/** The keys that do something on this page. A screen adds its own while it is shown; in fields and dialogs only `mod` ones count. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #document = inject(DOCUMENT);
  readonly #all = signal<readonly Shortcut[]>([]);
  readonly all: Signal<readonly Shortcut[]> = this.#all;
  #first: { readonly key: string; readonly at: number } | undefined;

  constructor() {
    this.#document.addEventListener('keydown', (event) => this.#press(event));
  }

  /** Returns what takes them away again: `inject(DestroyRef).onDestroy(shortcuts.add(…))`. */
  add(...added: readonly Shortcut[]): () => void {
    this.#all.update((all) => [...all, ...added]);
    return () => this.#all.update((all) => all.filter((shortcut) => !added.includes(shortcut)));
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || ['Shift', 'Control', 'Meta'].includes(event.key)) return;
    const mod = event.metaKey || event.ctrlKey;
    if (!mod && (isTyping(event.target) || this.#document.querySelector('[role=dialog]') !== null)) return;
    const pressed = mod ? `mod+${event.key.toLowerCase()}` : event.key;
    const isSecond = this.#first !== undefined && event.timeStamp - this.#first.at < sequenceMs;
    const shortcut = (isSecond && this.#find(`${this.#first?.key} ${pressed}`)) || this.#find(pressed);
    this.#first = { key: pressed, at: event.timeStamp };
    if (!shortcut) return;
    event.preventDefault();
    this.#first = undefined;
    shortcut.run();
  }

  /** The last one added: what a screen means by a key goes before what the frame does. */
  #find(keys: string): Shortcut | undefined {
    return this.#all().findLast((shortcut) => shortcut.keys === keys);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** As they are written on the keys of this machine: `⌘ K` or `Ctrl K`. */
export function writtenKeys(keys: string): readonly string[] {
  const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
  return keys.split(/[ +]/).map((key) => (key === 'mod' ? mod : key.length === 1 ? key.toUpperCase() : key));
}
