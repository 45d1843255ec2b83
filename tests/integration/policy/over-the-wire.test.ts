import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import {
  schemeDraftSchema,
  schemeFileInspectionSchema,
  schemeListingSchema,
  schemeVersionSchema,
} from '#shared/contract/policy.ts';
import { schemeFileLimitBytes } from '#shared/policy/scheme-file.ts';
import { type House, openHouse } from '../../support/house.ts';

const reason = '示例：经会议研究';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const listed = z.object({ schemes: z.array(schemeListingSchema) });
const exported = z.object({ fileName: z.string(), text: z.string() });

test('from a draft of the assessors to a scheme that a leader has put in force', async () => {
  const { ask, call, sessionOf } = house;
  const [assessor, leader] = [await sessionOf('assessor'), await sessionOf('leader')];
  const { schemes } = await ask(listed, 'policy.listSchemes', undefined, assessor);
  const basedOn = schemes.find(({ inForce }) => inForce)?.id;
  const draft = await ask(
    schemeDraftSchema,
    'policy.startDraft',
    { basedOn, code: 'example', title: '示例区驻村管理办法' },
    assessor,
  );
  const { id, content } = draft;
  const saved = await ask(
    z.object({ revision: z.number(), problems: z.array(z.string()) }),
    'policy.saveDraft',
    { id, revision: draft.revision, content: { ...content, shortTitle: '示例办法' } },
    assessor,
  );
  const target = { id, revision: saved.revision, reason };
  expect((await call('policy.publishDraft', target, assessor)).code).toBe('FORBIDDEN');
  const version = await ask(schemeVersionSchema, 'policy.publishDraft', target, leader);
  await ask(z.unknown(), 'policy.putInForce', { id: version.id, reason }, leader);
  expect(await ask(schemeVersionSchema, 'policy.inForce', undefined, assessor)).toEqual(version);

  const { text } = await ask(exported, 'policy.exportScheme', { id: version.id }, assessor);
  const inspected = await ask(schemeFileInspectionSchema, 'policy.inspectSchemeFile', { text }, leader);
  expect(inspected.known?.id).toBe(version.id);
});

test('what is no code, no scheme and no file is refused in words', async () => {
  const { call, sessionOf } = house;
  const leader = await sessionOf('leader');
  const { schemes } = await house.ask(listed, 'policy.listSchemes', undefined, leader);
  const basedOn = schemes[0]?.id;
  const start = (code: string) => call('policy.startDraft', { basedOn, code, title: '示例办法' }, leader);
  for (const code of ['', '示例', 'Example', '-x', 'a b', 'x'.repeat(41), '../example']) {
    expect([code, (await start(code)).code]).toEqual([code, 'INVALID_INPUT']);
  }
  const file = (text: unknown) => call('policy.inspectSchemeFile', { text }, leader);
  expect(await file('{}')).toMatchObject({ code: 'FILE_REJECTED', body: { reason: 'wrong_format' } });
  expect(await file(1)).toMatchObject({ code: 'INVALID_INPUT' });
  // The worst that a text of the largest size becomes on its way still arrives, to be refused by its content.
  expect(await file('"'.repeat(schemeFileLimitBytes - 100))).toMatchObject({ code: 'FILE_REJECTED' });
  expect(await file('1'.repeat(schemeFileLimitBytes + 1))).toMatchObject({ code: 'INVALID_INPUT' });
});
