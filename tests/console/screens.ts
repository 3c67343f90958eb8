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
  { name: 'catalogue-profiles', path: '/catalogue/profiles', ready: 'sl-feature-grid td' },
  { name: 'catalogue-packs', path: '/catalogue/packs', ready: 'sl-feature-grid td' },
  { name: 'catalogue-products', path: '/catalogue/products', ready: 'section table' },
  { name: 'catalogue-feature', path: '/catalogue/features/adhoc.maxRows', ready: 'form' },
  { name: 'catalogue-new-feature', path: '/catalogue/features/new', ready: 'form' },
  { name: 'catalogue-profile', path: '/catalogue/profiles/analyst', ready: 'sl-set-values a[href^="/users"]' },
  { name: 'requests', path: '/requests?tab=all', ready: 'sl-request-row' },
  { name: 'request', path: '/requests/1', ready: 'sl-radius-view' },
  { name: 'request-many', path: '/requests/2', ready: 'sl-radius-view' },
];
