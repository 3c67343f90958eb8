import { listRefusals } from './list-refusals.ts';
import { migrationRefusals } from './migration-refusals.ts';
import type { ProblemCode } from './problem-details.ts';
import { requestRefusals } from './request-refusals.ts';

/** The codes with which an operation refuses, by their status. */
export type Refusals = Readonly<Partial<Record<number, readonly ProblemCode[]>>>;

const ofCustomer = { 404: ['customer_not_found'] } as const;
const ofDomain = { 404: ['domain_not_found'] } as const;
const ofUser = { 404: ['user_not_found'] } as const;
const ofRole = { 403: ['permission_not_held'], 404: ['role_not_found'] } as const;
const ofApiKey = { 404: ['api_key_not_found'] } as const;
const ofClient = { 404: ['client_not_found'] } as const;
const ofOwner = ['operator_not_found', 'owner_is_maker'] as const;
const ofOperator = { 404: ['operator_not_found'] } as const;
const ofPerson = { 403: ['not_a_person'] } as const;
const password = [
  'password_common',
  'password_malformed',
  'password_personal',
  'password_predictable',
  'password_too_long',
  'password_too_short',
] as const;
const ofSession = { 401: ['not_signed_in'], 403: ['csrf_token_missing'] } as const;
const ofSecondFactor = {
  401: ['not_signed_in', 'code_refused'],
  403: ['csrf_token_missing'],
  409: ['session_changed', 'session_state'],
  429: ['too_many_attempts'],
} as const;
const ofPasskeyProof = {
  401: ['not_signed_in', 'passkey_refused'],
  403: ['csrf_token_missing'],
  409: ['passkeys_unavailable', 'session_changed', 'session_state', 'wrong_origin'],
  429: ['too_many_attempts'],
} as const;
const ofSingleSignOn = { 403: ['https_required'], 404: ['provider_not_found'], 503: ['provider_unavailable'] } as const;
const values = ['feature_not_found', 'invalid_feature_value', 'too_many_values'] as const;

/**
 * What each operation refuses by the rules of the product, besides what every operation of its kind refuses. Of one that is not
 * here, the document says the statuses that its route declares, and no codes.
 */
