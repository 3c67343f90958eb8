import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import type { Session } from '../api/shapes.ts';
import type { Permission } from './permission.ts';
import { Preferences } from './preferences.ts';
import { SessionStore } from './session-store.ts';

/** Whoever is not signed in whole is led to the step of the sign-in that is due, and from there back to where they wanted to go. */
export const signedIn: CanActivateFn = async (_route, { url }) => {
  const [router, preferences] = [inject(Router), inject(Preferences)];
  const session = await inject(SessionStore).load();
  if (session?.state === 'complete') {
    // Before the first page is drawn, so that nothing changes its language or colours before somebody's eyes.
    if (preferences.document() === undefined) await preferences.load();
    return true;
  }
  // An identity provider that was refused leads back to where one wanted to go, and says so there.
  const wanted = router.parseUrl(url);
  const { signIn, code: _, ...kept } = wanted.queryParams;
  wanted.queryParams = kept;
  const returnTo = wanted.toString();
  return router.createUrlTree([stepOf(session)], {
    queryParams: { ...(returnTo !== '/' && { returnTo }), ...(signIn !== undefined && { signIn }) },
  });
};

/** Somebody who comes back from an identity provider still has to show, or set up, their second factor. */
function stepOf(session: Session | undefined): string {
  if (session === undefined) return '/sign-in';
  return session.state === 'needs_enrolment' ? '/enrol' : '/sign-in/second-factor';
}

/** Screens that a person may not see are not there for them. */
export function allowed(...anyOf: readonly Permission[]): CanActivateFn {
  return () => inject(SessionStore).may(...anyOf) || inject(Router).createUrlTree(['/']);
}
