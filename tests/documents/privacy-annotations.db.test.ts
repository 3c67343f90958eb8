import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAnnotation, processingActivities } from '../../packages/domain/src/privacy/processing.ts';
import { createTestDatabase, readColumns } from '../dev-env/dev-env.ts';

/** Names of columns that tend to hold something about a person. */
const telling =
  /email|name$|^name|address|user_agent|local_part|contact|phone|reason|subject|body|content|entry|persons|reference$|references$|hash(es)?$|secret|comment/;

/** They are of machines: what a service or the log itself is known by. */
const ofMachines =
  /^(access\.(api_keys\.secret_hash|client_secrets\.secret_hash|ceremonies\.handle_hash|\w+\.token_hash)|registry\.idempotency_keys\.request_hash|audit\.tiles\.hashes)$/;

describe('the annotations of personal data in the schema', () => {
  it('are there for every column with a telling name', async () => {
    await using database = await createTestDatabase();
    const columns = await readColumns(database.adminUrl);
    const column = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
    const missing = columns.filter(({ name, comment }) => comment === null && telling.test(column(name)) && !ofMachines.test(name));
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
      "say in the migration: comment on column … is 'personal: <category>; <activity>' or 'not personal: <why>'",
    );
  });

  it('name a category and an activity that there are, and every activity has columns', async () => {
    await using database = await createTestDatabase();
    const commented = (await readColumns(database.adminUrl)).filter(({ comment }) => comment !== null);
    const parsed = commented.map(({ name, comment }) => ({ name, annotation: parseAnnotation(comment ?? '') }));
    assert.deepEqual(
      parsed.filter(({ annotation }) => annotation === null),
      [],
    );
    const used = new Set(parsed.flatMap(({ annotation }) => (annotation?.personal === true ? [annotation.activity] : [])));
    assert.deepEqual([...used].toSorted(), Object.keys(processingActivities).toSorted());
  });
});