export const operationRefusals: Readonly<Record<string, Refusals>> = {
  readOverview: {},
  readSystemHealth: {},
  watch: { 429: ['too_many_streams'] },

  readUserUse: ofUser,
  listUnusedSeats: {},
  listUnusualUse: {},
  listSigningKeys: {},
  rotateSigningKey: {},
  readRevocationEpoch: {},
  raiseRevocationEpoch: {},
  listLicenceFiles: {},
  readLicenceFile: { 404: ['licence_file_not_found'] },
  issueLicenceFile: {
    409: ['licence_file_changed'],
    422: ['ends_in_the_past', 'licence_ends_before', 'licence_file_too_long', 'licence_not_valid', 'product_not_found', 'user_not_found'],
    503: ['no_signing_key'],
  },

  listCustomers: {},
  countCustomers: {},
  createCustomer: { 404: ['not_found'], 409: ['external_reference_taken'] },
  readCustomer: ofCustomer,
  changeCustomer: { ...ofCustomer, 409: ['external_reference_taken'] },
  deleteCustomer: { ...ofCustomer, 409: ['customer_not_empty'] },

  listDomains: {},
  countDomains: {},
  createDomain: { ...ofCustomer, 409: ['domain_name_taken'], 422: ['customer_not_found'] },
  readDomain: ofDomain,
  changeDomain: { ...ofDomain, 409: ['seats_in_use'] },
  deleteDomain: { ...ofDomain, 409: ['domain_not_empty'] },
  suspendDomain: ofDomain,
  reinstateDomain: ofDomain,
  renewDomain: { ...ofDomain, 409: ['seats_in_use'], 422: ['ends_before_start', 'not_a_renewal', 'not_lapsed'] },
  moveDomain: { 404: ['domain_not_found', 'customer_not_found'], 422: ['customer_not_found'] },
  renameDomain: { ...ofDomain, 409: ['domain_name_taken'], 422: ['too_many_aliases'] },
  addDomainAlias: { ...ofDomain, 409: ['domain_name_taken'], 422: ['too_many_aliases'] },
  removeDomainAlias: { ...ofDomain, 422: ['alias_not_found', 'own_name'] },
  assignPacks: { ...ofDomain, 422: ['pack_not_found'] },

  listUsers: {},
  countUsers: {},
  createUser: {
    ...ofDomain,
    409: ['email_taken', 'seat_limit_reached'],
    422: ['domain_not_found', 'profile_not_found', 'validity_outside_domain'],
  },
  readUser: ofUser,
  changeUser: { ...ofUser, 422: ['profile_not_found', 'validity_outside_domain'] },
  deleteUser: ofUser,
  suspendUser: ofUser,
  reinstateUser: ofUser,
  renewUser: { ...ofUser, 422: ['ends_before_start', 'validity_outside_domain'] },
  moveUser: {
    404: ['user_not_found', 'domain_not_found'],
    409: ['email_taken', 'seat_limit_reached'],
    422: ['domain_not_found', 'other_customer', 'validity_outside_domain'],
  },
  listOverrides: ofUser,
  setOverride: { 404: ['user_not_found', 'feature_not_found'], 422: ['invalid_feature_value'] },
  removeOverride: { 404: ['user_not_found', 'override_not_found'] },
  readEntitlements: ofUser,
  readTimeline: ofUser,
  listEndingLicences: {},
  readCheckStatistics: {},

  ...listRefusals,
  ...migrationRefusals,

  listRenewals: {},
  renewDomains: { 409: ['renewals_changed'], 422: ['too_many_domains'] },

  exportCustomers: {},
  exportDomains: {},
  exportUsers: {},
  exportOverrides: {},
  exportProducts: {},
  exportFeatures: {},
  exportProfiles: {},
  exportPacks: {},

  listAuditEvents: {},
  readAuditEvent: { 404: ['event_not_found'] },
  exportAuditEvents: {},

  search: {},
  bulkActions: { 404: ['customer_not_found'], 409: ['matches_changed'], 422: ['too_many_matches'] },
  readBlastRadius: {},

  ...requestRefusals,

  readApprovalPolicy: {},
  changeApprovalPolicy: { 422: ['policy_cannot_be_satisfied'] },
  listDelegations: {},
  listDelegates: {},
  createDelegation: {
    422: [
      'command_unknown',
      'delegate_confined',
      'delegation_to_oneself',
      'delegation_too_long',
      'ends_before_start',
      'ends_in_the_past',
      'nothing_to_delegate',
      'operator_not_found',
      'operator_required',
    ],
  },
  endDelegation: { 403: ['forbidden'], 404: ['delegation_not_found'] },

  ...ofCatalogue('Product', 'Products', { deleted: { 409: ['product_not_empty'] } }),
  ...ofCatalogue('Feature', 'Features', {
    created: { 422: ['product_not_found', 'invalid_feature_value'] },
    changed: { 422: ['feature_type_fixed', 'invalid_feature_value', 'values_out_of_bounds'] },
    deleted: { 409: ['feature_in_use'] },
  }),
  ...ofCatalogue('Profile', 'Profiles', { created: { 422: values }, changed: { 422: values }, deleted: { 409: ['profile_in_use'] } }),
  ...ofCatalogue('Pack', 'Packs', { created: { 422: values }, changed: { 422: values }, deleted: { 409: ['pack_in_use'] } }),

  signIn: {
    401: ['credentials_refused'],
    403: ['https_required'],
    409: ['session_changed'],
    429: ['too_many_attempts'],
    503: ['sign_in_busy'],
  },
  listOwnSessions: {},
  readCurrentSession: { 401: ['not_signed_in'] },
  signOut: ofSession,
  endOwnSession: { 404: ['session_not_found'] },
  endOtherSessions: {},
  verifyTotp: ofSecondFactor,
  verifyRecoveryCode: ofSecondFactor,
  stepUp: ofSecondFactor,
  beginTotpEnrolment: {
    ...ofSession,
    403: ['csrf_token_missing', 'step_up_required'],
    409: ['session_changed', 'session_state'],
    422: ['enrolment_token_required'],
  },
  confirmTotpEnrolment: { ...ofSecondFactor, 403: ['csrf_token_missing', 'step_up_required'] },
  renewRecoveryCodes: { ...ofSession, 409: ['session_changed', 'session_state'] },
  changePassword: {
    ...ofSession,
    409: ['session_changed', 'session_state'],
    422: ['password_refused', ...password],
    429: ['too_many_attempts'],
    503: ['sign_in_busy'],
  },
  requestPasswordReset: { 429: ['too_many_attempts'] },
  completePasswordReset: { 422: ['link_not_valid', ...password], 429: ['too_many_attempts'], 503: ['sign_in_busy'] },

  readPreferences: {},
  changePreferences: { 412: ['version_changed'], 428: ['precondition_required'] },

  listOwnPasskeys: {},
  renamePasskey: { 404: ['passkey_not_found'] },
  removePasskey: {
    404: ['passkey_not_found'],
    409: ['last_first_factor_in_use', 'last_second_factor_in_use'],
  },
  beginPasskeyRegistration: {
    ...ofSession,
    403: ['csrf_token_missing', 'step_up_required'],
    409: ['passkeys_unavailable', 'session_changed', 'session_state', 'wrong_origin'],
    422: ['enrolment_token_required'],
  },
  registerPasskey: {
    ...ofPasskeyProof,
    403: ['csrf_token_missing', 'step_up_required'],
    409: ['passkey_taken', ...ofPasskeyProof[409]],
    422: ['too_many_passkeys'],
  },
  beginPasskeySignIn: { 403: ['https_required'], 409: ['passkeys_unavailable', 'wrong_origin'] },
  signInWithPasskey: {
    401: ['passkey_refused'],
    403: ['https_required'],
    409: ['passkeys_unavailable', 'session_changed', 'wrong_origin'],
    429: ['too_many_attempts'],
  },
  beginPasskeyProof: { ...ofSession, 409: ['no_passkey', 'passkeys_unavailable', 'session_state', 'wrong_origin'] },
  verifyPasskey: ofPasskeyProof,
  stepUpWithPasskey: ofPasskeyProof,

  listSignInProviders: {},
  beginSingleSignOn: ofSingleSignOn,
  beginInvitationSingleSignOn: { ...ofSingleSignOn, 422: ['link_not_valid'], 429: ['too_many_attempts'] },
  beginIdentityLink: ofSingleSignOn,
  completeSingleSignOn: { 403: ['https_required'], 404: ['provider_not_found'] },
  listOwnIdentities: {},
  unlinkIdentity: { 404: ['identity_not_found'], 409: ['last_first_factor_in_use'] },

  inviteOperator: { 409: ['email_taken'], 422: ['administrator_confined', 'customers_required', 'role_not_found'] },
  listInvitations: {},
  withdrawInvitation: { 404: ['invitation_not_found'] },
  acceptInvitation: {
    403: ['https_required'],
    409: ['email_taken', 'session_changed'],
    422: ['email_required', 'link_not_valid', ...password],
    429: ['too_many_attempts'],
    503: ['sign_in_busy'],
  },
  listOperators: {},
  readOperator: ofOperator,
  changeOperator: {
    ...ofOperator,
    409: ['last_administrator_in_use'],
    412: ['version_changed'],
    422: ['administrator_confined', 'customers_required', 'role_not_found'],
    428: ['precondition_required'],
  },
  suspendOperator: { ...ofOperator, 409: ['last_administrator_in_use'] },
  reinstateOperator: { ...ofOperator, 422: ['operator_erased'] },
  endSessionsOfOperator: ofOperator,
  joinPerson: { ...ofOperator, 422: ['operator_erased', 'operator_not_found'] },
  leavePerson: { ...ofOperator, 409: ['own_person'], 422: ['operator_erased'] },
  resetSecondFactor: { ...ofOperator, 409: ['last_first_factor_in_use', 'operator_changed', 'own_second_factor'] },

  listRoles: {},
  readRole: { 404: ['role_not_found'] },
  createRole: { 403: ['permission_not_held'], 409: ['role_key_taken'] },
  changeRole: { ...ofRole, 422: ['role_built_in'] },
  deleteRole: { ...ofRole, 409: ['role_in_use'], 422: ['role_built_in'] },
  listPermissions: {},

  listCheckpoints: {},
  downloadCheckpoint: { 404: ['checkpoint_not_found'] },
  downloadLogKey: { 404: ['checkpoint_not_found'] },
  downloadAttachment: { 404: ['log_file_not_found'] },
  downloadLogRun: { 404: ['log_file_not_found'] },
  downloadCheckpointHistory: {},
  proveInclusion: {
    404: ['event_not_found'],
    409: ['event_not_in_checkpoint', 'event_not_sequenced'],
    422: ['leaf_beyond_size', 'size_beyond_log'],
  },
  proveConsistency: { 404: ['checkpoint_not_found'], 422: ['size_beyond_log', 'size_beyond_size'] },

  listApiKeys: {},
  readApiKey: ofApiKey,
  createApiKey: { 403: ['permission_not_held'], 422: ['expires_in_the_past', ...ofOwner] },
  revokeApiKey: ofApiKey,
  rotateApiKey: { ...ofApiKey, 403: ['permission_not_held'], 422: ['api_key_not_in_force', 'api_key_replaced', ...ofOwner] },

  listClients: {},
  readClient: ofClient,
  createClient: { 403: ['permission_not_held'], 422: ofOwner },
  revokeClient: ofClient,
  rotateClientSecret: { ...ofClient, 403: ['permission_not_held'], 422: ['client_revoked', ...ofOwner] },

  listPersonalTokens: ofPerson,
  createPersonalToken: { 409: ['session_changed'], 422: ['expires_in_the_past', 'expires_too_late', 'permission_not_held'] },
  revokePersonalToken: { 403: [...ofPerson[403], 'session_required'], 404: ['personal_token_not_found'] },

  findPerson: { 422: ['person_required'] },
  exportPerson: { 422: ['person_required'] },
  erasePerson: { 409: ['last_administrator_in_use'], 422: ['person_not_found', 'person_required'] },
  listErasures: {},
  applyRetention: {},
  readErasure: { 404: ['erasure_not_found'] },
};

type CatalogueWord = 'Product' | 'Feature' | 'Profile' | 'Pack';

function ofCatalogue(
  word: CatalogueWord,
  words: string,
  { created, changed, deleted }: { readonly created?: Refusals; readonly changed?: Refusals; readonly deleted: Refusals },
): Readonly<Record<string, Refusals>> {
  const key = word.toLowerCase() as Lowercase<CatalogueWord>;
  const unknown = `${key}_not_found` as const;
  return {
    [`list${words}`]: {},
    [`read${word}`]: { 404: [unknown] },
    [`create${word}`]: { ...created, 404: ['not_found'], 409: [`${key}_key_taken`] },
    [`change${word}`]: { ...changed, 404: [unknown, 'not_found'] },
    [`delete${word}`]: { ...deleted, 404: [unknown, 'not_found'] },
  };
}
