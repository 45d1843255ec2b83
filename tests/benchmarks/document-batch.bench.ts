import { resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  createDocumentRenderer,
  type DocumentRenderer,
  type MergedPart,
} from '../../electron/documents/document-renderer.ts';
import { templateVersion } from '../../electron/documents/template-versions.ts';
import type { AnnualFormSnapshot } from '../../shared/archive/snapshots/annual-form.ts';
import { instantSchema } from '../../shared/dates.ts';
import { htmlOf, printWithChromium } from './peers/chromium.ts';
import { formSheets, type Sheet } from './peers/form-sheets.ts';
import { manyForms } from './peers/many-forms.ts';
import { makeWithTypst } from './peers/typst.ts';
import type { Report } from './report.types.ts';

const resourcesDirectory = resolve(import.meta.dirname, '../../resources');
const auditHead = '9f86d081'.repeat(8);
const footer = { auditHead };
const version = templateVersion('annual_form');
const threads = 2;

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
/**
 * Forms of a run, how many of them Chromium prints (its rate is the same for all), and the run whose memory is looked at.
 * With fewer than these a run takes a minute.
 */
const forms = number('BENCH_FORMS', 1000);
const printed = Math.min(forms, number('BENCH_FORMS_CHROMIUM', 60));
const many = number('BENCH_FORMS_MANY', 10_000);

const mergedOptions = {
  title: '2026年度考核登记表',
  organisation: '示例市江岸区',
  takenAt: instantSchema.parse('2027-01-12T01:30:00.000Z'),
  sides: 'duplex',
} as const;

/**
 * Annual forms of two pages by the thousand, as separate files and as one, each on two threads: ours against the same
 * pages printed by Chromium from HTML and set by Typst, all in one run. Before that, what the memory
 * feels of ten thousand; and throughout, what the serving thread does.
 */
export default async function documentBatch(report: Report): Promise<void> {
  // First, while no other program's memory is in this process.
  await memory(report);
  const snapshots = [...manyForms(forms)];
  const sheets = snapshots.map((form) => formSheets(form, auditHead));
  const renderer = createDocumentRenderer({ resourcesDirectory, maximumThreads: threads });
  await separately(renderer, snapshots.slice(0, 100));
  await merged(renderer, snapshots.slice(0, 100));
  const separate = await separately(renderer, snapshots);
  const together = await merged(renderer, snapshots);
  await renderer.close();

  const chromium = await printWithChromium(sheets.slice(0, printed).map(htmlOf), resourcesDirectory, threads);
  const chromiumRate = (1000 * printed) / chromium.milliseconds;
  const typst = await typstRates(sheets);
  const rate = (milliseconds: number) => (1000 * forms) / milliseconds;
  const figure = (name: string, value: number, baseline?: { name: string; value: number }) =>
    report({ name, value, unit: 'forms/s', ...(baseline && { baseline }) });

  figure(`${forms} forms, separate files`, rate(separate.milliseconds), {
    name: 'Chromium',
    value: chromiumRate,
  });
  if (typst) figure('  against Typst', rate(separate.milliseconds), { name: 'Typst', value: typst.separate });
  figure(`${forms} forms, one file`, rate(together.milliseconds), { name: 'Chromium', value: chromiumRate });
  if (typst) figure('  against Typst', rate(together.milliseconds), { name: 'Typst', value: typst.merged });
  report({
    name: 'bytes of a separate form',
    value: separate.bytes / 1024,
    unit: 'KB',
    baseline: { name: 'Chromium', value: chromium.lastBytes / 1024 },
  });
  report({ name: 'bytes of a form in one file', value: together.bytes / forms / 1024, unit: 'KB' });
  reportStall(report, 'separate', separate);
  reportStall(report, 'one file', together);
}

