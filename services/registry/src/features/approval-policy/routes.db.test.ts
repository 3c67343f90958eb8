import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { defaultApprovalPolicy } from '@seatledger/domain/change-request/policy/approval-policy.ts';
import { testApi } from '../../test-api.ts';

const api = testApi();
const { registry } = api;

const path = '/v1/approval-policy';
const rule = { commands: ['user.*'], proposedBy: ['person'], approvals: 1, approverRoles: ['approver'] };
const whole = { ...rule, exemptRoles: [], reasonRequired: false, dueDays: 3, expireDays: 30 };

const save = (rules: readonly object[], more: object = {}, ifMatch: number | undefined = 1, as = 'ana') =>
  api.ask('PUT', path, { body: { rules, ...more }, as, ...(ifMatch !== undefined && { ifMatch }) });

describe('the approval policy', () => {
  beforeEach(async () => {
    await api.operator('ana', ['administrator']);
    await api.operator('bob', ['approver']);
    await api.operator('cleo', ['operator']);
  });

  it('is that of the program until another is saved', async () => {
    const { status, body, etag } = await api.get(path, { as: 'cleo' });
    assert.equal(status, 200);
    assert.deepEqual([body['rules'], body['isDefault'], body['problems'], etag], [defaultApprovalPolicy.rules, true, [], '"1"']);
  });

  it('is replaced as a whole, in the version that was read, and says so in the audit', async () => {
    const saved = await save([rule], { reason: 'seats alone' });
    assert.deepEqual([saved.status, saved.etag, saved.body['rules'], saved.body['isDefault']], [200, '"2"', [whole], false]);
    assert.deepEqual((await api.get(path)).body['rules'], [whole]);
    const [event] = await registry.rows(`select kind, before, after, reason from test.audit_events order by id desc limit 1`);
    assert.deepEqual(event, {
      kind: 'policy.change',
      before: { rules: defaultApprovalPolicy.rules },
      after: { rules: [whole] },
      reason: 'seats alone',
    });
    await api.refuses(412, 'version_changed', 'PUT', path, { body: { rules: [] }, as: 'ana', ifMatch: 1 });
    await api.refuses(428, 'precondition_required', 'PUT', path, { body: { rules: [] }, as: 'ana' });
    assert.deepEqual((await save([], {}, 2)).body['rules'], []);
  });

  it('is changed by a request where it asks approval for that itself, as the API says', async () => {
    await api.operator('dora', ['administrator']);
    const ofPolicy = { ...rule, commands: ['policy.change'], approverRoles: ['administrator'] };
    assert.equal((await save([ofPolicy])).status, 200);
    const answer = await save([rule], {}, 2);
    assert.deepEqual([answer.status, answer.body['kinds'], answer.body['state']], [202, ['policy.change'], 'submitted']);
    assert.deepEqual((await api.get(path)).body['rules'], [{ ...whole, commands: ['policy.change'], approverRoles: ['administrator'] }]);
  });

  it('stays as it is where the same is saved', async () => {
    const saved = await save([rule]);
    await registry.changesNothing(async () => {
      const again = await save(saved.body['rules'] as object[], {}, 2);
      assert.deepEqual([again.status, again.etag], [200, '"2"']);
    });
  });

  it('that nobody can satisfy is refused, with every reason where it is', async () => {
    const rules = [
      { ...rule, commands: ['user.*', 'seat.*'] },
      { ...rule, approverRoles: ['emperor'] },
      { ...rule, proposedBy: ['operator'], approvals: 2 },
    ];
    await api.refuses(422, 'policy_cannot_be_satisfied', 'PUT', path, { body: { rules }, as: 'ana', ifMatch: 1 });
    const { body } = await save(rules);
    const errors = body['errors'] as readonly { pointer: string; code: string; detail: string }[];
    assert.deepEqual(
      errors.map(({ pointer, code }) => [pointer, code]),
      [
        ['/rules/0/commands/0', 'command_unknown'],
        ['/rules/1/approverRoles/0', 'role_not_found'],
        ['/rules/2/approvals', 'approvers_too_few'],
      ],
    );
    assert.match(String(errors[2]?.detail), /^This takes 2, but 1 person with the role approver may approve\./);
  });

  it('counts people, not accounts, and nobody who is suspended or confined to customers', async () => {
    const two = { ...rule, proposedBy: ['operator'], approvals: 2 };
    const dora = await api.operator('dora', ['approver']);
    const accepted = async () => (await save([two], {}, Number((await api.get(path)).body['version']))).status === 200;
    assert.equal(await accepted(), true);
    const reset = () => registry.rows('update approval_policy set rules = null');
    await registry.rows(
      `update access.operators set person_id = (select person_id from access.operators where display_name = 'bob') where id = ${dora}`,
    );
    await reset();
    assert.equal(await accepted(), false);
    await registry.rows(`update access.operators set person_id = default, suspended_at = now() where id = ${dora}`);
    assert.equal(await accepted(), false);
    await registry.rows(`update access.operators set suspended_at = null, customer_ids = '{1}' where id = ${dora}`);
    assert.equal(await accepted(), false);
    await registry.rows(`update access.operators set customer_ids = null where id = ${dora}`);
    assert.equal(await accepted(), true);
  });

  it('says what has come to stand in its way since', async () => {
    await save([{ ...rule, proposedBy: ['operator'] }]);
    await registry.rows(`update access.operators set suspended_at = now() where display_name = 'bob'`);
    const { body } = await api.get(path);
    assert.deepEqual(
      (body['problems'] as { pointer: string }[]).map(({ pointer }) => pointer),
      ['/rules/0/approvals'],
    );
  });

  it('leaves one of two who save at once to look again', async () => {
    const answers = await Promise.all([save([rule]), save([{ ...rule, commands: ['domain.*'] }])]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412]);
  });

  it('is changed by whoever may, and has shown a second factor', async () => {
    await api.refuses(403, 'forbidden', 'PUT', path, { body: { rules: [] }, as: 'bob', ifMatch: 1 });
    await api.refuses(403, 'step_up_required', 'PUT', path, { body: { rules: [] }, ifMatch: 1 });
    await api.refuses(400, 'invalid_request', 'PUT', path, { body: { rules: [{ ...rule, approvals: 6 }] }, as: 'ana', ifMatch: 1 });
    await api.refuses(400, 'invalid_request', 'PUT', path, {
      body: { rules: [{ ...rule, dueDays: 9, expireDays: 8 }] },
      as: 'ana',
      ifMatch: 1,
    });
  });
});
