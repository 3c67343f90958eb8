/** Of all drafts that this tab keeps. */
const prefix = 'seatledger.draft.';

/** Drafts are of whoever wrote them: another person who signs in in the same tab sees none of them. */
export function draftKey(operatorId: string, name: string): string {
  return `${prefix}${operatorId}.${name}`;
}

export function readDraft(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

export function writeDraft(key: string, draft: unknown): void {
  sessionStorage.setItem(key, JSON.stringify(draft));
}

export function removeDraft(key: string): void {
  sessionStorage.removeItem(key);
}

/** When somebody signs out, nothing that they typed stays behind. */
export function removeDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}

/** Of an older version of the form, nothing is taken. */
export function isOfForm<Model extends object>(kept: unknown, form: Model): kept is Model {
  if (typeof kept !== 'object' || kept === null) return false;
  return Object.keys(form).toSorted().join() === Object.keys(kept).toSorted().join();
}