/** Memory of the whole process, its threads included, while files of 1,000 and of ten times as many forms are made. */
async function memory(report: Report): Promise<void> {
  const renderer = createDocumentRenderer({ resourcesDirectory, maximumThreads: threads });
  const small = await merged(renderer, manyForms(Math.min(1000, many)));
  const large = await merged(renderer, manyForms(many));
  const separate = await separately(renderer, manyForms(many));
  await renderer.close();
  const peak = (name: string, value: number) =>
    report({
      name,
      value,
      unit: 'MB',
      baseline: { name: '1,000 in one file', value: small.memory },
      limit: 600,
    });
  peak(`memory at its highest, ${many} forms in one file`, large.memory);
  peak(`memory at its highest, ${many} separate forms`, separate.memory);
  reportStall(report, `${many} in one file`, large);
  report({ name: `${many} forms, one file`, value: (1000 * many) / large.milliseconds, unit: 'forms/s' });
}

/** The limit is on what the thread itself does: other programs of the machine may hold it up for longer. */
function reportStall(report: Report, what: string, { stall, busy }: Run): void {
  report({ name: `serving thread busy without a pause, ${what}`, value: busy, unit: 'ms', limit: 50 });
  report({ name: `serving thread kept waiting, ${what}`, value: stall, unit: 'ms' });
}

interface Run {
  readonly milliseconds: number;
  /** Bytes of the merged file, or of the last separate one. */
  readonly bytes: number;
  /** Longest that the event loop of this thread stood still, in milliseconds; other programs of the machine included. */
  readonly stall: number;
  /** Longest that this thread worked without a pause, in milliseconds of its own processor time. */
  readonly busy: number;
  /** Highest memory of the process, in megabytes. */
  readonly memory: number;
}

async function watched(work: () => Promise<number>): Promise<Run> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let memory = 0;
  let busy = 0;
  let before = process.threadCpuUsage();
  const listen = () => {
    const { user, system } = process.threadCpuUsage(before);
    busy = Math.max(busy, (user + system) / 1000);
    before = process.threadCpuUsage();
  };
  const look = () => {
    memory = Math.max(memory, process.memoryUsage.rss() / 1024 ** 2);
  };
  globalThis.gc?.();
  const timers = [setInterval(look, 100), setInterval(listen, 5)];
  delay.enable();
  before = process.threadCpuUsage();
  const startedAt = performance.now();
  const bytes = await work();
  const milliseconds = performance.now() - startedAt;
  delay.disable();
  for (const timer of timers) clearInterval(timer);
  look();
  return { milliseconds, bytes, stall: delay.max / 1e6, busy, memory };
}

/** As many at a time as there are threads, and one more so that none waits. */
const separately = (renderer: DocumentRenderer, snapshots: Iterable<AnnualFormSnapshot>) =>
  watched(async () => {
    let last = 0;
    const queue = snapshots[Symbol.iterator]();
    const makeOn = async () => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        last = (await renderer.renderDocument(next.value, footer)).bytes.length;
      }
    };
    await Promise.all(Array.from({ length: threads + 1 }, makeOn));
    return last;
  });

const merged = (renderer: DocumentRenderer, snapshots: Iterable<AnnualFormSnapshot>) =>
  watched(async () => {
    let bytes = 0;
    const count = (piece: Uint8Array) => {
      bytes += piece.length;
    };
    await renderer.writeMerged(partsOf(snapshots), mergedOptions, count);
    return bytes;
  });

function* partsOf(snapshots: Iterable<AnnualFormSnapshot>): Generator<MergedPart> {
  for (const snapshot of snapshots) {
    yield { snapshot, footer, templateVersion: version, title: snapshot.person.name };
  }
}

/** Forms a second; null where there is no Typst for this machine. */
async function typstRates(sheets: readonly (readonly Sheet[])[]) {
  try {
    const separate = await makeWithTypst(sheets, resourcesDirectory, threads);
    const together = await makeWithTypst([sheets.flat()], resourcesDirectory, threads);
    return {
      separate: (1000 * sheets.length) / separate.milliseconds,
      merged: (1000 * sheets.length) / together.milliseconds,
    };
  } catch (error) {
    process.stdout.write(
      `  Typst cannot be run here: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return null;
  }
}
