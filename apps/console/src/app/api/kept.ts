import { linkedSignal, type Resource, type Signal } from '@angular/core';

/** The last value of a resource: it stays while the next one is read, so that nothing on the page jumps. */
export function kept<Value>(read: Resource<Value | undefined>): Signal<Value | undefined> {
  return linkedSignal<Value | undefined, Value | undefined>({
    source: () => (read.hasValue() ? read.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
}
