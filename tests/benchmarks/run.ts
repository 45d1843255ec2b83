/**
 * `npm run bench`: runs every `*.bench.ts` of this folder, or those whose names contain an argument, one after
 * another and prints what they measured. Figures of different machines or runs do not compare; ratios within one run
 * do. Ends with 1 when a benchmark failed or a limit was passed.
 */
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, Measurement } from './report.types.ts';

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

const print = (line: string) => process.stdout.write(`${line}\n`);
let passed = true;

print(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`);
for (const file of files) {
  print(`\n${file.replace('.bench.ts', '')}`);
  try {
    const { default: benchmark }: { default: Benchmark } = await import(join(import.meta.dirname, file));
    await benchmark((measurement) => {
      passed &&= isWithinLimits(measurement);
      print(`  ${tableLine(measurement)}`);
    });
  } catch (error) {
    passed = false;
    print(`  failed: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
if (files.length === 0) print('No benchmark has such a name.');
process.exitCode = passed && files.length > 0 ? 0 : 1;

function tableLine(measurement: Measurement): string {
  const { name, value, unit, baseline, limit, ratioLimit } = measurement;
  const parts = [name.padEnd(56), `${format(value)} ${unit}`.padStart(16)];
  if (baseline) {
    const allowed = ratioLimit === undefined ? '' : ` (limit ${ratioLimit}×)`;
    parts.push(
      `${format(value / baseline.value)}× ${baseline.name} ${format(baseline.value)} ${unit}${allowed}`,
    );
  }
  if (limit !== undefined) parts.push(`limit ${format(limit)} ${unit}`);
  if (!isWithinLimits(measurement)) parts.push('← over the limit');
  return parts.join('  ');
}

function isWithinLimits({ value, baseline, limit, ratioLimit }: Measurement): boolean {
  if (limit !== undefined && value > limit) return false;
  return !(baseline && ratioLimit !== undefined && value / baseline.value > ratioLimit);
}

function format(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
