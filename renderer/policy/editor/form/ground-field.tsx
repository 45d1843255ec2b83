import { Input, Radio } from 'antd';
import { useContext, useEffect, useId, useState } from 'react';
import type { FieldWords } from '../labels.ts';
import { fieldId, fieldsIn, type Path, textIn } from '../values.ts';
import styles from './form.module.css';
import { TargetContext, useFormActions } from './form-context.ts';

interface GroundFieldProps {
  readonly path: Path;
  readonly words: FieldWords;
  readonly value: unknown;
}

/** Where a rule comes from: a clause with its words, or a note that it is an example. One line until it is opened. */
export function GroundField({ path, words, value }: GroundFieldProps) {
  const { set, beginning } = useFormActions();
  const target = useContext(TargetContext);
  const bodyId = useId();
  const id = fieldId(path);
  const ground = fieldsIn(value);
  const clause = fieldsIn(ground.clause);
  const quoted = ground.kind === 'clause';
  const texts = quoted ? [clause.document, clause.article, clause.text] : [ground.note];
  const incomplete = texts.some((text) => textIn(text).trim() === '');
  const [open, setOpen] = useState(incomplete);
  const [before, setBefore] = useState<unknown>(null);
  const wanted = target !== null && fieldId(target.path).startsWith(id);
  useEffect(() => {
    if (wanted) setOpen(true);
  }, [wanted]);

  function choose(kind: string) {
    const other = fieldsIn(before).kind === kind ? before : null;
    setBefore(value);
    const blank =
      kind === 'clause'
        ? { kind, clause: { document: beginning().document, article: '', text: '' } }
        : { kind: 'example', note: '' };
    set(path, other ?? blank);
  }

  return (
    <fieldset id={id} tabIndex={-1} className={styles.ground}>
      <legend className="desk-hidden">{words.label}</legend>
      <button
        type="button"
        className={styles.groundHead}
        aria-expanded={open}
        aria-controls={bodyId}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.groundLabel}>{words.label}</span>
        {quoted ? (
          <span className={styles.groundWhere}>
            {[clause.document, clause.article].map(textIn).filter(Boolean).join(' ') || '条文'}
          </span>
        ) : (
          <span className={styles.example}>示例</span>
        )}
        <span className={styles.groundText}>{textIn(quoted ? clause.text : ground.note)}</span>
        {incomplete && <span className={styles.missing}>没有写全</span>}
        <span className={styles.groundOpen}>{open ? '收起' : '修改'}</span>
      </button>
      <div id={bodyId} className={styles.groundBody} hidden={!open}>
        <Radio.Group
          name={`${id}-kind`}
          aria-label={`${words.label}：条文或示例`}
          value={ground.kind}
          options={[
            { value: 'clause', label: '条文' },
            { value: 'example', label: '示例（条文没有写明，由本单位自定）' },
          ]}
          onChange={(event) => choose(String(event.target.value))}
        />
        {quoted ? (
          <>
            <Line
              path={[...path, 'clause', 'document']}
              label="文件简称"
              value={clause.document}
              onChange={set}
            />
            <Line path={[...path, 'clause', 'article']} label="条次" value={clause.article} onChange={set} />
            <Line
              path={[...path, 'clause', 'text']}
              label="条文原文"
              long
              value={clause.text}
              onChange={set}
            />
          </>
        ) : (
          <Line path={[...path, 'note']} label="示例的说明" long value={ground.note} onChange={set} />
        )}
      </div>
    </fieldset>
  );
}

interface LineProps {
  readonly path: Path;
  readonly label: string;
  readonly long?: boolean;
  readonly value: unknown;
  readonly onChange: (path: Path, value: unknown) => void;
}

/** One text of a ground; a blank one is named by the validation. */
export function Line({ path, label, long = false, value, onChange }: LineProps) {
  const id = fieldId(path);
  const common = {
    id,
    value: textIn(value),
    ...(textIn(value).trim() === '' && { status: 'warning' as const, placeholder: '请填写' }),
  };
  return (
    <div className={long ? styles.wide : styles.field}>
      <label htmlFor={id}>{label}</label>
      {long ? (
        <Input.TextArea
          {...common}
          className="desk-growing"
          onChange={(event) => onChange(path, event.target.value)}
        />
      ) : (
        <Input {...common} onChange={(event) => onChange(path, event.target.value)} />
      )}
    </div>
  );
}
