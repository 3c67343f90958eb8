import type { Answer } from '../api/shapes.ts';

export type Migration = Answer<'/v1/migrations', 'get'>['items'][number];
export type MigrationPlan = Answer<'/v1/migrations/{id}', 'get'>;
export type PlanReport = NonNullable<MigrationPlan['report']>;
export type PlannedTable = PlanReport['tables'][number];
export type RowFate = PlannedTable['fates'][number]['fate'];
export type Compared = Omit<PlanReport['kinds'][number], 'kind'>;
