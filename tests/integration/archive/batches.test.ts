import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DocumentId, userIdSchema } from '#shared/ids.ts';
import { sha256 } from '../../../electron/canonical-sha256.ts';
import { trailOf } from '../assessment/district.ts';
import { failingFor, holdingAt, openBatchDesk, printable, unzipped } from './batch-desk.ts';

const four = ['示例一', '示例二', '示例三', '示例四'];

describe('before it starts', () => {
  test('a plan says how many there are, who is left out and why', async () => {
    const desk = await openBatchDesk({ names: ['示例一', '示例二'], settled: false });
    const selection = {
      by: 'cycle',
      cycleId: desk.cycleId,
      kinds: ['annual_form', 'feedback_letter'],
    } as const;
    const plan = await desk.batches.plan('archivist', {
      selection: { ...selection, kinds: [...selection.kinds] },
      register: 'issue',
    });
    expect(plan).toMatchObject({ title: '2026年度考核 2 种文书', total: 0, registered: 0, example: null });
    expect(new Set(plan.refused.documents)).toEqual(
      new Set([
        { name: '示例二', title: '年度考核登记表', reason: '考核还没有审定锁定。审定锁定后再生成。' },
        { name: '示例一', title: '年度考核登记表', reason: '考核还没有审定锁定。审定锁定后再生成。' },
        {
          name: '示例局',
          title: '考核结果反馈函',
          reason: '考核结果还没有生效。公示期满、结果生效后再生成。',
        },
      ]),
    );
    await expect(desk.start()).rejects.toMatchObject({ data: { rule: 'empty_batch' } });
  });

  test('what is registered already is counted, and can be asked for alone', async () => {
    const desk = await openBatchDesk();
    const { id } = await desk.recordOf(desk.cycleId, '示例二');
    await desk.archive.issueDocument(desk.archivist, { kind: 'annual_form', assessmentId: id });
    const selection = { by: 'cycle' as const, cycleId: desk.cycleId, kinds: ['annual_form' as const] };
    const anew = await desk.batches.plan('archivist', { selection, register: 'issue' });
    expect(anew).toMatchObject({ total: 3, registered: 1, refused: { total: 0 } });
    const registered = await desk.batches.plan('archivist', { selection, register: 'registered' });
    expect(registered).toMatchObject({
      total: 1,
      registered: 1,
      refused: { total: 2 },
      example: { name: '示例二', number: '2026-三-0001', village: '示例村', unit: '示例局' },
    });
    expect(await desk.numbers()).toEqual(['2026-三-0001']);
  });
});

