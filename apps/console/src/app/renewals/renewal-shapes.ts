import type { Answer, Sent } from '../api/shapes.ts';

export type Ends = Answer<'/v1/renewals', 'get'>;
export type EndingDomain = Ends['items'][number];
export type RenewalResult = Answer<'/v1/renewals', 'post'>;
export type RenewalVerdict = RenewalResult['items'][number];
export type AskedRenewals = Sent<'/v1/renewals', 'post'>;
export type EndingUser = Answer<'/v1/licences/ending', 'get'>['items'][number];
export type Month = Answer<'/v1/overview', 'get'>['ending']['byMonth'][number];
