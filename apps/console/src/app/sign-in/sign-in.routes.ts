import type { Routes } from '@angular/router';
import { Enrol } from './enrol.ts';
import { ForgottenPassword } from './forgotten-password.ts';
import { Invitation } from './invitation.ts';
import { PasswordReset } from './password-reset.ts';
import { SecondFactor } from './second-factor.ts';
import { SignIn } from './sign-in.ts';
import { SignInFrame } from './sign-in-frame.ts';
import { inState } from './in-state.ts';

/** The paths of the links in letters are `invitation` and `password-reset`. */
export const routes: Routes = [
  {
    path: '',
    component: SignInFrame,
    children: [
      { path: 'sign-in', title: $localize`:@@signIn.title:Sign in`, component: SignIn },
      {
        path: 'sign-in/second-factor',
        title: $localize`:@@signIn.title:Sign in`,
        canActivate: [inState('needs_second_factor')],
        component: SecondFactor,
      },
      {
        path: 'enrol',
        title: $localize`:@@enrol.title:Set up a second factor`,
        canActivate: [inState('needs_enrolment')],
        component: Enrol,
      },
      { path: 'invitation', title: $localize`:@@invitation.title:Welcome to Seatledger`, component: Invitation },
      { path: 'forgotten-password', title: $localize`:@@forgotten.title:Forgotten password`, component: ForgottenPassword },
      { path: 'password-reset', title: $localize`:@@reset.title:Set a new password`, component: PasswordReset },
    ],
  },
];
