/** What tests of every workspace use to get a real PostgreSQL. Everything else in this folder serves this file. */
export { debianVersions, startDebianPostgres } from './debian-postgres.ts';
export { assertDescribed } from './described-answer.ts';
export { postgresCluster } from './postgres-cluster.ts';
export { readColumns } from './schema-columns.ts';
export { databaseServices } from './services.ts';
export { startReplica } from './replica.ts';
export { systemContext } from './system-context.ts';
export { createTestDatabase, dropDatabase, type TestDatabase } from './test-database.ts';
export { until } from './until.ts';
