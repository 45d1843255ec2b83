import { describe, expect, test } from 'vitest';
import type { UnprintableText } from '#shared/contract/archive-characters.ts';
import { businessDateOf } from '#shared/dates.ts';
import { conductRecordIdSchema, transferIdSchema } from '#shared/ids.ts';
import type { Role } from '#shared/vocabulary.ts';
import { createCharactersService } from '../../../electron/archive/characters/characters.service.ts';
import { newId } from '../../../electron/database/ids.ts';
import { openDistrict } from '../assessment/district.ts';
import { openCaseDesk } from '../recall/case-desk.ts';

/** Extensions G and H: in none of the fonts. */
const [rare, rarer] = ['\u{30003}', '\u{31360}'];

const inShort = (found: readonly UnprintableText[]) =>
  found.map(({ holder, name, field, characters }) => [
    holder.kind,
    name,
    field,
    characters.map(({ codePoint }) => codePoint).join(' '),
  ]);

describe('what cannot be printed', () => {
  test('is said of a text while it is typed, with what to type instead', async () => {
    const { database, clock } = await openDistrict();
    const { unprintable } = createCharactersService({ database, clock });
    expect(unprintable('示例喆𬱖𪚥')).toEqual([]);
    expect(unprintable(`示例${rare}`)).toEqual([
      {
        character: rare,
        codePoint: 'U+30003',
        block: '扩展 G 区',
        advice: expect.stringContaining('随附的字体没有收录这个字'),
      },
    ]);
    // An old system's own code for 䶮; a variant of 龍 for round trips to Korean standards; a mark after 葛.
    const advice = unprintable('\ue863\uf9c4葛\u{e0100}').map((found) => found.advice);
    expect(advice).toEqual([
      '请改用规范编码的“䶮”（U+4DAE），是同一个字。',
      '请改用规范编码的“龍”（U+9F8D），是同一个字。',
      expect.stringContaining('异体字选择符'),
    ]);
  });

  test('is found in names first, then elsewhere on the roster', async () => {
    const { database, clock, addPosting } = await openDistrict();
    await addPosting({ name: '示例甲', village: `示例${rare}村`, unit: `示例${rarer}局` });
    await addPosting({ name: `示例${rare}${rarer}` });
    await addPosting({ name: '示例𪚥喆' });
    const characters = createCharactersService({ database, clock });
    const { people, texts, total, found } = await characters.listUnprintable('archivist');
    expect(inShort(found)).toEqual([
      ['person', `示例${rare}${rarer}`, '姓名', 'U+30003 U+31360'],
      ['unit', `示例${rarer}局`, '派出单位', 'U+31360'],
      ['village', `示例${rare}村`, '村', 'U+30003'],
    ]);
    expect({ people, total }).toEqual({ people: 3, total: 3 });
    expect(texts).toBeGreaterThan(15);
  });

  test('is found in conduct, for whoever may read it', async () => {
    const { database, clock, addPosting, actors } = await openDistrict();
    await addPosting({ name: '示例甲' });
    await database.write(actors.archivist, async (unit) => {
      const id = newId(conductRecordIdSchema);
      const { id: person_id } = await unit.trx.selectFrom('person').select('id').executeTakeFirstOrThrow();
      await unit.trx
        .insertInto('conduct_record')
        .values({
          id,
          person_id,
          kind: 'penalty',
          severity: '警告',
          decided_on: businessDateOf(unit.at),
          organ: `示例${rare}纪委`,
          reason: '违反工作纪律',
          created_at: unit.at,
          created_by: unit.actor.name,
        })
        .execute();
      await unit.audit({ action: 'presence.conductRecorded', entityType: 'conduct_record', entityId: id });
    });
    const characters = createCharactersService({ database, clock });
    const found = async (role: Role) => inShort((await characters.listUnprintable(role)).found);
    expect(await found('assessor')).toEqual([['person', '示例甲', '奖惩情况', 'U+30003']]);
    expect(await found('administrator')).toEqual([]);
  });

  test('is found in what people wrote, until the cycle is archived', async () => {
    const district = await openDistrict();
    const { database, clock, actors, assessment } = district;
    await district.addPosting({ name: '示例甲' });
    const cycle = await district.openCycle();
    const { id, revision, narrative, figures } = await district.recordOf(cycle.id, '示例甲');
    await assessment.scoring.saveNarrative(actors.assessor, {
      id,
      revision,
      figures,
      narrative: {
        ...narrative,
        selfSummary: `在${rare}湾走访。`,
        opinions: [
          {
            organ: 'village_party_organisation',
            organName: null,
            proposedGrade: null,
            text: '同意。',
            signer: `示例${rarer}`,
            signedOn: null,
          },
        ],
      },
    });
    const characters = createCharactersService({ database, clock });
    const list = async () => (await characters.listUnprintable('administrator')).found;
    expect(inShort(await list())).toEqual([
      ['assessment', '示例甲', '个人总结', 'U+30003'],
      ['assessment', '示例甲', '村党组织意见', 'U+31360'],
    ]);
    expect((await list())[0]?.holder).toEqual({ kind: 'assessment', id, cycleId: cycle.id });
    await database.write(actors.archivist, async (unit) => {
      await unit.trx.updateTable('assessment_cycle').set({ state: 'archived' }).execute();
      await unit.audit({ action: 'roster.sampleLoaded', entityType: 'roster', entityId: 'roster' });
    });
    expect(await list()).toEqual([]);
  });

  test('is found in a hand-over that is prepared', async () => {
    const { database, clock, actors } = await openDistrict();
    const id = newId(transferIdSchema);
    await database.write(actors.archivist, async (unit) => {
      await unit.trx
        .insertInto('document_transfer')
        .values({
          id,
          year: 2026,
          serial: 1,
          number: '移交-2026-001',
          state: 'prepared',
          sender: '示例区委组织部',
          recipient: `示例${rare}局`,
          note: null,
          created_at: unit.at,
          created_by: unit.actor.name,
        })
        .execute();
      await unit.audit({ action: 'roster.sampleLoaded', entityType: 'roster', entityId: 'roster' });
    });
    const { found } = await createCharactersService({ database, clock }).listUnprintable('archivist');
    expect(inShort(found)).toEqual([['transfer', '移交-2026-001', '接收单位', 'U+30003']]);
  });

  test('in a recall case is shown to those who may read the case, under its number', async () => {
    const desk = await openCaseDesk();
    const { database, clock, actors } = desk;
    const id = await desk.openCase();
    const { number } = await desk.read(id);
    await database.write(actors.assessor, async (unit) => {
      await unit.trx
        .updateTable('recall_case')
        .set({ facts: `在${rare}湾不在岗。` })
        .execute();
      await unit.audit({ action: 'roster.sampleLoaded', entityType: 'roster', entityId: 'roster' });
    });
    const characters = createCharactersService({ database, clock });
    const list = async (role: Role) => inShort((await characters.listUnprintable(role)).found);
    const found = [['recall_case', number, '事实', 'U+30003']];
    expect(await list('assessor')).toEqual(found);
    expect(await list('leader')).toEqual(found);
    expect(await list('archivist')).toEqual([]);
    expect(await list('administrator')).toEqual([]);
  });

  test('of the national standard is nothing', async () => {
    const { database, clock } = await openDistrict();
    const characterService = createCharactersService({ database, clock });
    const { blocks, nationalStandard } = await characterService.coverage();
    expect(nationalStandard).toEqual({ characters: 87_887, printable: 87_887 });
    const whole = blocks.filter(({ characters, printable }) => characters === printable);
    expect(whole.map(({ label }) => label)).toEqual([
      '基本区',
      ...['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `扩展 ${letter} 区`),
    ]);
    for (const { printable, fonts } of blocks) {
      expect(fonts.reduce((sum, font) => sum + font.characters, 0)).toBe(printable);
    }
  });
});
