const ofMigration = { 404: ['migration_not_found'] } as const;
const ofRun = { 404: ['parity_run_not_found'] } as const;
const ofDomain = { 404: ['domain_not_found'] } as const;
const ofRow = { 404: ['quarantined_row_not_found'] } as const;
const onDecision = { ...ofRow, 409: ['row_settled'] } as const;

/** What the operations on migrations from old databases refuse, and those on their quarantine. */
export const migrationRefusals = {
  listMigrations: {},
  createMigration: { 422: ['mapping_unreadable'] },
  readMigration: ofMigration,
  sendMigrationRows: {
    400: ['incomplete_body'],
    404: ['migration_not_found'],
    408: ['request_timeout'],
    409: ['migration_complete', 'migration_expired', 'rows_missing'],
    422: ['row_unreadable'],
  },
  listMigrationRows: { ...ofMigration, 410: ['migration_expired'] },
  planMigration: { ...ofMigration, 409: ['migration_applying', 'migration_expired'] },
  applyMigration: { ...ofMigration, 409: ['migration_expired', 'migration_not_planned', 'migration_to_verify', 'plan_changed'] },
  continueMigration: ofMigration,
  listMigrationInvitations: { ...ofMigration, 410: ['migration_expired'] },
  settleMigrationInvitation: { ...ofMigration, 409: ['migration_expired', 'migration_not_applied'] },
  deleteMigration: { ...ofMigration, 409: ['migration_applying'] },
  listParityRuns: {},
  createParityRun: { 422: ['counts_do_not_add_up', 'domain_repeated', 'ends_before_start', 'ends_in_the_future'] },
  readParityRun: ofRun,
  listParityRunDomains: ofRun,
  listCustomerReadiness: {},
  readDomainReadiness: ofDomain,
  cutOverDomain: { ...ofDomain, 409: ['domain_not_migrated', 'not_ready'] },
  cutBackDomain: { ...ofDomain, 409: ['domain_not_migrated'] },
  listCutOverDomains: {},
  listQuarantinedRows: {},
  countQuarantinedRows: {},
  readQuarantinedRow: ofRow,
  fixQuarantinedRow: { ...onDecision, 422: ['column_not_found', 'migration_not_found', 'row_still_faulty'] },
  mapQuarantinedRow: {
    404: ['quarantined_row_not_found'],
    409: ['row_settled'],
    422: [
      'customer_not_found',
      'domain_not_found',
      'other_kind',
      'pack_not_found',
      'profile_not_found',
      'row_still_faulty',
      'user_not_found',
    ],
  },
  dropQuarantinedRow: onDecision,
  reopenQuarantinedRow: onDecision,
} as const;
