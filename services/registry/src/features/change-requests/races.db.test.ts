import { describe } from 'node:test';
import { races } from './testing/history-step.ts';
import { testHistories } from './testing/test-histories.ts';

describe('whatever happens to change requests, mostly several things at once', () => testHistories(races));
