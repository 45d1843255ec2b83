import { expect, test, vi } from 'vitest';
import * as z from 'zod';
import { line } from '#shared/text.ts';
import { messageOf } from '../../../renderer/app/errors.ts';

// The session is kept where only a browser has a place.
vi.hoisted(() => vi.stubGlobal('sessionStorage', { getItem: () => null }));

const errorOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error;

test('what a schema refuses is told in its first Chinese sentence', () => {
  const schema = z.object({ year: z.number(), name: line('姓名') });
  expect(messageOf(errorOf(schema, { year: 'x', name: '' }))).toBe('请填写姓名。');
});

test('what nobody wrote a sentence for never shows as JSON or English', () => {
  const unknown = messageOf(errorOf(z.object({ year: z.number() }), { year: '年' }));
  expect(unknown).toMatch(/^程序给出了无法识别的答复/);
  expect(messageOf(new Error('Failed to fetch'))).toBe(unknown);
});
