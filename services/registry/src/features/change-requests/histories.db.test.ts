import { describe } from 'node:test';
import { histories } from './testing/history-step.ts';
import { testHistories } from './testing/test-histories.ts';

describe('whatever happens to change requests, mostly one thing after the other', () => testHistories(histories));
