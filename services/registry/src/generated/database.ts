// Generated from the migrations by `npm run generate`. Do not edit.

import type { ColumnType } from 'kysely';

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[] ? U[] : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S[], I[], U[]> : T[];

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface ApprovalPolicy {
  onlyRow: Generated<boolean>;
  rules: Json | null;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface ChangeHead {
  onlyRow: Generated<boolean>;
  position: Generated<number>;
}

export interface ChangeRequestApprovals {
  /**
   * personal: text; approvals
   */
  comment: string | null;
  createdAt: Generated<Temporal.Instant>;
  digest: Buffer;
  id: Generated<number>;
  /**
   * personal: reference; approvals
   */
  operatorId: number;
  /**
   * personal: identity; approvals
   */
  operatorName: string;
  /**
   * personal: reference; approvals
   */
  personId: number;
  /**
   * personal: reference; approvals
   */
  power: Json;
  requestId: number;
}

export interface ChangeRequestComments {
  /**
   * personal: reference; approvals
   */
  authorId: number | null;
  authorKind: string;
  /**
   * personal: identity; approvals
   */
  authorName: string;
  createdAt: Generated<Temporal.Instant>;
  id: Generated<number>;
  requestId: number;
  /**
   * personal: text; approvals
   */
  text: string;
}

export interface ChangeRequestItems {
  /**
   * personal: identity; approvals
   */
  after: Json | null;
  /**
   * personal: identity; approvals
   */
  before: Json | null;
  /**
   * personal: identity; approvals
   */
  command: Json;
  /**
   * not personal: a salted hash of a whole command; the salt goes with what is erased
   */
  contentDigest: Buffer;
  createdAt: Generated<Temporal.Instant>;
  /**
   * not personal: whether a command can be carried out
   */
  isVoid: Generated<boolean>;
  /**
   * personal: identity; approvals
   */
  persons: Generated<string[]>;
  position: number;
  requestId: number;
  /**
   * personal: reference; approvals
   */
  subjectId: number | null;
  /**
   * not personal: a kind of thing
   */
  subjectKind: string | null;
}

export interface ChangeRequests {
  appliedAt: Temporal.Instant | null;
  applyAt: Temporal.Instant | null;
  counts: Generated<Json>;
  createdAt: Generated<Temporal.Instant>;
  customerIds: ArrayType<number>;
  digest: Buffer;
  /**
   * not personal: random
   */
  digestSalt: Buffer | null;
  dueAt: Temporal.Instant | null;
  expiresAt: Temporal.Instant | null;
  /**
   * personal: text; approvals
   */
  failure: Json | null;
  forgottenAt: Temporal.Instant | null;
  /**
   * personal: reference; approvals
   */
  glassBrokenBy: number | null;
  id: Generated<number>;
  /**
   * personal: reference; approvals
   */
  involvedOperatorIds: ArrayType<number>;
  kinds: string[];
  /**
   * personal: reference; approvals
   */
  proposerId: number | null;
  proposerKind: string;
  /**
   * personal: identity; approvals
   */
  proposerName: string;
  /**
   * personal: text; approvals
   */
  reason: string | null;
  remindedAt: Temporal.Instant | null;
  requirements: Json;
  reversesId: number | null;
  reviewDueAt: Temporal.Instant | null;
  /**
   * personal: reference; approvals
   */
  reviewedBy: number | null;
  size: number;
  state: string;
  /**
   * personal: text; approvals
   */
  title: Generated<string>;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface ChangeRequestSteps {
  /**
   * personal: reference; approvals
   */
  actorId: number | null;
  actorKind: string;
  /**
   * personal: identity; approvals
   */
  actorName: string;
  createdAt: Generated<Temporal.Instant>;
  digest: Buffer;
  id: Generated<number>;
  /**
   * personal: text; approvals
   */
  reason: string | null;
  requestId: number;
  state: string;
  step: string;
}

export interface Changes {
  auditEventId: number;
  entity: string;
  firstId: number;
  id: Generated<number>;
  lastId: number;
  position: number | null;
  recordedAt: Generated<Temporal.Instant>;
}

export interface CustomerContacts {
  createdAt: Generated<Temporal.Instant>;
  customerId: number;
  /**
   * personal: contact; contacts
   */
  email: string;
  /**
   * personal: identity; contacts
   */
  name: string;
  /**
   * personal: contact; contacts
   */
  role: string;
}

export interface Customers {
  createdAt: Generated<Temporal.Instant>;
  createdIn: Generated<number>;
  /**
   * not personal: of a company
   */
  externalReference: string | null;
  id: Generated<number>;
  locale: string;
  /**
   * not personal: of a company
   */
  name: string;
  timeZone: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface CustomersOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  endedByChangeRequestId: number | null;
  id: number | null;
  since: Temporal.Instant | null;
  timeZone: string | null;
  until: Temporal.Instant | null;
}

export interface Delegations {
  commands: string[] | null;
  createdAt: Generated<Temporal.Instant>;
  endedAt: Temporal.Instant | null;
  /**
   * personal: reference; approvals
   */
  fromOperatorId: number;
  id: Generated<number>;
  /**
   * personal: text; approvals
   */
  reason: string;
  roleKeys: Generated<string[]>;
  /**
   * personal: reference; approvals
   */
  toOperatorId: number;
  validFrom: Temporal.Instant;
  validUntil: Temporal.Instant;
}

export interface DomainCutOvers {
  acceptedBlockers: Generated<string[]>;
  answeredBy: string;
  domainId: number;
  /**
   * not personal: of a company
   */
  names: string[];
  since: Generated<Temporal.Instant>;
}

export interface DomainNames {
  createdIn: Generated<number>;
  domainId: number;
  /**
   * not personal: of a company
   */
  name: string;
}

export interface DomainNamesOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  domainId: number | null;
  endedByChangeRequestId: number | null;
  name: string | null;
  since: Temporal.Instant | null;
  until: Temporal.Instant | null;
}

export interface DomainPacks {
  createdIn: Generated<number>;
  domainId: number;
  packId: number;
  position: number;
  validFrom: string | null;
  validUntil: string | null;
}

export interface DomainPacksOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  domainId: number | null;
  endedByChangeRequestId: number | null;
  packId: number | null;
  position: number | null;
  since: Temporal.Instant | null;
  until: Temporal.Instant | null;
  validFrom: string | null;
  validUntil: string | null;
}

