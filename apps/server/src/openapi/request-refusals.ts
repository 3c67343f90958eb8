const ofRequest = { 404: ['change_request_not_found'] } as const;
/** To those who are confined to customers, the things of others are not there. */
const ofProposed = {
  403: ['forbidden'],
  404: ['customer_not_found', 'domain_not_found', 'user_not_found', 'change_request_not_found'],
} as const;
/** What is proposed is refused as it would be if it were carried out; these are besides. */
const proposed = [
  'commands_refused',
  'nothing_changes',
  'reason_required',
  'schedule_in_the_past',
  'too_many_commands',
  'customer_not_found',
  'domain_not_found',
  'user_not_found',
] as const;

/** What the operations on change requests refuse. */
export const requestRefusals = {
  listChangeRequests: {},
  readChangeRequest: ofRequest,
  listChangeRequestCommands: ofRequest,
  listChangeRequestVerdicts: { 404: ['change_request_not_found', 'import_not_found'], 410: ['import_expired'] },
  listChangeRequestSteps: ofRequest,
  listChangeRequestApprovals: ofRequest,
  listChangeRequestComments: ofRequest,
  commentOnChangeRequest: ofRequest,
  createChangeRequest: { ...ofProposed, 409: ['email_taken', 'seat_limit_reached'], 422: proposed },
  editChangeRequest: { ...ofProposed, 409: ['change_request_state'], 422: proposed },
  submitChangeRequest: { ...ofProposed, 409: ['change_request_state'], 422: proposed },
  refreshChangeRequest: { ...ofRequest, 409: ['change_request_state'], 422: proposed },
  approveChangeRequest: {
    ...ofRequest,
    409: [
      'already_approved',
      'approver_not_a_person',
      'approver_role_missing',
      'change_request_changed',
      'change_request_state',
      'delegation_not_in_force',
      'own_change_request',
    ],
  },
  rejectChangeRequest: { ...ofRequest, 409: ['change_request_changed', 'change_request_state'] },
  withdrawChangeRequest: { ...ofRequest, 409: ['change_request_state', 'not_own_change_request'] },
  applyChangeRequest: { ...ofRequest, 409: ['change_request_state'] },
  breakGlassOnChangeRequest: { ...ofRequest, 409: ['change_request_changed', 'change_request_state'] },
  reviewChangeRequest: { ...ofRequest, 409: ['change_request_state', 'own_change_request'] },
  undoChangeRequest: {
    ...ofProposed,
    409: ['cannot_be_undone', 'change_request_state', 'changed_since'],
    422: proposed,
  },
  readChangeRequestBlastRadius: { ...ofRequest, 422: ['no_blast_radius'] },
} as const;
