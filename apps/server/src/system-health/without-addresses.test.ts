import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withoutAddresses } from './without-addresses.ts';

it('leaves no address of a person and no password in a text', () => {
  assert.equal(withoutAddresses('no mailbox <ana.silva@acme.example>, try later'), 'no mailbox <…>, try later');
  assert.equal(withoutAddresses('invalid input syntax: "ana@acme.example"'), 'invalid input syntax: "…"');
  assert.equal(withoutAddresses('no answer from postgres://ana:secret@db.example:5432/x'), 'no answer from …');
});

it('leaves everything else as it is', () => {
  const text = "EACCES: permission denied, open '/var/lib/seatledger/checkpoints/checkpoint'";
  assert.equal(withoutAddresses(text), text);
});
