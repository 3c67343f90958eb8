import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { count } from '../../words/numbers.ts';
import { groupedBy, refusalWords, valueWords } from '../value-words.ts';
import { readValue, type FeatureType, type FeatureValue } from './read-value.ts';

/** Where somebody goes on after a cell. */
export type Onward = 'stay' | 'down' | 'next' | 'previous' | 'elsewhere';

export interface Entered {
  /** null: nothing is set here. */
  readonly value: FeatureValue | null;
  readonly onward: Onward;
}

/** The control in a cell while it is edited. What does not fit the feature's type is refused here, and the control stays. */
@Component({
  selector: 'sl-cell-editor',
  templateUrl: './cell-editor.html',
  styleUrl: './cell-editor.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CellEditor {
  readonly type = input.required<FeatureType>();
  /** What is set now; undefined: nothing. */
  readonly own = input.required<FeatureValue | undefined>();
  /** What holds where nothing is set, in words; empty: something has to be set. */
  readonly inherited = input.required<string>();
  /** The key that the edit began with, as the start of what is entered. */
  readonly typed = input('');
  readonly isByPointer = input(false);
  readonly label = input.required<string>();
  readonly entered = output<Entered>();
  readonly givenUp = output();

  protected readonly refusal = signal('');
  protected readonly errorId = 'cell-refusal';
  protected readonly options = computed(() => {
    const type = this.type();
    return type.type === 'choice' ? type.options : [];
  });
  protected readonly isNumber = computed(() => this.type().type === 'number');
  protected readonly text = computed(() => {
    const own = this.own();
    return this.typed() || (typeof own === 'number' ? count(own) : String(own ?? ''));
  });
  protected readonly control = viewChild.required<ElementRef<HTMLInputElement | HTMLSelectElement>>('control');
  readonly #injector = inject(Injector);
  #isOver = false;
  #isMovedByKey = false;

  constructor() {
    afterNextRender({ write: () => this.#begin() });
  }

  /** Whether what is in the control was taken; where not, the control has the focus and says why. */
  take(onward: Onward): boolean {
    if (this.#isOver) return true;
    const value = this.#read();
    if (value === undefined) {
      this.refusal.set(refusalWords(this.type()));
      afterNextRender({ write: () => this.control().nativeElement.focus() }, { injector: this.#injector });
      return false;
    }
    this.#isOver = true;
    this.entered.emit({ value, onward });
    return true;
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return this.#pressWithControl(event);
    event.stopPropagation();
    this.#isMovedByKey = true;
    if (event.key === 'Escape') {
      this.#isOver = true;
      this.givenUp.emit();
    }
    const onward = onwardBy(event);
    if (onward === undefined) return;
    event.preventDefault();
    this.take(onward);
  }

  /** What is being entered belongs to what Control and S save; where it is refused, nothing is. */
  #pressWithControl(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 's' || this.take('stay')) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** An option that was picked from the open list is meant; one that arrows pass over is not yet. */
  protected change(): void {
    if (!this.#isMovedByKey) this.take('stay');
  }

  protected point(): void {
    this.#isMovedByKey = false;
  }

  /** undefined: what was entered is refused; null: nothing is to be set. */
  #read(): FeatureValue | null | undefined {
    const { value } = this.control().nativeElement;
    const mayBeUnset = this.inherited() !== '';
    if (mayBeUnset && this.type().type !== 'text' && value.trim() === '') return null;
    const read = readValue(this.type(), value, groupedBy);
    return read.ok ? read.value : undefined;
  }

  #begin(): void {
    const control = this.control().nativeElement;
    control.focus();
    if (control instanceof HTMLInputElement) {
      if (this.typed() === '') control.select();
    } else if (this.isByPointer()) {
      control.showPicker();
    }
  }

  protected readonly wordsOf = valueWords;
}

function onwardBy({ key, shiftKey }: KeyboardEvent): Onward | undefined {
  if (key === 'Enter') return 'down';
  if (key === 'Tab') return shiftKey ? 'previous' : 'next';
  return undefined;
}
