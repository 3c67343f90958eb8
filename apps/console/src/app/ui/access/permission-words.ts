import type { Permission } from '../../session/permission.ts';
import type { Choice, ChoiceGroup } from '../form/choices.ts';

/** What a permission lets somebody do, by the area that it belongs to; in the order in which they are shown. */
const areas: readonly { readonly label: string; readonly words: Partial<Record<Permission, string>> }[] = [
  {
    label: $localize`:@@permission.customers:Customers`,
    words: {
      'customer.read': $localize`:@@permission.customerRead:See customers and their contacts`,
      'customer.write': $localize`:@@permission.customerWrite:Create, change and delete customers`,
    },
  },
  {
    label: $localize`:@@permission.domains:Domains`,
    words: {
      'domain.read': $localize`:@@permission.domainRead:See domains, their validity and seats`,
      'domain.write': $localize`:@@permission.domainWrite:Create, change, renew and delete domains`,
    },
  },
  {
    label: $localize`:@@permission.users:Users`,
    words: {
      'user.read': $localize`:@@permission.userRead:See users and what they may use`,
      'user.write': $localize`:@@permission.userWrite:Create, change, renew and delete users`,
      'override.write': $localize`:@@permission.overrideWrite:Give single users other feature values`,
      'user.import': $localize`:@@permission.userImport:Import lists of users, check leavers`,
      'user.export': $localize`:@@permission.userExport:Take lists away as files`,
    },
  },
  {
    label: $localize`:@@permission.signing:Signed licences`,
    words: {
      'licence-file.read': $localize`:@@permission.licenceFileRead:See who was handed licence files`,
      'licence-file.write': $localize`:@@permission.licenceFileWrite:Hand out licence files for machines without a network`,
      'signing-key.write': $localize`:@@permission.signingKeyWrite:Replace the keys that sign licences, void what was signed`,
    },
  },
  {
    label: $localize`:@@permission.catalogue:Catalogue`,
    words: {
      'catalogue.read': $localize`:@@permission.catalogueRead:See products, features, profiles and packs`,
      'catalogue.write': $localize`:@@permission.catalogueWrite:Change products, features, profiles and packs`,
    },
  },
  {
    label: $localize`:@@permission.requests:Requests and approval`,
    words: {
      'change-request.read': $localize`:@@permission.requestRead:See change requests and comment on them`,
      'change-request.approve': $localize`:@@permission.requestApprove:Approve and reject what others propose`,
      'change-request.break-glass': $localize`:@@permission.breakGlass:Apply without approval in an emergency, to be reviewed later`,
      'policy.read': $localize`:@@permission.policyRead:See what needs whose approval`,
      'policy.write': $localize`:@@permission.policyWrite:Change what needs whose approval`,
    },
  },
  {
    label: $localize`:@@permission.audit:Audit and privacy`,
    words: {
      'event.read': $localize`:@@permission.eventRead:Read who did what`,
      'audit.read': $localize`:@@permission.auditRead:Verify the audit log and see its state`,
      'privacy.read': $localize`:@@permission.privacyRead:See the privacy cases`,
      'privacy.export': $localize`:@@permission.privacyExport:Give people what is held about them`,
      'privacy.erase': $localize`:@@permission.privacyErase:Erase people for good`,
      'privacy.retain': $localize`:@@permission.privacyRetain:Apply retention periods`,
    },
  },
  {
    label: $localize`:@@permission.people:Operators and roles`,
    words: {
      'operator.read': $localize`:@@permission.operatorRead:See who may sign in here`,
      'operator.write': $localize`:@@permission.operatorWrite:Invite, change and suspend operators`,
      'role.read': $localize`:@@permission.roleRead:See what each role allows`,
      'role.write': $localize`:@@permission.roleWrite:Compose, change and delete roles`,
    },
  },
  {
    label: $localize`:@@permission.services:Services and system`,
    words: {
      'service.read': $localize`:@@permission.serviceRead:See API keys and OAuth clients`,
      'service.write': $localize`:@@permission.serviceWrite:Make, replace and revoke API keys and OAuth clients`,
      'migration.read': $localize`:@@permission.migrationRead:See migrations from an old database and their quarantine`,
      'migration.write': $localize`:@@permission.migrationWrite:Plan and apply migrations, decide on quarantined rows`,
      'system.read': $localize`:@@permission.systemRead:See whether the system is healthy`,
    },
  },
];

const words: Readonly<Record<string, string>> = Object.assign({}, ...areas.map((area) => area.words));

/** "See customers and their contacts"; the permission's own name where we know none. */
export function wordsOfPermission(permission: string): string {
  return words[permission] ?? permission;
}

/** Those permissions by area, for a choice or a grid; areas without any are left out. */
export function permissionsByArea(offered: ReadonlySet<string>): readonly ChoiceGroup[] {
  return areas
    .map(({ label, words: inArea }) => ({
      label,
      choices: Object.entries(inArea)
        .map(choiceOf)
        .filter(({ value }) => offered.has(value)),
    }))
    .filter(({ choices }) => choices.length > 0);
}

/** Every permission that there is. */
export const allPermissions: ReadonlySet<string> = new Set(Object.keys(words));

function choiceOf([value, label]: readonly [string, string]): Choice {
  return { value, label };
}
