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

const firstRow = '[role=row][aria-rowindex="2"]';

/** Seen by an administrator of the sample vendor. */
export const screens: readonly Screen[] = [
  { name: 'home', path: '/', ready: 'h1' },
  { name: 'customers', path: '/customers', ready: firstRow },
  { name: 'new-customer', path: '/customers/new', ready: 'form' },
  { name: 'domains', path: '/domains', ready: firstRow },
  { name: 'domains-peek', path: '/domains?peek=1', ready: 'sl-peek' },
  { name: 'new-domain', path: '/domains/new', ready: 'form' },
  { name: 'users', path: '/users', ready: firstRow },
  { name: 'users-narrowed', path: '/users?status=suspended&customerId=1', ready: firstRow },
  { name: 'users-none', path: '/users?email=nobody@acme.example', ready: 'sl-empty' },
  { name: 'new-user', path: '/users/new', ready: 'form' },
  { name: 'customer-detail', path: '/customers/1', ready: '.lines' },
  { name: 'domain-detail', path: '/domains/1', ready: 'sl-event-list li' },
  { name: 'user-detail', path: '/users/1', ready: 'sl-why-list li' },
  { name: 'catalogue-profiles', path: '/catalogue/profiles', ready: 'sl-feature-grid td' },
  { name: 'catalogue-packs', path: '/catalogue/packs', ready: 'sl-feature-grid td' },
  { name: 'catalogue-products', path: '/catalogue/products', ready: 'section table' },
  { name: 'catalogue-feature', path: '/catalogue/features/adhoc.maxRows', ready: 'form' },
  { name: 'catalogue-new-feature', path: '/catalogue/features/new', ready: 'form' },
  { name: 'catalogue-profile', path: '/catalogue/profiles/analyst', ready: 'sl-set-values a[href^="/users"]' },
  { name: 'catalogue-pack', path: '/catalogue/packs/finance', ready: 'sl-pack-domains tbody' },
  { name: 'requests', path: '/requests?tab=all', ready: 'sl-request-row' },
  { name: 'request', path: '/requests/2', ready: 'sl-radius-view' },
  { name: 'request-many', path: '/requests/3', ready: 'sl-radius-view' },
  { name: 'request-import', path: '/requests/4', ready: 'sl-verdicts table' },
  { name: 'audit', path: '/audit', ready: '[data-event]' },
  { name: 'privacy', path: '/audit/privacy', ready: 'sl-erasures sl-empty' },
  { name: 'imports', path: '/imports', ready: 'h1' },
  { name: 'imports-new', path: '/imports/new', ready: 'sl-file-drop' },
  { name: 'leaver-checks', path: '/imports/leaver-checks', ready: 'sl-empty' },
  { name: 'leaver-checks-new', path: '/imports/leaver-checks/new', ready: 'sl-file-drop' },
  { name: 'migrations', path: '/migration', ready: 'tbody' },
  { name: 'migration-applied', path: '/migration/1', ready: 'sl-fates-table' },
  { name: 'migration-planned', path: '/migration/2', ready: 'sl-fates-table' },
  { name: 'quarantine', path: '/migration/quarantine?state=open', ready: firstRow },
  { name: 'quarantine-row', path: '/migration/quarantine?state=open&peek=2', ready: 'sl-row-panel' },
  { name: 'cut-over', path: '/migration/cut-over', ready: 'sl-customer-readiness' },
  { name: 'renewals', path: '/renewals', ready: 'sl-renewal-table' },
  { name: 'renewals-users', path: '/renewals?show=users', ready: 'sl-ending-users tbody' },
];

/** The administration and one's own account, seen by an administrator. */
export const administrationScreens: readonly Screen[] = [
  { name: 'operators', path: '/administration/operators', ready: 'sl-open-invitations table' },
  { name: 'operator', path: '/administration/operators/2', ready: 'sl-person-section select' },
  { name: 'invite', path: '/administration/operators?new=invitation', ready: 'sl-choices input' },
  { name: 'roles', path: '/administration/roles', ready: 'td' },
  { name: 'new-role', path: '/administration/roles/_new', ready: 'form' },
  { name: 'keys', path: '/administration/keys', ready: 'sl-credential-table' },
  { name: 'new-key', path: '/administration/keys?new=api-key', ready: 'form' },
  { name: 'approval-policy', path: '/administration/approval-policy', ready: 'sl-rule-card' },
  { name: 'delegations', path: '/administration/delegations', ready: 'tbody' },
  { name: 'new-delegation', path: '/administration/delegations?new=delegation', ready: 'form' },
  { name: 'sign-in-policy', path: '/administration/sign-in-policy', ready: 'dl' },
  { name: 'health', path: '/administration/health', ready: '.findings' },
  { name: 'own-sign-in', path: '/account/sign-in', ready: '.rows' },
  { name: 'own-sessions', path: '/account/sessions', ready: '.rows' },
  { name: 'own-tokens', path: '/account/tokens', ready: 'table' },
  { name: 'own-preferences', path: '/account/preferences', ready: 'fieldset' },
];
