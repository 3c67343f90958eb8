import type { Profile, User } from '../../api/shapes.ts';
import type { ActionQuestion } from '../../ui/action/action-question.ts';
import { nameOf } from './user-sentence.ts';

type Question = Omit<ActionQuestion, 'run'>;

export function suspendQuestion(user: User): Question {
  return {
    title: $localize`:@@userDetail.suspendTitle:Suspend ${nameOf(user)}:name:`,
    text: $localize`:@@userDetail.suspendText:The add-ins stop working for this person within a second. The seat is kept, and you can reinstate it at any time.`,
    action: $localize`:@@userDetail.suspend:Suspend`,
    fields: [{ name: 'reason', label: $localize`:@@userDetail.reason:Reason`, kind: 'lines', maxLength: 500 }],
  };
}

export function renewQuestion(user: User): Question {
  return {
    title: $localize`:@@userDetail.renewTitle:Renew ${nameOf(user)}:name:`,
    text: $localize`:@@userDetail.renewText:The licence never goes past the end of the domain. Leave the day empty for it to end with the domain.`,
    action: $localize`:@@userDetail.renew:Renew`,
    fields: [
      {
        name: 'until',
        label: $localize`:@@userDetail.lastDay:Last day`,
        kind: 'date',
        value: user.validity.until ?? '',
        optional: true,
      },
    ],
  };
}

export function changeQuestion(user: User, profiles: readonly Profile[]): Question {
  const none = { value: '', label: $localize`:@@userDetail.noProfile:No profile` };
  const offered = profiles.map(({ key, name }) => ({ value: key, label: name }));
  const known = offered.some(({ value }) => value === user.profile) || user.profile === null;
  const options = [none, ...offered, ...(known ? [] : [{ value: user.profile ?? '', label: user.profile ?? '' }])];
  return {
    title: $localize`:@@userDetail.changeTitle:Change ${nameOf(user)}:name:`,
    action: $localize`:@@userDetail.save:Save`,
    fields: [
      {
        name: 'displayName',
        label: $localize`:@@userDetail.displayName:Name`,
        kind: 'text',
        value: user.displayName,
        optional: true,
        maxLength: 200,
      },
      {
        name: 'profile',
        label: $localize`:@@userDetail.profile:Profile`,
        kind: 'choice',
        value: user.profile ?? '',
        options,
        optional: true,
      },
      {
        name: 'from',
        label: $localize`:@@userDetail.firstDay:First day`,
        help: $localize`:@@userDetail.firstDayHelp:Empty: from the beginning of the domain.`,
        kind: 'date',
        value: user.validity.from ?? '',
        optional: true,
      },
      {
        name: 'until',
        label: $localize`:@@userDetail.lastDay:Last day`,
        help: $localize`:@@userDetail.lastDayHelp:Empty: until the end of the domain.`,
        kind: 'date',
        value: user.validity.until ?? '',
        optional: true,
      },
    ],
  };
}

export function moveQuestion(user: User): Question {
  return {
    title: $localize`:@@userDetail.moveTitle:Give ${nameOf(user)}:name: another address`,
    text: $localize`:@@userDetail.moveText:The address says to which domain the seat belongs. Overrides and history go along.`,
    action: $localize`:@@userDetail.move:Change the address`,
    fields: [{ name: 'email', label: $localize`:@@userDetail.email:E-mail`, kind: 'text', value: user.email, maxLength: 254 }],
  };
}

export function deleteQuestion(user: User): Question {
  return {
    title: $localize`:@@userDetail.deleteTitle:Delete ${nameOf(user)}:name:`,
    text: $localize`:@@userDetail.deleteText:The seat becomes free for somebody else, and the overrides are lost. The history is kept.`,
    action: $localize`:@@userDetail.delete:Delete`,
    isDangerous: true,
    typed: user.email,
    fields: [{ name: 'reason', label: $localize`:@@userDetail.reason:Reason`, kind: 'lines', maxLength: 500, optional: true }],
  };
}
