import { sections as accountSections } from '../account/sections.ts';
import { sections as administrationSections } from '../administration/sections.ts';
import type { Permission } from '../session/permission.ts';
import type { IconName } from '../ui/icons.ts';
import type { Section } from '../ui/section-frame.ts';

interface StandingAction {
  readonly label: string;
  readonly icon: IconName;
  readonly address: string;
  /** None: it is for everybody. */
  readonly permission?: Permission;
}

/** What the palette offers to do wherever one is: each leads to the form for it. */
export const standingActions: readonly StandingAction[] = [
  { label: $localize`:@@customers.create:Create a customer`, icon: 'plus', address: '/customers/new', permission: 'customer.write' },
  { label: $localize`:@@domains.create:Create a domain`, icon: 'plus', address: '/domains/new', permission: 'domain.write' },
  { label: $localize`:@@users.create:Give somebody a seat`, icon: 'plus', address: '/users/new', permission: 'user.write' },
  { label: $localize`:@@act.import:Import a list of users`, icon: 'file-up', address: '/imports/new', permission: 'user.import' },
  { label: $localize`:@@act.leavers:Check for leavers`, icon: 'users', address: '/imports/leaver-checks/new', permission: 'user.import' },
  {
    label: $localize`:@@act.invite:Invite an operator`,
    icon: 'user-plus',
    address: '/administration/operators?new=invitation',
    permission: 'operator.write',
  },
  {
    label: $localize`:@@roles.compose:Compose a role`,
    icon: 'shield-check',
    address: '/administration/roles/_new',
    permission: 'role.write',
  },
  {
    label: $localize`:@@act.apiKey:New API key`,
    icon: 'key-round',
    address: '/administration/keys?new=api-key',
    permission: 'service.write',
  },
  {
    label: $localize`:@@act.client:New OAuth client`,
    icon: 'key-round',
    address: '/administration/keys?new=client',
    permission: 'service.write',
  },
  {
    label: $localize`:@@act.delegate:Let somebody approve for me`,
    icon: 'badge-check',
    address: '/administration/delegations?new=delegation',
    permission: 'change-request.approve',
  },
  { label: $localize`:@@act.token:New personal token`, icon: 'key-round', address: '/account/tokens?new=token' },
  { label: $localize`:@@act.password:Change my password`, icon: 'shield-check', address: '/account/sign-in' },
];

const under =
  (area: string) =>
  ({ path, ...section }: Section) => ({ ...section, path: `/${area}/${path}` });

/** The sections of areas that have several. */
export const sectionPlaces = [...administrationSections.map(under('administration')), ...accountSections.map(under('account'))];
