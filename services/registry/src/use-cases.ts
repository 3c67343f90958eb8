import type { AnyUseCase } from '@seatledger/platform/commands/use-case.ts';
import { changeRequestUseCases } from './features/change-requests/use-cases.ts';
import { changeCustomer } from './features/customers/change-customer.ts';
import { createCustomer } from './features/customers/create-customer.ts';
import { deleteCustomer } from './features/customers/delete-customer.ts';
import { restoreCustomer } from './features/customers/restore-customer.ts';
import { addDomainAlias } from './features/domains/add-domain-alias.ts';
import { assignPacks } from './features/domains/assign-packs.ts';
import { changeDomain } from './features/domains/change-domain.ts';
import { createDomain } from './features/domains/create-domain.ts';
import { deleteDomain } from './features/domains/delete-domain.ts';
import { moveDomain } from './features/domains/move-domain.ts';
import { reinstateDomain } from './features/domains/reinstate-domain.ts';
import { removeDomainAlias } from './features/domains/remove-domain-alias.ts';
import { renameDomain } from './features/domains/rename-domain.ts';
import { renewDomain } from './features/domains/renew-domain.ts';
import { restoreDomain } from './features/domains/restore-domain.ts';
import { suspendDomain } from './features/domains/suspend-domain.ts';
import { changeFeature } from './features/features/change-feature.ts';
import { createFeature } from './features/features/create-feature.ts';
import { deleteFeature } from './features/features/delete-feature.ts';
import { changePolicy } from './features/approval-policy/change-policy.ts';
import { createDelegation } from './features/delegations/create-delegation.ts';
import { endDelegation } from './features/delegations/end-delegation.ts';
import { applyImport } from './features/imports/apply-import.ts';
import { deleteImport } from './features/imports/delete-import.ts';
import { expireImport } from './features/imports/expire-import.ts';
import { importUsers } from './features/imports/import-users.ts';
import { judgeImport } from './features/imports/judge-import.ts';
import { uploadImport } from './features/imports/upload-import.ts';
import { legacyMigrationUseCases } from './features/legacy-migration/use-cases.ts';
import { cutBackDomain, cutOverDomain } from './features/cut-over/switch-domain.ts';
import { createParityRun } from './features/parity-runs/create-parity-run.ts';
import { deleteLeaverCheck } from './features/leaver-checks/delete-leaver-check.ts';
import { expireLeaverCheck } from './features/leaver-checks/expire-leaver-check.ts';
import { uploadLeaverCheck } from './features/leaver-checks/upload-leaver-check.ts';
import { removeOverride } from './features/overrides/remove-override.ts';
import { setOverride } from './features/overrides/set-override.ts';
import { changePack } from './features/packs/change-pack.ts';
import { createPack } from './features/packs/create-pack.ts';
import { deletePack } from './features/packs/delete-pack.ts';
import { changeProduct } from './features/products/change-product.ts';
import { createProduct } from './features/products/create-product.ts';
import { deleteProduct } from './features/products/delete-product.ts';
import { changeProfile } from './features/profiles/change-profile.ts';
import { createProfile } from './features/profiles/create-profile.ts';
import { deleteProfile } from './features/profiles/delete-profile.ts';
import { changeUser } from './features/users/change-user.ts';
import { createUser } from './features/users/create-user.ts';
import { deleteUser } from './features/users/delete-user.ts';
import { moveUser } from './features/users/move-user.ts';
import { reinstateUser } from './features/users/reinstate-user.ts';
import { renewUser } from './features/users/renew-user.ts';
import { restoreUser } from './features/users/restore-user.ts';
import { suspendUser } from './features/users/suspend-user.ts';
import { eraseContact } from './features/privacy/erase-contact.ts';
import { eraseUser } from './features/privacy/erase-user.ts';
import type { Tx } from './registry-schema.ts';

/** Every command on the registry. */
export const useCases: readonly AnyUseCase<Tx>[] = [
  createCustomer,
  changeCustomer,
  deleteCustomer,
  restoreCustomer,
  createDomain,
  changeDomain,
  renameDomain,
  addDomainAlias,
  removeDomainAlias,
  suspendDomain,
  reinstateDomain,
  renewDomain,
  moveDomain,
  assignPacks,
  deleteDomain,
  restoreDomain,
  createUser,
  changeUser,
  suspendUser,
  reinstateUser,
  renewUser,
  moveUser,
  deleteUser,
  restoreUser,
  createProduct,
  changeProduct,
  deleteProduct,
  createFeature,
  changeFeature,
  deleteFeature,
  createProfile,
  changeProfile,
  deleteProfile,
  createPack,
  changePack,
  deletePack,
  setOverride,
  removeOverride,
  importUsers,
  uploadImport,
  judgeImport,
  applyImport,
  deleteImport,
  expireImport,
  uploadLeaverCheck,
  deleteLeaverCheck,
  expireLeaverCheck,
  changePolicy,
  createDelegation,
  endDelegation,
  eraseUser,
  eraseContact,
  ...changeRequestUseCases,
  ...legacyMigrationUseCases,
  cutOverDomain,
  cutBackDomain,
  createParityRun,
];