describe('what comes out', () => {
  test('a file each, named as asked for, with a list that says how to tell that they are unchanged', async () => {
    const desk = await openBatchDesk();
    const batch = await desk.run({ pattern: '{序号} {姓名}（{村}）' });
    expect(batch).toMatchObject({
      state: 'finished',
      done: 3,
      failed: 0,
      total: 3,
      result: { documents: 3 },
    });
    const items = await desk.items(batch.id);
    expect(desk.filesOf(batch.id)).toEqual([...items.map((item) => item.fileName ?? ''), '清单.csv'].sort());
    const list = desk.readFile(batch.id, '清单.csv');
    expect(list.startsWith('\ufeff序号,姓名,材料名称,登记号,文件名,页数,SHA-256\r\n')).toBe(true);
    for (const [index, { name, fileName, registerNumber }] of items.entries()) {
      const number = `2026-三-000${index + 1}`;
      expect(fileName).toBe(`00${index + 1} ${name}（示例村）.pdf`);
      expect(registerNumber).toBe(number);
      const content = desk.readFile(batch.id, fileName ?? '');
      expect(content).toBe(`%PDF ${number}`);
      expect(list).toContain(
        `${index + 1},${name},2026年度考核登记表,${number},${fileName},1,${sha256(content)}\r\n`,
      );
    }
    const { fileName, bytes } = await desk.take(batch.id);
    expect(fileName).toBe('2026年度考核 年度考核登记表.zip');
    expect((await unzipped(bytes)).map(([name]) => name)).toEqual([
      '清单.csv',
      ...items.map((item) => item.fileName),
    ]);
  });

  test('one archive with the same files, the same to the byte when it is made again', async () => {
    const desk = await openBatchDesk();
    const batch = await desk.run({ output: 'zip' });
    const { bytes, fileName } = await desk.take(batch.id);
    expect(fileName).toBe('2026年度考核 年度考核登记表.zip');
    expect(batch.result?.bytes).toBe(bytes.length);
    const content = await unzipped(bytes);
    expect(content.map(([, text]) => text).slice(1)).toEqual([1, 2, 3].map((n) => `%PDF 2026-三-000${n}`));
    expect((await desk.take(batch.id, 'list')).bytes.toString()).toBe(content[0]?.[1]);
    const trail = await trailOf(desk, batch.id);
    expect(trail.find(({ action }) => action === 'archive.batchFinished')?.after).toMatchObject({
      sha256: sha256(bytes),
    });
  });

  test('one file to print, every part with its frozen data, its heading and its sides', async () => {
    const merged: unknown[] = [];
    const desk = await openBatchDesk({
      renderer: printable(async (parts, options, write, onProgress) => {
        merged.push(options.sides);
        for await (const { title } of parts) {
          merged.push(title);
          await write(new TextEncoder().encode(`${title}\n`));
        }
        onProgress?.(3);
        return 3;
      }),
    });
    const batch = await desk.run({ output: 'merged', sides: 'single' });
    expect(batch).toMatchObject({ state: 'finished', failed: 0, result: { documents: 3 } });
    const titles = (await desk.items(batch.id)).map(
      ({ name, title, registerNumber }) => `${name} ${title} ${registerNumber}`,
    );
    expect(merged).toEqual(['single', ...titles]);
    expect((await desk.take(batch.id)).bytes.toString()).toBe(titles.map((title) => `${title}\n`).join(''));
  });
});

describe('whose document fails', () => {
  test('is named with the reason and leaves no gap in the numbers; the rest is made, and a second try makes the missing one', async () => {
    const desk = await openBatchDesk({ names: four, renderer: failingFor('示例二') });
    const batch = await desk.run();
    expect(batch).toMatchObject({ state: 'finished', done: 3, failed: 1 });
    const failed = (await desk.items(batch.id)).filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([{ name: '示例二', documentId: null }]);
    expect(failed[0]?.error).toMatch(/^程序出现意外错误，这份文书没有做成。/);
    expect(await desk.numbers()).toEqual(['2026-三-0001', '2026-三-0002', '2026-三-0003']);
    expect(desk.readFile(batch.id, '未生成清单.csv')).toContain('示例二,年度考核登记表,程序出现意外错误');

    await desk.restart();
    const again = await desk.batches.retry(desk.archivist, batch);
    expect(await desk.ended(again.id)).toMatchObject({ state: 'finished', done: 4, failed: 0 });
    expect(desk.filesOf(batch.id)).toHaveLength(5);
    expect(await desk.numbers()).toHaveLength(4);
  });

  test('because it changed meanwhile is told so; a record that is open was never in the batch', async () => {
    const desk = await openBatchDesk({ names: ['示例一', '示例二'] });
    const held = holdingAt('2026-三-0002');
    await desk.restart(held.renderer);
    const { id } = await desk.start();
    await held.reached;
    const items = await desk.items(id);
    const second = await desk.recordOf(desk.cycleId, items[1]?.name ?? '');
    await desk.assessment.grading.reopen(desk.actors.leader, {
      id: second.id,
      revision: second.revision,
      reason: '示例理由',
    });
    held.letOn();
    expect(await desk.ended(id)).toMatchObject({ state: 'finished', done: 1, failed: 1 });
    expect((await desk.items(id))[1]?.error).toMatch(/考核记录刚刚被别人修改过/);
    expect(await desk.start()).toMatchObject({ total: 1 });
  });
});

