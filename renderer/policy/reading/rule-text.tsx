import type { DescribedRule } from '#shared/policy/describe/chapter.types.ts';
import type { Clause } from '#shared/policy/ground.ts';
import type { Marks } from './marks.ts';
import styles from './reading.module.css';

/** Words beside the title of a rule that is not wholly the notice's. */
export function MarkWords({ marks }: { readonly marks: Marks }) {
  return (
    <>
      {marks.example && <span className={styles.example}>示例</span>}
      {marks.silent && <span className={styles.silent}>未载明</span>}
    </>
  );
}

/** What a rule rests on: the words of its clauses, that it is an example, or that the notice is silent. */
export function Quotation({ rule }: { readonly rule: DescribedRule }) {
  const { ground, note, unspecified } = rule;
  return (
    <>
      {ground?.kind === 'clause' && <ClauseText clause={ground.clause} />}
      {ground?.kind === 'example' && <Note mark="示例">{ground.note}</Note>}
      {note !== null && <Note mark={unspecified ? '未载明' : '说明'}>{note}</Note>}
    </>
  );
}

function ClauseText({ clause }: { readonly clause: Clause }) {
  return (
    <figure>
      <figcaption>
        {clause.document} {clause.article}
      </figcaption>
      <blockquote>
        {clause.text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </blockquote>
    </figure>
  );
}

function Note({ mark, children }: { readonly mark: string; readonly children: string }) {
  return (
    <p className={styles.note}>
      <b>{mark}</b> {children}
    </p>
  );
}
