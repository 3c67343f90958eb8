import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnswerColumn } from './answer-column.ts';

describe('AnswerColumn', () => {
  it('has no answer for a group until one is kept', () => {
    const answers = new AnswerColumn([]);
    assert.equal(answers.find(0, 1, 0), null);
    answers.keep(5, 1, { text: 'five', until: Infinity }, 0);
    assert.equal(answers.find(5, 1, 0), 'five');
    assert.equal(answers.find(4, 1, 0), null);
    assert.equal(answers.find(6, 1, 0), null);
  });

  it('forgets an answer at the instant until which it holds, and no other', () => {
    const answers = new AnswerColumn([]);
    answers.keep(1, 1, { text: 'one', until: 1000 }, 0);
    answers.keep(2, 1, { text: 'two', until: 2000 }, 0);
    assert.equal(answers.find(1, 1, 999), 'one');
    assert.equal(answers.find(2, 1, 1000), 'two');
    assert.equal(answers.find(1, 1, 1000), null);
    assert.equal(answers.find(2, 1, 1999), 'two');
    assert.equal(answers.find(2, 1, 2000), null);
  });

  it('holds a newer answer for as long as that one holds', () => {
    const answers = new AnswerColumn([]);
    answers.keep(1, 1, { text: 'one', until: 1000 }, 0);
    answers.keep(1, 1, { text: 'uno', until: 3000 }, 0);
    assert.equal(answers.find(1, 1, 2999), 'uno');
    assert.equal(answers.find(1, 1, 3000), null);
  });

  it('forgets what was made later than now, when the clock is put back', () => {
    const answers = new AnswerColumn([]);
    answers.keep(1, 1, { text: 'expired', until: Infinity }, 5000);
    assert.equal(answers.find(1, 1, 5000), 'expired');
    assert.equal(answers.find(1, 1, 4999), null);
    answers.keep(1, 1, { text: 'active', until: 5000 }, 4999);
    assert.equal(answers.find(1, 1, 4999), 'active');
    assert.equal(answers.find(1, 1, 5000), null);
  });

  it('has none for another version of a group', () => {
    const answers = new AnswerColumn([]);
    answers.keep(1, 7, { text: 'seven', until: Infinity }, 0);
    assert.equal(answers.find(1, 8, 0), null);
    answers.keep(1, 8, { text: 'eight', until: Infinity }, 0);
    assert.equal(answers.find(1, 8, 0), 'eight');
    assert.equal(answers.find(1, 7, 0), null);
  });
});