export interface Domains {
  createdAt: Generated<Temporal.Instant>;
  createdIn: Generated<number>;
  customerId: number;
  graceDays: Generated<number>;
  id: Generated<number>;
  microsoftTenants: Generated<string[]>;
  /**
   * not personal: of a company
   */
  name: string;
  offlineLeaseDays: number | null;
  seatLimit: number | null;
  seatsUsed: Generated<number>;
  suspendedAt: Temporal.Instant | null;
  /**
   * not personal: about a company
   */
  suspensionReason: string | null;
  updatedAt: Generated<Temporal.Instant>;
  validFrom: string;
  validUntil: string | null;
  version: Generated<number>;
}

export interface DomainsOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  customerId: number | null;
  deleted: boolean | null;
  endedByChangeRequestId: number | null;
  graceDays: number | null;
  id: number | null;
  name: string | null;
  offlineLeaseDays: number | null;
  since: Temporal.Instant | null;
  suspendedAt: Temporal.Instant | null;
  suspensionReason: string | null;
  until: Temporal.Instant | null;
  validFrom: string | null;
  validUntil: string | null;
}

export interface Features {
  createdAt: Generated<Temporal.Instant>;
  createdIn: Generated<number>;
  defaultValue: Json;
  description: Generated<string>;
  id: Generated<number>;
  key: string;
  maximum: number | null;
  maxLength: number | null;
  minimum: number | null;
  /**
   * not personal: of the catalogue
   */
  name: string;
  options: string[] | null;
  productId: number;
  type: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface FeaturesOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  defaultValue: Json | null;
  deleted: boolean | null;
  endedByChangeRequestId: number | null;
  id: number | null;
  key: string | null;
  since: Temporal.Instant | null;
  until: Temporal.Instant | null;
}

