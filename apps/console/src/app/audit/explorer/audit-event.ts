import type { Answer } from '../../api/shapes.ts';

export type AuditEvent = Answer<'/v1/audit/events', 'get'>['items'][number];
export type AuditEventDetails = Answer<'/v1/audit/events/{id}', 'get'>;