test('what is registered and unchanged is taken as it is', async () => {
  const desk = await openBatchDesk();
  await desk.run();
  const second = await desk.run();
  expect(second).toMatchObject({ state: 'finished', done: 3, failed: 0 });
  expect(await desk.numbers()).toHaveLength(3);
});

describe('a batch that does not come to its end at once', () => {
  test('stops after what is being made, and goes on where it stopped', async () => {
    const held = holdingAt('2026-三-0002');
    const desk = await openBatchDesk({ names: four, renderer: held.renderer });
    const { id, revision } = await desk.start();
    await held.reached;
    const stopping = desk.batches.stop(desk.archivist, { id, revision });
    held.letOn();
    const stopped = await stopping;
    expect(stopped).toMatchObject({ state: 'stopped', problem: null, result: null });
    expect(stopped.done).toBeLessThan(4);
    expect(await desk.numbers()).toHaveLength(stopped.done);
    expect(desk.exports()).toEqual([]);
    await desk.batches.resume(desk.archivist, stopped);
    expect(await desk.ended(id)).toMatchObject({ state: 'finished', done: 4, problem: null });
    expect(await desk.numbers()).toHaveLength(4);
  });

  test('goes on after the program was ended in the middle, with what an uninterrupted one has', async () => {
    const held = holdingAt('2026-三-0003');
    const desk = await openBatchDesk({ names: four, renderer: held.renderer });
    const { id } = await desk.start({ output: 'zip' });
    await held.reached;
    const restarted = desk.restart();
    held.letOn();
    await restarted;
    const waiting = await desk.ended(id);
    expect(waiting.state).toBe('stopped');
    expect(waiting.problem).toContain('上次程序退出时还没有完成');
    await desk.batches.resume(desk.archivist, waiting);
    const batch = await desk.ended(id);
    expect(batch).toMatchObject({ state: 'finished', done: 4 });
    const content = await unzipped((await desk.take(id)).bytes);
    expect(content.slice(1).map(([, text]) => text)).toEqual([1, 2, 3, 4].map((n) => `%PDF 2026-三-000${n}`));
  });

  test('that is cancelled leaves no file; what is registered stays in the register', async () => {
    const held = holdingAt('2026-三-0002');
    const desk = await openBatchDesk({ names: four, renderer: held.renderer });
    const { id, revision } = await desk.start({ output: 'zip' });
    await held.reached;
    const cancelling = desk.batches.cancel(desk.archivist, { id, revision });
    held.letOn();
    expect(await cancelling).toMatchObject({ state: 'cancelled', result: null });
    expect(desk.exports()).toEqual([]);
    expect(await desk.numbers()).toHaveLength((await desk.ended(id)).done);
    const cancelled = await desk.ended(id);
    await expect(desk.batches.resume(desk.archivist, cancelled)).rejects.toMatchObject({
      data: { rule: 'batch_not_stopped' },
    });
    await expect(desk.take(id)).rejects.toMatchObject({ data: { rule: 'no_files' } });
  });

  test('two at once both come to their end, without a number twice or missing', async () => {
    const desk = await openBatchDesk({ names: four });
    const [forms, details] = await Promise.all([
      desk.start(),
      desk.start({
        selection: { by: 'cycle', cycleId: desk.cycleId, kinds: ['annual_form', 'score_detail'] },
      }),
    ]);
    const single = desk
      .recordOf(desk.cycleId, '示例三')
      .then(({ id }) =>
        desk.archive.issueDocument(desk.archivist, { kind: 'result_notice', assessmentId: id }),
      );
    expect(await desk.ended(forms.id)).toMatchObject({ state: 'finished', done: 4 });
    expect(await desk.ended(details.id)).toMatchObject({ state: 'finished', done: 8 });
    expect((await single).registerNumber).toBe('2026-函-0001');
    expect((await desk.numbers()).sort()).toEqual(
      ['三', '附']
        .flatMap((series) => [1, 2, 3, 4].map((n) => `2026-${series}-000${n}`))
        .concat('2026-函-0001')
        .sort(),
    );
  });

  test('for want of room on the disk says so, leaves nothing half-written and goes on later', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const desk = await openBatchDesk({ renderer: printable(() => Promise.reject(full)) });
    const stopped = await desk.run({ output: 'merged' });
    expect(stopped).toMatchObject({ state: 'stopped', done: 3, result: null });
    expect(stopped.problem).toContain('磁盘空间不够');
    expect(desk.exports()).toEqual([]);
    await desk.restart(printable(async () => 0));
    await desk.batches.resume(desk.archivist, stopped);
    expect(await desk.ended(stopped.id)).toMatchObject({ state: 'finished', problem: null });
  });
});

