import type { ChangeRequest } from '../../api/shapes.ts';
import { sentenceOfRefusal } from '../../words/refusal.ts';

type Failure = NonNullable<ChangeRequest['failure']>;

export function whyItFailed({ code, detail }: Failure): string {
  switch (code) {
    case 'base_changed':
      return $localize`:@@requestConflict.moved:What this request changes has been changed by something else since it was looked at. So nothing of it was applied.`;
    case 'commands_refused':
      return $localize`:@@requestConflict.refused:A rule refuses a part of it by now. So nothing of it was applied.`;
    case 'approvals_missing':
      return $localize`:@@requestConflict.approvals:Approvals do not count any more: two of the accounts belong to one person. So nothing of it was applied.`;
    case 'person_erased':
      return $localize`:@@requestConflict.erased:Somebody whom it names was erased since. So nothing of it was applied.`;
    case 'content_altered':
      return $localize`:@@requestConflict.altered:Its content in the database is not what was approved. So nothing of it was applied. Have this looked into before you propose it anew.`;
    default:
      return sentenceOfRefusal(code, detail);
  }
}

export function whatToDo({ code }: Failure): string {
  switch (code) {
    case 'content_altered':
      return '';
    case 'commands_refused':
      return $localize`:@@requestConflict.doRefused:Put right what is refused and apply it again, or look at it again as things are now: if it comes to something else, it is approved anew.`;
    default:
      return $localize`:@@requestConflict.do:Look at it again: it is made anew as things are now, and approved anew. Or reject it.`;
  }
}
