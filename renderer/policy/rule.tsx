import type { ReactNode } from 'react';
import type { Clause, Ground } from '#shared/policy/ground.ts';
import styles from './policy.module.css';

interface RuleProps {
  readonly children: ReactNode;
  /** What the rule rests on; a text that several grounds share stands once. */
  readonly grounds: readonly Ground[];
}

/** A rule at the left, at the right the words it rests on, or that they are missing and the figure is an example. */
export function Rule({ children, grounds }: RuleProps) {
  const clauses = new Map<string, Clause>();
  const notes = new Set<string>();
  for (const ground of grounds) {
    if (ground.kind === 'example') notes.add(ground.note);
    else clauses.set(`${ground.clause.article}${ground.clause.text}`, ground.clause);
  }
  return (
    <div className={styles.rule}>
      <div className={styles.left}>{children}</div>
      <div className={styles.right}>
        {[...clauses].map(([key, clause]) => (
          <figure key={key}>
            <figcaption>
              {clause.document} {clause.article}
            </figcaption>
            <blockquote>{clause.text}</blockquote>
          </figure>
        ))}
        {[...notes].map((note) => (
          <p key={note} className={styles.example}>
            <b>示例</b> {note}
          </p>
        ))}
      </div>
    </div>
  );
}

/** A figure that the notice does not fix is marked. */
export function Figure({ ground, children }: { readonly ground: Ground; readonly children: ReactNode }) {
  return (
    <>
      {children}
      {ground.kind === 'example' && <span className={styles.mark}>示例</span>}
    </>
  );
}
