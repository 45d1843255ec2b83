import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { instantSchema } from '#shared/dates.ts';
import { composeEvent } from '../../../electron/database/chain/compose-event.ts';
import { emptyChain, eventHash } from '../../../electron/database/chain/event-hash.ts';

const at = instantSchema.parse('2026-03-05T02:30:00.000Z');
const actor = { id: 'u-1', name: '王示例' };
const entry = { action: 'assessment.approved', entityType: 'assessment', entityId: 'a-1' } as const;

test('the hash is what the documentation says: SHA-256 over the hash before it and the sorted JSON', () => {
  const event = composeEvent(emptyChain, actor, at, {
    ...entry,
    after: { grade: 'excellent', at: 1 },
    reason: '示例',
  });
  // Heads are printed on paper: this text must never come out differently for an event that is recorded already.
  const json =
    '{"action":"assessment.approved","actor_id":"u-1","actor_name":"王示例","after":"{\\"at\\":1,\\"grade\\":\\"excellent\\"}",' +
    '"at":"2026-03-05T02:30:00.000Z","before":null,"entity_id":"a-1","entity_type":"assessment","reason":"示例","sequence":1}';
  expect(event.hash).toBe(
    createHash('sha256')
      .update(`${'0'.repeat(64)}${json}`, 'utf8')
      .digest('hex'),
  );
});

test('an event follows the head it was composed for', () => {
  const first = composeEvent(emptyChain, actor, at, entry);
  const second = composeEvent(first, actor, at, entry);
  expect(second).toMatchObject({ sequence: 2, previous_hash: first.hash });
  const { hash, ...fields } = second;
  expect(eventHash(fields)).toBe(hash);
});

test('half a surrogate pair, which SQLite cannot store, is replaced before it is hashed', () => {
  const event = composeEvent(emptyChain, { id: 'u', name: '王\ud842' }, at, { ...entry, after: '\udfb7' });
  expect(event.actor_name).toBe('王\ufffd');
  expect(event.after?.isWellFormed()).toBe(true);
});
