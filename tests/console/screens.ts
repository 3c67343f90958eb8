/** Every screen of the console, by the name of its pictures. The tests of looks and of accessibility walk through them. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  /** What is there once the screen has drawn what it read. */
  readonly ready: string;
}

/** Seen by whoever is not signed in. */
export const publicScreens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', ready: 'form' },
  { name: 'forgotten-password', path: '/forgotten-password', ready: 'form' },
  { name: 'invitation', path: '/invitation#token=x&first', ready: 'form' },
  { name: 'password-reset', path: '/password-reset#token=x', ready: 'form' },
  { name: 'not-found', path: '/nothing/here', ready: 'sl-empty' },
];

/** Seen by an administrator of the sample vendor. */
export const screens: readonly Screen[] = [
  { name: 'home', path: '/', ready: 'h1' },
  { name: 'operators', path: '/administration/operators', ready: 'table' },
  { name: 'operator', path: '/administration/operators/1', ready: '.facts' },
  { name: 'roles', path: '/administration/roles', ready: 'table' },
  { name: 'role-form', path: '/administration/roles/_new', ready: 'form' },
  { name: 'keys', path: '/administration/keys', ready: 'h2' },
  { name: 'approval-policy', path: '/administration/approval-policy', ready: 'sl-rule-card' },
  { name: 'delegations', path: '/administration/delegations', ready: 'sl-empty' },
  { name: 'sign-in-policy', path: '/administration/sign-in-policy', ready: '.facts' },
  { name: 'health', path: '/administration/health', ready: '.findings li' },
  { name: 'own-sign-in', path: '/account/sign-in', ready: '.rows' },
  { name: 'own-sessions', path: '/account/sessions', ready: '.rows' },
  { name: 'own-tokens', path: '/account/tokens', ready: 'sl-empty' },
  { name: 'own-preferences', path: '/account/preferences', ready: 'fieldset' },
];
