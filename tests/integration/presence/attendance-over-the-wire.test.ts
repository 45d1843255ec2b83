import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { attendanceRowSchema } from '#shared/contract/presence-attendance.ts';
import { calendarYearSchema } from '#shared/contract/presence-calendar.ts';
import { type House, openHouse } from '../../support/house.ts';

/*
 * The whole way through contract, permissions and workers, on the sample district: what comes back has the shape the
 * page was promised. Today is 5 March 2026.
 */
let house: House;
beforeAll(async () => {
  house = await openHouse({ sample: true });
});
afterAll(() => house.close());

const listed = z.object({ total: z.number(), recorded: z.number(), rows: z.array(attendanceRowSchema) });
const february = '2026-02';

test('a month is filled in from its template: listed, handed out, uploaded, looked at, imported, listed again', async () => {
  const token = await house.sessionOf('archivist');
  const before = await house.ask(listed, 'presence.listAttendance', { month: february }, token);
  expect(before.total).toBeGreaterThan(0);
  const [first, second] = before.rows;
  if (!first || !second) throw new Error('The sample has people');

  const saved = await house.ask(
    attendanceRowSchema,
    'presence.saveAttendance',
    {
      postingId: first.postingId,
      month: february,
      revision: first.revision,
      record: { kind: 'days', days: 'P'.repeat(28) },
      roundTrips: 2,
      note: ' 示例 ',
    },
    token,
  );
  expect(saved).toMatchObject({ counts: { present: 28 }, roundTrips: 2, note: '示例' });

  const template = await house.ask(
    z.object({ fileName: z.string(), base64: z.string(), rows: z.number() }),
    'presence.attendanceTemplate',
    { month: february, townshipId: null },
    token,
  );
  expect(template.rows).toBe(before.total);
  const upload = await house.application.fetch(
    new Request(`http://desk.test/files/uploads?name=${encodeURIComponent(template.fileName)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: Buffer.from(template.base64, 'base64'),
    }),
  );
  const { uploadId } = z.object({ uploadId: z.string() }).parse(await upload.json());
  const sheets = z.object({ sheets: z.array(z.object({ name: z.string(), suggestedMonth: z.string() })) });
  const inspected = await house.ask(sheets, 'presence.inspectAttendanceSheet', { uploadId }, token);
  const [sheet] = inspected.sheets;
  expect(sheet).toMatchObject({ suggestedMonth: february });
  const selection = { uploadId, sheet: sheet?.name, month: february };
  const seen = await house.call('presence.previewAttendanceImport', selection, token);
  expect(seen).toMatchObject({
    code: 'OK',
    body: {
      rows: before.total,
      unchanged: before.total,
      missing: 0,
      problemCount: { errors: 0, warnings: 0 },
    },
  });
  expect(await house.call('presence.commitAttendanceImport', selection, token)).toMatchObject({ code: 'OK' });
  expect(await house.call('presence.attendanceOf', { postingId: first.postingId }, token)).toMatchObject({
    code: 'OK',
    body: {
      months: expect.arrayContaining([expect.objectContaining({ month: february })]),
    },
  });
  const many = {
    month: february,
    entries: [{ postingId: second.postingId, revision: null, days: 'R'.repeat(28) }],
  };
  expect(await house.call('presence.saveAttendanceMany', many, token)).toMatchObject({ code: 'OK' });
});

test('letters that no day has do not get in, whoever sends them', async () => {
  const token = await house.sessionOf('archivist');
  const { rows } = await house.ask(listed, 'presence.listAttendance', { month: february, limit: 1 }, token);
  const input = {
    postingId: rows[0]?.postingId,
    month: february,
    revision: null,
    record: { kind: 'days', days: 'X'.repeat(28) },
    roundTrips: null,
    note: null,
  };
  expect(await house.call('presence.saveAttendance', input, token)).toMatchObject({ code: 'INVALID_INPUT' });
});

test('the calendar of a year', async () => {
  const token = await house.sessionOf('assessor');
  const year = await house.ask(calendarYearSchema, 'presence.calendar', { year: 2026 }, token);
  expect(year).toMatchObject({
    covered: true,
    explanation: '2026年的节假日和调休上班日按国务院办公厅公布的安排。',
  });
  expect(year.workingDays).toHaveLength(12);
});
