import { effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';

/**
 * A dialog that is open while the address says `?new=…`, so that it can be linked to, and is there again after a reload. Returns what
 * opens it; whichever way it is closed, the address says no more of it.
 */
export function dialogInAddress(wanted: () => string | undefined, show: (what: string) => Promise<unknown>): (what: string) => void {
  const router = inject(Router);
  const put = (what: string | null): void =>
    void router.navigate([], { queryParams: { new: what }, queryParamsHandling: 'merge', replaceUrl: true });
  effect(() => {
    const what = wanted();
    if (what !== undefined) void untracked(() => show(what)).finally(() => put(null));
  });
  return put;
}
