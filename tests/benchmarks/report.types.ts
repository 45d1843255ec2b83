/** One line of the table that `npm run bench` prints. */
export interface Measurement {
  /** What was measured, e.g. `roster page, 100,000 postings, p95`. */
  readonly name: string;
  readonly value: number;
  /** Unit of `value`: `ms`, `documents/s`, `×` … */
  readonly unit: string;
  /** The same work done in the plainest way in the same run; the table shows value ÷ baseline. */
  readonly baseline?: { readonly name: string; readonly value: number };
  /** The largest `value` that is still accepted. */
  readonly limit?: number;
  /** The largest `value ÷ baseline` that is still accepted. */
  readonly ratioLimit?: number;
}

/** What a benchmark calls once for each figure. */
export type Report = (measurement: Measurement) => void;

/** What a file `*.bench.ts` exports by default. */
export type Benchmark = (report: Report) => Promise<void>;
