import type { Domain } from '../../api/shapes.ts';
import type { ActionQuestion } from '../../ui/action/action-question.ts';

type Question = Omit<ActionQuestion, 'run'>;

export function suspendQuestion({ name, seatsUsed }: Domain): Question {
  return {
    title: $localize`:@@domainDetail.suspendTitle:Suspend ${name}:name:`,
    text: $localize`:@@domainDetail.suspendText:The add-ins stop working within a second for everybody with a seat there (${seatsUsed}:count:). The seats are kept, and you can reinstate the domain at any time.`,
    action: $localize`:@@domainDetail.suspend:Suspend`,
    fields: [{ name: 'reason', label: $localize`:@@domainDetail.reason:Reason`, kind: 'lines', maxLength: 500 }],
  };
}

export function termsQuestion({ name, validity, seatLimit, graceDays, offlineLeaseDays }: Domain): Question {
  return {
    title: $localize`:@@domainDetail.termsTitle:Change the terms of ${name}:name:`,
    action: $localize`:@@domainDetail.save:Save`,
    fields: [
      {
        name: 'seatLimit',
        label: $localize`:@@domainDetail.seatLimit:Seats`,
        help: $localize`:@@domainDetail.seatLimitHelp:Empty: as many as there are.`,
        kind: 'number',
        value: seatLimit === null ? '' : String(seatLimit),
        optional: true,
      },
      {
        name: 'graceDays',
        label: $localize`:@@domainDetail.graceDays:Days of grace`,
        help: $localize`:@@domainDetail.graceHelp:For so many days after the end, everything goes on working.`,
        kind: 'number',
        value: String(graceDays),
      },
      {
        name: 'offlineLeaseDays',
        label: $localize`:@@domainDetail.offlineLeaseDays:Days offline`,
        help: $localize`:@@domainDetail.offlineLeaseHelp:From 1 to 90: for so many days an add-in works without a connection, never beyond the end of the licence. Empty: 3.`,
        kind: 'number',
        value: offlineLeaseDays === null ? '' : String(offlineLeaseDays),
        optional: true,
      },
      { name: 'from', label: $localize`:@@domainDetail.firstDay:First day`, kind: 'date', value: validity.from },
      {
        name: 'until',
        label: $localize`:@@domainDetail.lastDay:Last day`,
        help: $localize`:@@domainDetail.lastDayHelp:Empty: without an end.`,
        kind: 'date',
        value: validity.until ?? '',
        optional: true,
      },
    ],
  };
}

export function tenantsQuestion({ name, microsoftTenants }: Domain): Question {
  return {
    title: $localize`:@@domainDetail.tenantsTitle:Microsoft tenants of ${name}:name:`,
    text: $localize`:@@domainDetail.tenantsText:Whoever administers one of these tenants can ask for the licence of every address of the domain. Name those of the customer alone.`,
    action: $localize`:@@domainDetail.save:Save`,
    fields: [
      {
        name: 'microsoftTenants',
        label: $localize`:@@domainDetail.tenants:Ids of the tenants`,
        help: $localize`:@@domainDetail.tenantsHelp:One a line, ten at most, such as 8f3b1c52-7a4e-4d0b-9c61-5e2a7d90b3f4. Empty: none.`,
        kind: 'lines',
        value: microsoftTenants.join('\n'),
        maxLength: 1_000,
        optional: true,
      },
    ],
  };
}

export function renameQuestion({ name }: Domain): Question {
  return {
    title: $localize`:@@domainDetail.renameTitle:Rename ${name}:name:`,
    text: $localize`:@@domainDetail.renameText:For a company that changes its name. The old name stays as an alias, so that addresses of both go on working.`,
    action: $localize`:@@domainDetail.rename:Rename`,
    fields: [{ name: 'name', label: $localize`:@@domainDetail.newName:New name`, kind: 'text', maxLength: 253 }],
  };
}

export function aliasQuestion({ name }: Domain): Question {
  return {
    title: $localize`:@@domainDetail.aliasTitle:Add an alias to ${name}:name:`,
    text: $localize`:@@domainDetail.aliasText:Addresses of an alias are those of the domain: ana@alias has the seat of ana@${name}:name:.`,
    action: $localize`:@@domainDetail.addAlias:Add the alias`,
    fields: [{ name: 'alias', label: $localize`:@@domainDetail.alias:Alias`, kind: 'text', maxLength: 253 }],
  };
}

export function deleteQuestion({ name }: Domain): Question {
  return {
    title: $localize`:@@domainDetail.deleteTitle:Delete ${name}:name:`,
    text: $localize`:@@domainDetail.deleteText:Only a domain without users can be deleted. Its history is kept.`,
    action: $localize`:@@domainDetail.delete:Delete`,
    isDangerous: true,
    typed: name,
    fields: [{ name: 'reason', label: $localize`:@@domainDetail.reason:Reason`, kind: 'lines', maxLength: 500, optional: true }],
  };
}
