import { apiVerbs } from './api/api-verbs.ts';
import { exportAudit } from './audit/export.ts';
import { verifyAudit } from './audit/verify.ts';
import { catalogueTypes } from './catalogue/types.ts';
import { decisionVerbs } from './change-request/decisions.ts';
import { completionVerb } from './completion/completion.ts';
import { applyLegacy } from './legacy/apply.ts';
import { planLegacy } from './legacy/plan.ts';
import { verifyLegacy } from './legacy/verify.ts';
import { discoverLegacy } from './legacy/discover.ts';
import { gatewayLegacy } from './legacy/gateway.ts';
import { parityLegacy } from './legacy/parity.ts';
import { readinessLegacy } from './legacy/readiness.ts';
import { readLegacy } from './legacy/read.ts';
import { checkLicence } from './licence/check.ts';
import { issueLicenceFile } from './licence/file.ts';
import { resetLink } from './operator/reset-link.ts';
import { continueAuditLog } from './audit/continue.ts';
import { rotateMasterKeyVerb } from './master-key/rotate.ts';
import { addRemote } from './remote/add.ts';
import { listRemotes } from './remote/list.ts';
import { removeRemote } from './remote/remove.ts';
import { testRemote } from './remote/test.ts';
import { useRemote } from './remote/use.ts';
import { serveVerb } from './serve/serve.ts';
import { showSigningSeal } from './signing-key/seal.ts';
import { importUsers } from './user/import.ts';
import type { Verb } from './verb.ts';

const ownVerbs: readonly Verb[] = [
  serveVerb,
  importUsers,
  ...decisionVerbs,
  planLegacy,
  applyLegacy,
  verifyLegacy,
  parityLegacy,
  readinessLegacy,
  gatewayLegacy,
  checkLicence,
  catalogueTypes,
  issueLicenceFile,
  showSigningSeal,
  resetLink,
  addRemote,
  listRemotes,
  useRemote,
  testRemote,
  removeRemote,
  rotateMasterKeyVerb,
  continueAuditLog,
  verifyAudit,
  exportAudit,
  discoverLegacy,
  readLegacy,
  completionVerb(() => verbs),
];
/** All that there are. One that is made of an operation gives way to one of its name that does more. */
export const verbs: readonly Verb[] = [...ownVerbs, ...apiVerbs().filter(({ name }) => !ownVerbs.some((own) => own.name === name))];
