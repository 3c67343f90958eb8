import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import type { Session } from '../api/shapes.ts';
import { SessionStore } from '../session/session-store.ts';

/** The step of a sign-in that is due; another one is led to where it stands. */
export function inState(state: Session['state']): CanActivateFn {
  return async () => {
    const router = inject(Router);
    const session = await inject(SessionStore).load();
    if (session?.state === state) return true;
    return router.parseUrl(session?.state === 'complete' ? '/' : '/sign-in');
  };
}
