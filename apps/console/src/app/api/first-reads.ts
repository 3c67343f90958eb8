import { linkedSignal, type ResourceRef, type Signal } from '@angular/core';

type Reading = Pick<ResourceRef<unknown>, 'isLoading'>;

/**
 * True once all that the head of a page is made of was read, or refused, so that what is drawn then stays where it is. It stays true
 * while that is read again, until the page is about something else.
 */
export function firstReads(id: () => string, ...readings: readonly Reading[]): Signal<boolean> {
  const source = (): { readonly id: string; readonly areRead: boolean } => ({
    id: id(),
    areRead: readings.every(({ isLoading }) => !isLoading()),
  });
  return linkedSignal<ReturnType<typeof source>, boolean>({
    source,
    computation: ({ id, areRead }, previous) => areRead || (previous?.value === true && previous.source.id === id),
  }).asReadonly();
}
