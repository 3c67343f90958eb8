import type { Sent } from '../../api/shapes.ts';
import type { Choice } from '../../ui/form/choices.ts';

export type KeyScope = Sent<'/v1/api-keys', 'post'>['scopes'][number];
export type ClientScope = Sent<'/v1/clients', 'post'>['scopes'][number];

const words: Readonly<Record<KeyScope, string>> = {
  'licence:check': $localize`:@@scope.licenceCheck:Check licences`,
  'licence:stream': $localize`:@@scope.licenceStream:Be told whose licences change`,
  'registry:read': $localize`:@@scope.registryRead:Read the whole registry`,
  'registry:write': $localize`:@@scope.registryWrite:Change the whole registry`,
  'customers:read': $localize`:@@scope.customersRead:Read customers`,
  'customers:write': $localize`:@@scope.customersWrite:Change customers`,
  'domains:read': $localize`:@@scope.domainsRead:Read domains`,
  'domains:write': $localize`:@@scope.domainsWrite:Change domains`,
  'users:read': $localize`:@@scope.usersRead:Read users`,
  'users:write': $localize`:@@scope.usersWrite:Change users`,
  'users:export': $localize`:@@scope.usersExport:Export users`,
  'catalogue:read': $localize`:@@scope.catalogueRead:Read the catalogue`,
  'catalogue:write': $localize`:@@scope.catalogueWrite:Change the catalogue`,
  'overrides:write': $localize`:@@scope.overridesWrite:Change overrides`,
  'audit:read': $localize`:@@scope.auditRead:Read the audit log`,
};

const choices: readonly Choice[] = Object.entries(words).map(([value, label]) => ({ value, label }));

export const keyScopes = choices;
/** Clients come for the registry; licences are checked with keys. */
export const clientScopes = choices.filter(({ value }) => !value.startsWith('licence:'));

export function wordsOfScope(scope: string): string {
  return (words as Readonly<Record<string, string>>)[scope] ?? scope;
}
