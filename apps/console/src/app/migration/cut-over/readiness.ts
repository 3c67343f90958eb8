import type { Answer } from '../../api/shapes.ts';

export type Readiness = Answer<'/v1/customer-readiness', 'get'>['items'][number];
export type ReadyDomain = Readiness['domains'][number];
export type Blocker = ReadyDomain['blockers'][number];
export type CauseCount = NonNullable<ReadyDomain['parity']>['causes'][number];
