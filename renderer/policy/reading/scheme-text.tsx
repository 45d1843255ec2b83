import type { Difference } from '../compare/differences.ts';
import { differenceLabels } from '../compare/differences.ts';
import { ordinalInWords } from '../words.ts';
import { groupsOf, type MarkedChapter, type MarkedRule } from './marks.ts';
import styles from './reading.module.css';
import { MarkWords, Quotation } from './rule-text.tsx';

interface SchemeTextProps {
  readonly chapters: readonly MarkedChapter[];
  /** Rules that another scheme has otherwise, by their codes; what stands at the left is the other's. */
  readonly changes?: ReadonlyMap<string, Difference> | undefined;
}

/** A scheme read like the notice: rules at the left, the clauses they rest on at the right. */
export function SchemeText({ chapters, changes }: SchemeTextProps) {
  return chapters.map(({ chapter, rules }, index) => {
    if (rules.length === 0) return null;
    const title = `${ordinalInWords(index + 1)}、${chapter.title}`;
    return (
      <section
        key={chapter.code}
        id={`chapter-${chapter.code}`}
        className={styles.chapter}
        tabIndex={-1}
        aria-label={chapter.title}
      >
        <h2>{title}</h2>
        {groupsOf(rules).map(({ rules: neighbours }) => {
          const [first] = neighbours;
          return (
            first && (
              <div key={first.code} className={styles.group}>
                <div className={styles.left}>
                  {neighbours.map((rule) => (
                    <RuleText key={rule.code} rule={rule} change={changes?.get(rule.code)} />
                  ))}
                </div>
                <div className={styles.right}>
                  <div className={styles.quotation}>
                    <Quotation rule={first} />
                  </div>
                </div>
              </div>
            )
          );
        })}
      </section>
    );
  });
}

interface RuleTextProps {
  readonly rule: MarkedRule;
  readonly change: Difference | undefined;
}

function RuleText({ rule, change }: RuleTextProps) {
  const { title, sentences } = rule;
  // Facts of the document say their title themselves: 文号：….
  const named = sentences[0]?.startsWith(`${title}：`) === true;
  return (
    <article className={change ? `${styles.rule} ${styles.changed}` : styles.rule}>
      <h3 className={named ? styles.named : undefined}>
        {named ? <span className="desk-hidden">{title}</span> : title}
        <MarkWords marks={rule.marks} />
        {change && <span className={styles.change}>{changeWords(change)}</span>}
      </h3>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {change?.left && change.kind !== 'ground' && (
        <p className={styles.other}>
          <b>对照方案</b> {change.left.sentences.join('')}
        </p>
      )}
    </article>
  );
}

/** Seen from the scheme that is read: what stands at the left is the other one. */
function changeWords({ kind }: Difference): string {
  if (kind === 'only_right') return '对照方案没有';
  return kind === 'only_left' ? '对照方案有' : differenceLabels[kind];
}