export interface FormerCustomers {
  createdIn: number;
  deleted: boolean;
  endedIn: number;
  id: number;
  timeZone: string | null;
}

export interface FormerDomainNames {
  createdIn: number;
  deleted: boolean;
  domainId: number | null;
  endedIn: number;
  /**
   * not personal: of a company
   */
  name: string;
}

export interface FormerDomainPacks {
  createdIn: number;
  deleted: boolean;
  domainId: number;
  endedIn: number;
  packId: number;
  position: number | null;
  validFrom: string | null;
  validUntil: string | null;
}

export interface FormerDomains {
  createdIn: number;
  customerId: number | null;
  deleted: boolean;
  endedIn: number;
  graceDays: number | null;
  id: number;
  /**
   * not personal: of a company
   */
  name: string | null;
  offlineLeaseDays: number | null;
  suspendedAt: Temporal.Instant | null;
  /**
   * not personal: about a company
   */
  suspensionReason: string | null;
  validFrom: string | null;
  validUntil: string | null;
}

export interface FormerFeatures {
  createdIn: number;
  defaultValue: Json | null;
  deleted: boolean;
  endedIn: number;
  id: number;
  key: string | null;
}

export interface FormerOverrides {
  createdIn: number;
  deleted: boolean;
  endedIn: number;
  featureId: number;
  /**
   * personal: text; former-seats
   */
  reason: string | null;
  userId: number;
  validFrom: string | null;
  validUntil: string | null;
  /**
   * personal: licence; former-seats
   */
  value: Json | null;
}

export interface FormerPacks {
  createdIn: number;
  deleted: boolean;
  endedIn: number;
  id: number;
  key: string | null;
  /**
   * not personal: of the catalogue
   */
  name: string | null;
}

export interface FormerPackValues {
  createdIn: number;
  deleted: boolean;
  endedIn: number;
  featureId: number;
  packId: number;
  value: Json | null;
}

export interface FormerProfiles {
  createdIn: number;
  deleted: boolean;
  endedIn: number;
  id: number;
  key: string | null;
  /**
   * not personal: of the catalogue
   */
  name: string | null;
}

export interface FormerProfileValues {
  createdIn: number;
  deleted: boolean;
  endedIn: number;
  featureId: number;
  profileId: number;
  value: Json | null;
}

export interface FormerUsers {
  createdIn: number;
  deleted: boolean;
  /**
   * personal: identity; former-seats
   */
  displayName: string | null;
  domainId: number | null;
  endedIn: number;
  id: number;
  /**
   * personal: contact; former-seats
   */
  localPart: string | null;
  /**
   * personal: licence; former-seats
   */
  profileId: number | null;
  /**
   * personal: licence; former-seats
   */
  suspendedAt: Temporal.Instant | null;
  /**
   * personal: text; former-seats
   */
  suspensionReason: string | null;
  /**
   * personal: licence; former-seats
   */
  validFrom: string | null;
  /**
   * personal: licence; former-seats
   */
  validUntil: string | null;
}

export interface IdempotencyKeys {
  /**
   * personal: identity; answers
   */
  body: string | null;
  etag: string | null;
  expiresAt: Generated<Temporal.Instant>;
  key: string;
  /**
   * personal: reference; answers
   */
  location: string | null;
  principalId: number;
  principalKind: string;
  requestHash: Buffer;
  status: number | null;
}

export interface ImportChanges {
  /**
   * personal: identity; lists
   */
  after: Json | null;
  /**
   * personal: identity; lists
   */
  before: Json | null;
  importId: number;
  /**
   * personal: reference; lists
   */
  userId: number;
  version: number;
}

export interface ImportFiles {
  id: Generated<number>;
  touchedAt: Generated<Temporal.Instant>;
}

export interface ImportMappings {
  customerId: number;
  dates: string | null;
  defaultProfile: string | null;
  header: string;
  map: string | null;
  usedAt: Generated<Temporal.Instant>;
}

export interface ImportPieces {
  /**
   * personal: identity; lists
   */
  bytes: Buffer;
  fileId: number;
  position: number;
}

