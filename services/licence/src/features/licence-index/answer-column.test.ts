import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnswerColumn } from './answer-column.ts';

describe('AnswerColumn', () => {
  it('has no answer for a group until one is kept', () => {
    const answers = new AnswerColumn([]);
    assert.equal(answers.find(0, 0), null);
    answers.keep(5, { text: 'five', until: Infinity }, 0);
    assert.equal(answers.find(5, 0), 'five');
    assert.equal(answers.find(4, 0), null);
    assert.equal(answers.find(6, 0), null);
  });

  it('forgets an answer at the instant until which it holds, and no other', () => {
    const answers = new AnswerColumn([]);
    answers.keep(1, { text: 'one', until: 1000 }, 0);
    answers.keep(2, { text: 'two', until: 2000 }, 0);
    assert.equal(answers.find(1, 999), 'one');
    assert.equal(answers.find(2, 1000), 'two');
    assert.equal(answers.find(1, 1000), null);
    assert.equal(answers.find(2, 1999), 'two');
    assert.equal(answers.find(2, 2000), null);
  });

  it('holds a newer answer for as long as that one holds', () => {
    const answers = new AnswerColumn([]);
    answers.keep(1, { text: 'one', until: 1000 }, 0);
    answers.keep(1, { text: 'uno', until: 3000 }, 0);
    assert.equal(answers.find(1, 2999), 'uno');
    assert.equal(answers.find(1, 3000), null);
  });

  it('forgets what was made later than now, when the clock is put back', () => {
    const answers = new AnswerColumn([]);
    answers.keep(1, { text: 'expired', until: Infinity }, 5000);
    assert.equal(answers.find(1, 5000), 'expired');
    assert.equal(answers.find(1, 4999), null);
    answers.keep(1, { text: 'active', until: 5000 }, 4999);
    assert.equal(answers.find(1, 4999), 'active');
    assert.equal(answers.find(1, 5000), null);
  });

  it('forgets what is dropped', () => {
    const answers = new AnswerColumn([]);
    answers.keep(1, { text: 'one', until: 1000 }, 0);
    answers.drop(1);
    answers.drop(77);
    assert.equal(answers.find(1, 0), null);
  });
});
