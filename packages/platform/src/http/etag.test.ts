import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namesEtag, refuseOtherVersion } from './etag.ts';
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

describe('If-None-Match', () => {
  it('names a tag alone, in a list, weakly, or as any', () => {
    for (const tags of ['"a"', ' "a" ', 'W/"a"', '"b", "a"', '"b",W/"a"', '"b" , , "a"', '"x,y", "a"', '*', ' * '])
      assert.equal(namesEtag(tags, '"a"'), true, tags);
  });

  it('names nothing with other tags, or with what is none', () => {
    for (const tags of [undefined, '', 'a', '"A"', '"ab"', 'W/"b"', '"x,a"', '"*"', "'a'"])
      assert.equal(namesEtag(tags, '"a"'), false, String(tags));
  });
});
