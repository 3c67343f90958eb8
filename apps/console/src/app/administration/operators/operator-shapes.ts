import type { Answer } from '../../api/shapes.ts';

export type ShownOperator = Answer<'/v1/operators', 'get'>['items'][number];