describe('files of a batch', () => {
  test('are taken away with a ticket, once and within a minute; the trail says who took them', async () => {
    const desk = await openBatchDesk({ names: ['示例一'] });
    const batch = await desk.run();
    const { ticket } = await desk.take(batch.id);
    await expect(desk.batches.fileOf(ticket)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const late = await desk.batches.take(desk.archivist, batch.id, 'result');
    desk.clock.set(new Date(Date.parse(desk.clock.now()) + 61_000).toISOString());
    await expect(desk.batches.fileOf(late.ticket)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const trail = await trailOf(desk, batch.id);
    expect(trail.map(({ action }) => action)).toEqual([
      'archive.batchStarted',
      'archive.batchFinished',
      'archive.batchTaken',
      'archive.batchTaken',
    ]);
  });

  test('can be removed when they have been taken away; the documents stay', async () => {
    const desk = await openBatchDesk({ names: ['示例一'] });
    const batch = await desk.run();
    expect(await desk.batches.removeFiles(desk.archivist, batch)).toMatchObject({
      state: 'finished',
      result: null,
    });
    expect(existsSync(join(desk.dataDirectory, 'exports', batch.id))).toBe(false);
    expect(await desk.numbers()).toHaveLength(1);
    await expect(desk.take(batch.id)).rejects.toMatchObject({ data: { rule: 'no_files' } });
  });

  test('of what was chosen in the register have the order of the choice, without what is no longer in force', async () => {
    const desk = await openBatchDesk();
    await desk.run();
    const ids = (
      await desk.archive.list(
        { text: '', kind: null, assessmentId: null, cycleId: null, caseId: null, offset: 0, limit: 10 },
        'archivist',
      )
    ).documents.map(({ id }) => id) as [DocumentId, DocumentId, DocumentId];
    await desk.archive.voidDocument(desk.archivist, { id: ids[1], reason: '示例：写错' });
    const batch = await desk.run({
      selection: { by: 'documents', documentIds: ids },
      register: 'registered',
    });
    expect((await desk.items(batch.id)).map(({ registerNumber }) => registerNumber)).toEqual([
      '2026-三-0003',
      '2026-三-0001',
    ]);
  });
});

test('nobody else sees, steers or takes a batch', async () => {
  const desk = await openBatchDesk({ names: ['示例一'] });
  const batch = await desk.run();
  const other = { ...desk.actors.otherLeader, role: 'archivist' as const };
  const missing = { code: 'NOT_FOUND' };
  await expect(desk.batches.get(userIdSchema.parse(other.id), batch.id)).rejects.toMatchObject(missing);
  await expect(desk.batches.take(other, batch.id, 'result')).rejects.toMatchObject(missing);
  await expect(desk.batches.removeFiles(other, batch)).rejects.toMatchObject(missing);
  expect(await desk.batches.list(userIdSchema.parse(other.id), { offset: 0, limit: 10 })).toEqual({
    total: 0,
    batches: [],
  });
});

test('two windows do not steer one batch against each other', async () => {
  const desk = await openBatchDesk({ names: ['示例一'] });
  const batch = await desk.run();
  await desk.batches.removeFiles(desk.archivist, batch);
  await expect(desk.batches.removeFiles(desk.archivist, batch)).rejects.toMatchObject({ code: 'CONFLICT' });
});
