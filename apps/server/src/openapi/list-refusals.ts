const ofLeaverCheck = { 404: ['leaver_check_not_found'] } as const;
const ofImport = { 404: ['import_not_found'] } as const;
const unreadableList = [
  'binary',
  'column_not_found',
  'duplicate_column',
  'empty',
  'no_address_column',
  'no_header',
  'row_too_long',
  'too_many_columns',
  'unclosed_quote',
  'unknown_mapping',
  'unreadable_encoding',
] as const;

/** What the operations on customers' lists refuse: imports and leaver checks. */
export const listRefusals = {
  listImports: {},
  uploadImport: {
    400: ['incomplete_body'],
    404: ['domain_not_found'],
    408: ['request_timeout'],
    409: ['domain_changed'],
    422: ['domain_not_found', 'profile_not_found', ...unreadableList],
  },
  readImport: ofImport,
  listVerdicts: { ...ofImport, 410: ['import_expired'] },
  readImportRow: { 404: ['import_not_found', 'row_not_found'], 410: ['import_expired'] },
  downloadImportResult: { ...ofImport, 410: ['import_expired'] },
  judgeImport: {
    ...ofImport,
    409: ['domain_changed', 'import_applied', 'import_expired', 'import_waiting'],
    422: ['profile_not_found', ...unreadableList],
  },
  applyImport: {
    ...ofImport,
    409: ['domain_changed', 'import_applied', 'import_expired', 'import_waiting', 'rows_refused', 'verdicts_changed'],
    422: ['profile_not_found'],
    428: ['precondition_required'],
  },
  undoImport: {
    ...ofImport,
    409: ['changed_since', 'import_expired', 'import_not_applied', 'too_many_open_requests'],
    422: ['nothing_changes', 'reason_required', 'too_many_commands'],
  },
  deleteImport: { ...ofImport, 409: ['import_applied', 'import_waiting'] },

  listLeaverChecks: {},
  uploadLeaverCheck: {
    400: ['incomplete_body'],
    404: ['domain_not_found'],
    408: ['request_timeout'],
    409: ['domain_changed'],
    422: ['domain_not_found', 'list_without_rows', 'no_known_address', ...unreadableList],
  },
  readLeaverCheck: ofLeaverCheck,
  listLeavers: { ...ofLeaverCheck, 410: ['leaver_check_expired'] },
  listNewcomers: { ...ofLeaverCheck, 410: ['leaver_check_expired'] },
  listStaffRows: { ...ofLeaverCheck, 410: ['leaver_check_expired'] },
  proposeRemovals: { ...ofLeaverCheck, 409: ['leaver_check_expired', 'leavers_changed', 'too_many_leavers'], 422: ['not_a_leaver'] },
  deleteLeaverCheck: ofLeaverCheck,
} as const;
