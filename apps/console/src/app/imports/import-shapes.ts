import type { Answer } from '../api/shapes.ts';

export type Import = Answer<'/v1/imports/{id}', 'get'>;

export type ImportField = Import['mapping']['columns'][number]['field'];
export type Verdict = Answer<'/v1/imports/{id}/verdicts', 'get'>['items'][number];
export type VerdictWord = Verdict['verdict'];

export type LeaverCheck = Answer<'/v1/leaver-checks/{id}', 'get'>;
export type Leaver = Answer<'/v1/leaver-checks/{id}/leavers', 'get'>['items'][number];

export type StaffRow = Answer<'/v1/leaver-checks/{id}/rows', 'get'>['items'][number];
