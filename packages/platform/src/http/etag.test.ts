import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refuseOtherVersion } from './etag.ts';
import type { HttpProblem } from './http-problem.ts';

const required = { required: true };

function codeOf(work: () => void): string | undefined {
  try {
    work();
  } catch (error) {
    return (error as HttpProblem).problem.code;
  }
  return undefined;
}

describe('If-Match', () => {
  it('lets the version through that it names, alone, in a list or as any', () => {
    for (const tags of ['"7"', ' "7" ', '"6", "7"', '*'])
      assert.equal(
        codeOf(() => refuseOtherVersion(tags, 7, required)),
        undefined,
      );
  });

  it('refuses other versions, weak tags and what is no tag', () => {
    for (const tags of ['"6"', '"77"', 'W/"7"', '7', '', '""'])
      assert.equal(
        codeOf(() => refuseOtherVersion(tags, 7, required)),
        'version_changed',
      );
  });

  it('may be left out only where it is not required', () => {
    assert.equal(
      codeOf(() => refuseOtherVersion(undefined, 7, required)),
      'precondition_required',
    );
    assert.equal(
      codeOf(() => refuseOtherVersion(undefined, 7, { required: false })),
      undefined,
    );
  });
});
