import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys at every depth and leaves undefined out', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { y: null, x: '村' }], c: undefined } })).toBe(
      '{"a":{"d":[2,{"x":"村","y":null}]},"b":1}',
    );
  });

  it('is JSON of the same value, whatever order its keys were added in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reversed: unknown = JSON.parse(JSON.stringify(value), (_, member: unknown) =>
          typeof member === 'object' && member !== null && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).reverse())
            : member,
        );
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it.each([
    ['a number that is none', { score: Number.NaN }],
    ['a big integer', 1n],
    ['undefined in a list', [undefined]],
    ['a date that is not text', new Date(0)],
    ['a map', new Map()],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
