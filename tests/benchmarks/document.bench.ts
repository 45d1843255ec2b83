import { resolve } from 'node:path';
import { createDocumentRenderer } from '../../electron/documents/document-renderer.ts';
import { shortForm } from '../fixtures/documents/annual-forms.ts';
import type { Report } from './report.types.ts';
import { median, sample } from './statistics.ts';

const resourcesDirectory = resolve(import.meta.dirname, '../../resources');
const footer = { auditHead: '9f86d081'.repeat(8) };

/** One 年度考核登记表 of two pages: the first of a fresh program, and one when the worker is warm. */
export default async function document(report: Report): Promise<void> {
  const cold: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const renderer = createDocumentRenderer({ resourcesDirectory });
    const startedAt = performance.now();
    await renderer.renderDocument(shortForm, footer);
    cold.push(performance.now() - startedAt);
    await renderer.close();
  }
  const renderer = createDocumentRenderer({ resourcesDirectory });
  const warm = await sample(20, () => renderer.renderDocument(shortForm, footer));
  await renderer.close();
  report({ name: 'annual form, warm, median', value: median(warm), unit: 'ms' });
  report({
    name: 'annual form, first of the program (thread and fonts included)',
    value: median(cold),
    unit: 'ms',
    baseline: { name: 'warm', value: median(warm) },
  });
}
