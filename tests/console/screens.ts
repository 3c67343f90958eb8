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
  { name: 'imports', path: '/imports', ready: 'sl-empty' },
  { name: 'imports-new', path: '/imports/new', ready: 'sl-file-drop' },
  { name: 'leaver-checks', path: '/imports/leaver-checks', ready: 'sl-empty' },
  { name: 'leaver-checks-new', path: '/imports/leaver-checks/new', ready: 'sl-file-drop' },
  { name: 'renewals', path: '/renewals', ready: 'sl-renewal-table' },
  { name: 'renewals-users', path: '/renewals?show=users', ready: 'sl-ending-users tbody' },
];
