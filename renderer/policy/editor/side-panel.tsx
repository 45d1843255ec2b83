import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { DescribedRule } from '#shared/policy/describe/chapter.types.ts';
import { type ChapterCode, chapterTitles } from '#shared/policy/describe/chapter.types.ts';
import { type Difference, type DifferingChapter, differenceLabels } from '../compare/differences.ts';
import readingStyles from '../reading/reading.module.css';
import type { Problem } from './chapters.ts';
import styles from './draft.module.css';
import type { Fault } from './faults.ts';

export type Side = 'reading' | 'problems' | 'changes';

interface SidePanelProps {
  readonly side: Side;
  readonly onSide: (side: Side) => void;
  readonly chapter: ChapterCode;
  /** The draft at the right, what it started from at the left. */
  readonly differences: readonly DifferingChapter[];
  readonly problems: readonly Problem[];
  readonly faults: readonly Fault[];
  readonly onChapter: (chapter: ChapterCode) => void;
  readonly onFault: (fault: Fault) => void;
}

/** Beside the form: how the chapter reads, what keeps the draft from being published, what has been changed. */
export function SidePanel(props: SidePanelProps) {
  const { side, onSide, differences, problems, faults } = props;
  const changes = differences.reduce((sum, { count }) => sum + count, 0);
  const wrong = problems.length + faults.length;
  return (
    <aside className={styles.side} aria-label="核对">
      <Segmented<Side>
        block
        aria-label="核对什么"
        value={side}
        onChange={onSide}
        options={[
          { value: 'reading', label: '读作' },
          { value: 'problems', label: `问题 ${wrong}` },
          { value: 'changes', label: `改动 ${changes}` },
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.sideBody} tabIndex={0} aria-label={sideTitles[side]}>
        {side === 'reading' && <Reading {...props} />}
        {side === 'problems' && <Problems {...props} />}
        {side === 'changes' && <Changes {...props} />}
      </section>
    </aside>
  );
}

const sideTitles: Record<Side, string> = {
  reading: '本章读作',
  problems: '存在的问题',
  changes: '与底稿的不同',
};

/** The sentences of the chapter as the notice would say them; what has been changed shows what it was. */
function Reading({ chapter, differences, faults }: SidePanelProps) {
  const rows = differences.find((each) => each.chapter.code === chapter)?.rows ?? [];
  return (
    <>
      {faults.length > 0 && <p className={styles.hint}>有内容没有填全，下面是填全之前的条文。</p>}
      {rows.map((row) => (
        <article key={row.code} className={styles.sentenceGroup}>
          <h3>
            {row.right?.title ?? row.title}
            {row.kind !== 'same' && <span className={readingStyles.change}>{changeWords(row)}</span>}
          </h3>
          {row.right?.sentences.map((sentence) => (
            <p key={sentence} className={row.right?.unspecified ? styles.hint : undefined}>
              {sentence}
            </p>
          ))}
          <Before row={row} />
        </article>
      ))}
    </>
  );
}

/** What the version that the draft started from says, where the draft says something else. */
function Before({ row }: { readonly row: Difference }) {
  if (row.left === null || row.kind === 'same' || row.kind === 'ground') return null;
  return (
    <p className={styles.before}>
      <b>原为</b> {textOf(row.left)}
    </p>
  );
}

const textOf = (rule: DescribedRule) => rule.sentences.join('');

function changeWords({ kind, left, right }: Difference): string {
  if (kind === 'only_right') return left === null ? '新增' : '改为载明';
  if (kind === 'only_left') return right === null ? '已删去' : '改为未载明';
  return kind === 'changed' ? '已修改' : differenceLabels[kind];
}

function Problems({ problems, faults, onChapter, onFault }: SidePanelProps) {
  if (problems.length + faults.length === 0) return <p className={styles.hint}>没有发现问题，可以发布。</p>;
  return (
    <>
      {faults.length > 0 && (
        <Group title="没有填全，不能保存">
          {faults.map((fault) => (
            <li key={fault.path.join('/')}>
              <button type="button" className={styles.jump} onClick={() => onFault(fault)}>
                {fault.message}。
              </button>
            </li>
          ))}
        </Group>
      )}
      {problems.length > 0 && (
        <Group title="改正后才能发布">
          {problems.map(({ chapter, text }) => (
            <li key={text}>
              <button type="button" className={styles.jump} onClick={() => onChapter(chapter)}>
                <span className={styles.where}>{chapterTitles[chapter]}</span>
                {text}
              </button>
            </li>
          ))}
        </Group>
      )}
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h3 className={styles.groupTitle}>{title}</h3>
      <ul className={styles.jumps}>{children}</ul>
    </>
  );
}

function Changes({ differences, onChapter }: SidePanelProps) {
  const changed = differences.filter(({ count }) => count > 0);
  if (changed.length === 0) return <p className={styles.hint}>与底稿完全相同。</p>;
  return changed.map(({ chapter, rows }) => (
    <div key={chapter.code}>
      <h3 className={styles.groupTitle}>
        <Button type="link" size="small" onClick={() => onChapter(chapter.code)}>
          {chapter.title}
        </Button>
      </h3>
      {rows
        .filter(({ kind }) => kind !== 'same')
        .map((row) => (
          <article key={row.code} className={styles.sentenceGroup}>
            <h4>
              {row.right?.title ?? row.title}
              <span className={readingStyles.change}>{changeWords(row)}</span>
            </h4>
            {row.kind !== 'ground' && row.right && <p>{textOf(row.right)}</p>}
            <Before row={row} />
          </article>
        ))}
    </div>
  ));
}
