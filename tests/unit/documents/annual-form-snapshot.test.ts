import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealed } from '../../../electron/canonical-sha256.ts';
import {
  annualFormSnapshotSchema,
  ballotRate,
  totalTally,
} from '../../../shared/archive/snapshots/annual-form.ts';
import { blankForm, longForm, shortForm } from '../../fixtures/documents/annual-forms.ts';

describe('snapshot of the annual form', () => {
  it.each([shortForm, longForm, blankForm])('has the same hash after storing and parsing', (form) => {
    const stored: unknown = JSON.parse(JSON.stringify(form));
    expect(sealed(annualFormSnapshotSchema.parse(stored))).toEqual(sealed(form));
  });

  it('refuses a field it does not know and votes that do not match the options', () => {
    expect(annualFormSnapshotSchema.safeParse({ ...shortForm, photo: 'x' }).success).toBe(false);
    const ballots = { ...shortForm.ballots, options: ['优秀', '称职'] };
    expect(annualFormSnapshotSchema.safeParse({ ...shortForm, ballots }).success).toBe(false);
  });

  it('gives rates in hundredths of a percent, rounded half up, none without valid ballots', () => {
    expect([ballotRate(2, 3), ballotRate(1, 3), ballotRate(1, 16), ballotRate(0, 0)]).toEqual([
      6667,
      3333,
      625,
      null,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.nat(99_999), (valid, count) => {
        expect(Math.abs((ballotRate(count, valid) ?? -1) - (count * 10_000) / valid)).toBeLessThanOrEqual(
          0.5,
        );
      }),
    );
  });

  it('totals the groups', () => {
    const total = totalTally(shortForm.ballots?.groups ?? [], 4);
    expect(total).toMatchObject({ issued: 76, returned: 76, valid: 73, invalid: 3, blank: 0 });
    expect(total.votes.map((vote) => vote.count)).toEqual([59, 12, 2, 0]);
  });
});
