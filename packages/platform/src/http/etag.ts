import { hash } from 'node:crypto';
import { HttpProblem } from './http-problem.ts';

/** The strong entity tag of a version (RFC 9110 §8.8.3). */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** The strong entity tag of a text: the same wherever it is the same. */
export function etagOfText(text: string): string {
  return `"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
}

/**
 * Refuses a change to another version than the one its maker has seen (RFC 9110 §13.1.1): 428 where a tag is required and there
 * is none, 412 where it is another one. A weak tag never matches.
 */
export function refuseOtherVersion(ifMatch: string | undefined, version: number, { required }: { readonly required: boolean }): void {
  if (ifMatch === undefined) {
    if (required) throw preconditionRequired();
    return;
  }
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes('*') || tags.includes(etagOf(version))) return;
  throw new HttpProblem({
    status: 412,
    code: 'version_changed',
    title: 'Precondition failed',
    detail: 'Somebody else has changed this meanwhile. Read it again, and repeat your change with its new ETag.',
  });
}

function preconditionRequired(): HttpProblem {
  return new HttpProblem({
    status: 428,
    code: 'precondition_required',
    title: 'Precondition required',
    detail: 'Send the ETag that you have read in the header If-Match, so that no change of somebody else is lost.',
  });
}

const entityTags = /"[\x21\x23-\x7e\x80-\xff]*"/g;

/** Whether `If-None-Match` names a tag, by the weak comparison (RFC 9110 §13.1.2): whoever has it needs no other copy. */
export function namesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || ifNoneMatch.match(entityTags)?.includes(etag) === true;
}
