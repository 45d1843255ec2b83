import { Button } from 'antd';
import { useState } from 'react';
import type { DescribedRule } from '#shared/policy/describe/chapter.types.ts';
import { quotesTheSame } from '../reading/marks.ts';
import readingStyles from '../reading/reading.module.css';
import { Quotation } from '../reading/rule-text.tsx';
import { ordinalInWords } from '../words.ts';
import styles from './compare.module.css';
import { type Difference, type DifferingChapter, differenceLabels } from './differences.ts';
import { inLines, type Piece, textDifference } from './text-difference.ts';

interface ComparedChaptersProps {
  readonly chapters: readonly DifferingChapter[];
  /** Rules that are the same are shown too. */
  readonly unfolded: boolean;
}

/** Chapter by chapter what differs; what is the same is folded into one line that opens. */
export function ComparedChapters({ chapters, unfolded }: ComparedChaptersProps) {
  return chapters.map((chapter, index) => (
    <ComparedChapter key={chapter.chapter.code} number={index + 1} compared={chapter} unfolded={unfolded} />
  ));
}

interface ComparedChapterProps {
  readonly number: number;
  readonly compared: DifferingChapter;
  readonly unfolded: boolean;
}

function ComparedChapter({ number, compared, unfolded }: ComparedChapterProps) {
  const { chapter, rows, count } = compared;
  const [open, setOpen] = useState(false);
  const all = open || unfolded;
  const same = rows.length - count;
  const shown = rows.filter((row) => all || row.kind !== 'same');
  return (
    <section
      id={`chapter-${chapter.code}`}
      className={readingStyles.chapter}
      tabIndex={-1}
      aria-label={chapter.title}
    >
      <h2>
        {ordinalInWords(number)}、{chapter.title}
      </h2>
      {shown.map((row, index) => (
        <ComparedRow key={row.code} row={row} before={shown[index - 1] ?? null} />
      ))}
      {same > 0 && !unfolded && (
        <p className={styles.folded}>
          {count === 0 ? `本章 ${same} 条规则全部相同。` : `另有 ${same} 条相同。`}
          <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : '展开'}
          </Button>
        </p>
      )}
    </section>
  );
}

interface ComparedRowProps {
  readonly row: Difference;
  /** The row above it, whose words are not quoted again. */
  readonly before: Difference | null;
}

function ComparedRow({ row, before }: ComparedRowProps) {
  const { left, right, kind, title } = row;
  const lines = linesOf(row);
  return (
    <article className={styles.row}>
      <h3>
        {title}
        {kind !== 'same' && (
          <span className={kind === 'ground' ? readingStyles.silent : readingStyles.change}>
            {differenceLabels[kind]}
          </span>
        )}
        {left && right && left.title !== right.title && (
          <span className={styles.renamed}>右边名称：{right.title}</span>
        )}
      </h3>
      <div className={styles.sides}>
        <Side rule={left} before={before?.left ?? null} lines={lines.left} side="left" />
        <Side rule={right} before={before?.right ?? null} lines={lines.right} side="right" />
      </div>
    </article>
  );
}

interface SideProps {
  readonly rule: DescribedRule | null;
  readonly before: DescribedRule | null;
  readonly lines: readonly (readonly Piece[])[];
  readonly side: 'left' | 'right';
}

function Side({ rule, before, lines, side }: SideProps) {
  if (rule === null) return <p className={styles.nothing}>没有这条规则。</p>;
  return (
    <div className={styles.sideText}>
      <div className={rule.unspecified ? styles.nothing : undefined}>
        {lines.map((pieces, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one rule stand in their order
          <p key={index}>
            {pieces.map(({ text, common }, place) =>
              common ? (
                text
              ) : side === 'left' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence stand in their order
                <del key={place}>{text}</del>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence stand in their order
                <ins key={place}>{text}</ins>
              ),
            )}
          </p>
        ))}
      </div>
      <div className={`${readingStyles.right} ${styles.quotation}`}>
        {before !== null && quotesTheSame(rule, before) ? (
          <p className={readingStyles.note}>依据同上。</p>
        ) : (
          <Quotation rule={rule} />
        )}
      </div>
    </div>
  );
}

/** The sentences of both sides; where both say something, marked where they part. */
function linesOf({ left, right, kind }: Difference): { left: Piece[][]; right: Piece[][] } {
  const first = (left?.sentences ?? []).join('\n');
  const second = (right?.sentences ?? []).join('\n');
  if (kind !== 'changed' || left === null || right === null) {
    return {
      left: inLines([{ text: first, common: true }]),
      right: inLines([{ text: second, common: true }]),
    };
  }
  const difference = textDifference(first, second);
  return { left: inLines(difference.left), right: inLines(difference.right) };
}
