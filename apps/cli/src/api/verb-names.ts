import type { Operation } from './operations.ts';

/** Where the path does not say how people call it. */
const named: Readonly<Record<string, string>> = {
  applyRetention: 'privacy apply-retention',
  bulkActions: 'bulk-action apply',
  changeApprovalPolicy: 'approval-policy change',
  commentOnChangeRequest: 'change-request comment',
  downloadAttachment: 'audit attachment',
  editChangeRequest: 'change-request edit',
  endDelegation: 'delegation end',
  endSessionsOfOperator: 'operator end-sessions',
  erasePerson: 'person erase',
  exportAuditEvents: 'event export',
  exportPerson: 'person export',
  findPerson: 'person find',
  inviteOperator: 'operator create',
  issueLicenceFile: 'licence file',
  listAuditEvents: 'event list',
  listCustomerReadiness: 'customer readiness',
  listDelegates: 'delegation delegates',
  listErasures: 'erasure list',
  listInvitations: 'invitation list',
  listOverrides: 'override list',
  proveConsistency: 'audit prove-consistency',
  proveInclusion: 'audit prove-inclusion',
  readAuditEvent: 'event read',
  readBlastRadius: 'blast-radius read',
  readErasure: 'erasure read',
  readImportRow: 'import row',
  removeOverride: 'override remove',
  renewDomains: 'renewal apply',
  revokePersonalToken: 'personal-token revoke',
  search: 'search find',
  sendMigrationRows: 'migration send',
  setOverride: 'override set',
  settleMigrationInvitation: 'migration settle',
  uploadImport: 'import upload',
  uploadLeaverCheck: 'leaver-check upload',
  withdrawInvitation: 'invitation withdraw',
};

const verbs = { get: 'read', post: 'create', put: 'set', patch: 'change', delete: 'delete' } as const;

/** `POST /v1/users/{id}/actions/suspend` is `user suspend`, `GET /v1/users/{id}` is `user read`. */
export function nameOf({ operationId, method, path, answers }: Operation): string {
  const [collection = '', ...rest] = path.split('/').slice(2);
  const last = rest.at(-1);
  const verb = last !== undefined && !last.startsWith('{') ? last : method === 'get' && answers === 'list' ? 'list' : verbs[method];
  return named[operationId] ?? `${collection.replace(/s$/, '')} ${verb}`;
}