export interface Imports {
  appliedAt: Temporal.Instant | null;
  columns: Json;
  createdAt: Generated<Temporal.Instant>;
  dates: string | null;
  defaultProfile: string | null;
  domainId: number;
  encoding: string;
  fileId: number | null;
  /**
   * not personal: of a list
   */
  fileName: string;
  id: Generated<number>;
  map: string | null;
  mappingSource: string;
  rowsRefused: number;
  rowsSame: number;
  rowsToChange: number;
  rowsToCreate: number;
  separator: string;
  sha256: string;
  sizeBytes: number;
  skipRefused: boolean;
  state: Generated<string>;
  unusedColumns: string[];
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface ImportVerdicts {
  /**
   * personal: contact; lists
   */
  address: string;
  /**
   * personal: identity; lists
   */
  after: Json | null;
  /**
   * personal: identity; lists
   */
  before: Json | null;
  code: string | null;
  duplicateOf: number | null;
  importId: number;
  line: number;
  /**
   * personal: text; lists
   */
  notice: string | null;
  /**
   * personal: text; lists
   */
  refusalDetail: string | null;
  verdict: string;
}

export interface LeaverCheckRows {
  /**
   * personal: contact; lists
   */
  address: string;
  checkId: number;
  code: string | null;
  /**
   * personal: text; lists
   */
  detail: string | null;
  line: number;
  /**
   * personal: contact; lists
   */
  localPart: string | null;
  verdict: string;
}

export interface LeaverChecks {
  columns: Json;
  createdAt: Generated<Temporal.Instant>;
  domainId: number;
  encoding: string;
  fileId: number | null;
  /**
   * not personal: of a list
   */
  fileName: string;
  id: Generated<number>;
  leavers: number;
  map: string | null;
  mappingSource: string;
  refused: number;
  repeated: number;
  seated: number;
  seats: number;
  separator: string;
  sha256: string;
  sizeBytes: number;
  state: Generated<string>;
  unseated: number;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface Leavers {
  checkId: number;
  /**
   * personal: reference; lists
   */
  userId: number;
}

export interface LegacyFates {
  code: string | null;
  /**
   * personal: text; lists
   */
  detail: string | null;
  fate: string;
  migrationId: number;
  other: number | null;
  position: number;
}

export interface LegacyLinks {
  digest: string | null;
  kind: string;
  migrationId: number | null;
  /**
   * not personal: a key of the old database
   */
  sourceKey: string;
  targetId: number;
  targetVersion: number;
}

export interface LegacyMigrations {
  appliedAt: Temporal.Instant | null;
  createdAt: Generated<Temporal.Instant>;
  id: Generated<number>;
  mapping: string;
  /**
   * not personal: of a file
   */
  mappingName: string;
  mappingSha256: string;
  notices: Json;
  planBasis: string | null;
  planDigest: string | null;
  plannedAt: Temporal.Instant | null;
  purpose: string;
  report: Json | null;
  rowsReceived: Generated<number>;
  rowsRemovedAt: Temporal.Instant | null;
  rules: Json;
  /**
   * not personal: of a database
   */
  sourceName: string;
  state: Generated<string>;
  steps: Generated<number>;
  stepsDone: Generated<number>;
  tables: Json;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface LegacyRows {
  belongsTo: string | null;
  entity: string;
  /**
   * personal: text; lists
   */
  faults: Json | null;
  file: string | null;
  key: string;
  line: number | null;
  /**
   * personal: identity; lists
   */
  mapped: Json | null;
  migrationId: number;
  /**
   * personal: contact; lists
   */
  name: string | null;
  oldId: string | null;
  otherId: string | null;
  position: number;
  /**
   * personal: identity; lists
   */
  raw: Json;
  /**
   * not personal: a key of the old database
   */
  sourceKey: string;
  sourceTable: string;
}

export interface LegacySteps {
  action: string;
  /**
   * personal: identity; lists
   */
  desired: Json;
  digest: string;
  kind: string;
  migrationId: number;
  position: number;
  /**
   * not personal: a key of the old database
   */
  sourceKey: string;
  step: number;
  targetId: number | null;
}

export interface Moments {
  at: Generated<Temporal.Instant>;
  changeRequestId: number | null;
  id: Generated<number>;
}

export interface Overrides {
  createdAt: Generated<Temporal.Instant>;
  createdIn: Generated<number>;
  featureId: number;
  /**
   * personal: text; seats
   */
  reason: string;
  userId: number;
  validFrom: string | null;
  validUntil: string | null;
  /**
   * personal: licence; seats
   */
  value: Json;
}

export interface OverridesOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  endedByChangeRequestId: number | null;
  featureId: number | null;
  reason: string | null;
  since: Temporal.Instant | null;
  until: Temporal.Instant | null;
  userId: number | null;
  validFrom: string | null;
  validUntil: string | null;
  value: Json | null;
}

export interface Packs {
  createdAt: Generated<Temporal.Instant>;
  createdIn: Generated<number>;
  description: Generated<string>;
  id: Generated<number>;
  key: string;
  /**
   * not personal: of the catalogue
   */
  name: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface PacksOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  endedByChangeRequestId: number | null;
  id: number | null;
  key: string | null;
  name: string | null;
  since: Temporal.Instant | null;
  until: Temporal.Instant | null;
}

export interface PackValues {
  createdIn: Generated<number>;
  featureId: number;
  packId: number;
  value: Json;
}

export interface PackValuesOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  endedByChangeRequestId: number | null;
  featureId: number | null;
  packId: number | null;
  since: Temporal.Instant | null;
  until: Temporal.Instant | null;
  value: Json | null;
}

export interface ParityRunDomains {
  agreed: number;
  asked: number;
  causes: Json;
  /**
   * not personal: of a company
   */
  name: string;
  position: number;
  runId: number;
}

export interface ParityRuns {
  agreed: number;
  causes: Json;
  comparedWith: string;
  createdAt: Generated<Temporal.Instant>;
  differing: number;
  domains: number;
  endedAt: Temporal.Instant;
  id: Generated<number>;
  questions: number;
  /**
   * not personal: of a database
   */
  sourceName: string;
  startedAt: Temporal.Instant;
}

export interface Products {
  createdAt: Generated<Temporal.Instant>;
  description: Generated<string>;
  googleClientIds: Generated<string[]>;
  id: Generated<number>;
  key: string;
  microsoftClientIds: Generated<string[]>;
  /**
   * not personal: of the catalogue
   */
  name: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface Profiles {
  createdAt: Generated<Temporal.Instant>;
  createdIn: Generated<number>;
  description: Generated<string>;
  id: Generated<number>;
  key: string;
  /**
   * not personal: of the catalogue
   */
  name: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface ProfilesOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  endedByChangeRequestId: number | null;
  id: number | null;
  key: string | null;
  name: string | null;
  since: Temporal.Instant | null;
  until: Temporal.Instant | null;
}

export interface ProfileValues {
  createdIn: Generated<number>;
  featureId: number;
  profileId: number;
  value: Json;
}

export interface ProfileValuesOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  endedByChangeRequestId: number | null;
  featureId: number | null;
  profileId: number | null;
  since: Temporal.Instant | null;
  until: Temporal.Instant | null;
  value: Json | null;
}

export interface QuarantinedRows {
  code: string;
  /**
   * personal: identity; lists
   */
  corrected: Json | null;
  /**
   * personal: identity; lists
   */
  corrections: Json | null;
  createdAt: Generated<Temporal.Instant>;
  decidedAt: Temporal.Instant | null;
  /**
   * personal: text; lists
   */
  detail: string;
  /**
   * not personal: of a company
   */
  domainName: string | null;
  entity: string;
  /**
   * personal: text; lists
   */
  faults: Generated<Json>;
  file: string | null;
  id: Generated<number>;
  key: string;
  line: number | null;
  migrationId: number | null;
  position: number;
  /**
   * personal: identity; lists
   */
  raw: Json;
  /**
   * personal: text; lists
   */
  reason: string | null;
  sourceKey: string;
  sourceTable: string;
  state: Generated<string>;
  targetId: number | null;
  targetKind: string | null;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface SearchEntries {
  /**
   * personal: identity; seats
   */
  folded: string;
  id: number;
  kind: string;
  /**
   * personal: identity; seats
   */
  terms: number[];
}

export interface SearchHead {
  nextId: Generated<number>;
  onlyRow: Generated<boolean>;
  position: Generated<number>;
}

export interface Users {
  createdAt: Generated<Temporal.Instant>;
  createdIn: Generated<number>;
  /**
   * personal: identity; seats
   */
  displayName: Generated<string>;
  domainId: number;
  id: Generated<number>;
  /**
   * personal: contact; seats
   */
  localPart: string;
  /**
   * personal: licence; seats
   */
  profileId: number | null;
  /**
   * personal: licence; seats
   */
  suspendedAt: Temporal.Instant | null;
  /**
   * personal: text; seats
   */
  suspensionReason: string | null;
  updatedAt: Generated<Temporal.Instant>;
  /**
   * personal: licence; seats
   */
  validFrom: string | null;
  /**
   * personal: licence; seats
   */
  validUntil: string | null;
  version: Generated<number>;
}

export interface UsersOverTime {
  begunIn: number | null;
  changeRequestId: number | null;
  deleted: boolean | null;
  displayName: string | null;
  domainId: number | null;
  endedByChangeRequestId: number | null;
  id: number | null;
  localPart: string | null;
  profileId: number | null;
  since: Temporal.Instant | null;
  suspendedAt: Temporal.Instant | null;
  suspensionReason: string | null;
  until: Temporal.Instant | null;
  validFrom: string | null;
  validUntil: string | null;
}

export interface DB {
  approvalPolicy: ApprovalPolicy;
  changeHead: ChangeHead;
  changeRequestApprovals: ChangeRequestApprovals;
  changeRequestComments: ChangeRequestComments;
  changeRequestItems: ChangeRequestItems;
  changeRequests: ChangeRequests;
  changeRequestSteps: ChangeRequestSteps;
  changes: Changes;
  customerContacts: CustomerContacts;
  customers: Customers;
  customersOverTime: CustomersOverTime;
  delegations: Delegations;
  domainCutOvers: DomainCutOvers;
  domainNames: DomainNames;
  domainNamesOverTime: DomainNamesOverTime;
  domainPacks: DomainPacks;
  domainPacksOverTime: DomainPacksOverTime;
  domains: Domains;
  domainsOverTime: DomainsOverTime;
  features: Features;
  featuresOverTime: FeaturesOverTime;
  formerCustomers: FormerCustomers;
  formerDomainNames: FormerDomainNames;
  formerDomainPacks: FormerDomainPacks;
  formerDomains: FormerDomains;
  formerFeatures: FormerFeatures;
  formerOverrides: FormerOverrides;
  formerPacks: FormerPacks;
  formerPackValues: FormerPackValues;
  formerProfiles: FormerProfiles;
  formerProfileValues: FormerProfileValues;
  formerUsers: FormerUsers;
  idempotencyKeys: IdempotencyKeys;
  importChanges: ImportChanges;
  importFiles: ImportFiles;
  importMappings: ImportMappings;
  importPieces: ImportPieces;
  imports: Imports;
  importVerdicts: ImportVerdicts;
  leaverCheckRows: LeaverCheckRows;
  leaverChecks: LeaverChecks;
  leavers: Leavers;
  legacyFates: LegacyFates;
  legacyLinks: LegacyLinks;
  legacyMigrations: LegacyMigrations;
  legacyRows: LegacyRows;
  legacySteps: LegacySteps;
  moments: Moments;
  overrides: Overrides;
  overridesOverTime: OverridesOverTime;
  packs: Packs;
  packsOverTime: PacksOverTime;
  packValues: PackValues;
  packValuesOverTime: PackValuesOverTime;
  parityRunDomains: ParityRunDomains;
  parityRuns: ParityRuns;
  products: Products;
  profiles: Profiles;
  profilesOverTime: ProfilesOverTime;
  profileValues: ProfileValues;
  profileValuesOverTime: ProfileValuesOverTime;
  quarantinedRows: QuarantinedRows;
  searchEntries: SearchEntries;
  searchHead: SearchHead;
  users: Users;
  usersOverTime: UsersOverTime;
}
