import type { Domain } from '../../api/shapes.ts';
import type { ActionQuestion } from '../../ui/action/action-question.ts';

export function packDaysQuestion(name: string, { from, until }: Domain['packs'][number]['validity']): Omit<ActionQuestion, 'run'> {
  return {
    title: $localize`:@@domainPacks.daysTitle:When ${name}:pack: is in force`,
    action: $localize`:@@domainPacks.takeDays:Set the days`,
    fields: [
      {
        name: 'from',
        label: $localize`:@@domainDetail.firstDay:First day`,
        help: $localize`:@@domainPacks.fromHelp:Empty: from now on.`,
        kind: 'date',
        value: from ?? '',
        optional: true,
      },
      {
        name: 'until',
        label: $localize`:@@domainDetail.lastDay:Last day`,
        help: $localize`:@@domainPacks.untilHelp:Empty: until further notice.`,
        kind: 'date',
        value: until ?? '',
        optional: true,
      },
    ],
  };
}
