import { Checkbox, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { wordsOf } from '../labels.ts';
import { numberText, readNumber } from '../number-text.ts';
import type { ChoiceNode, NumberNode, SchemaNode, TextNode } from '../schema-node.ts';
import { fieldId, type Path, textIn } from '../values.ts';
import { type ControlProps, FieldFrame, GroupFrame } from './field-frame.tsx';
import styles from './form.module.css';
import { useFormActions } from './form-context.ts';

interface LeafProps<N extends SchemaNode> {
  readonly node: N;
  readonly path: Path;
  readonly value: unknown;
  readonly bare?: boolean;
}

/** Choices of no more values than this are seen all at once. */
const fewChoices = 3;

/** A text of one line or several. */
export function TextField({ node, path, value, bare = false }: LeafProps<TextNode>) {
  const { set } = useFormActions();
  const words = wordsOf(node.path);
  return (
    <FieldFrame path={path} words={words} bare={bare} wide={isWide(node)}>
      {(control) => (
        <TextControl
          control={control}
          long={words.long ?? false}
          maximum={node.maximum}
          value={textIn(value)}
          onChange={(text) => set(path, text)}
        />
      )}
    </FieldFrame>
  );
}

interface TextControlProps {
  readonly control: ControlProps;
  readonly long: boolean;
  readonly maximum: number | null;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string | undefined;
}

function TextControl({ control, long, maximum, value, onChange, placeholder }: TextControlProps) {
  const common = {
    ...control,
    value,
    ...(placeholder !== undefined && { placeholder }),
    ...(maximum !== null && { maxLength: maximum }),
    ...(control['aria-invalid'] && { status: 'error' as const }),
  };
  return long ? (
    <Input.TextArea {...common} className="desk-growing" onChange={(event) => onChange(event.target.value)} />
  ) : (
    <Input {...common} onChange={(event) => onChange(event.target.value)} />
  );
}

/** A number in the unit that people use for it. */
export function NumberField({ node, path, value, bare = false }: LeafProps<NumberNode>) {
  const words = wordsOf(node.path);
  return (
    <FieldFrame path={path} words={words} bare={bare}>
      {(control) => <NumberControl control={control} node={node} path={path} value={value} />}
    </FieldFrame>
  );
}

interface NumberControlProps {
  readonly control: ControlProps;
  readonly node: NumberNode;
  readonly path: Path;
  readonly value: unknown;
  readonly disabled?: boolean;
}

function NumberControl({ control, node, path, value, disabled = false }: NumberControlProps) {
  const { set } = useFormActions();
  const words = wordsOf(node.path);
  // While a number is being typed its text stays as it is: `3.` is on the way to `3.5`.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && readNumber(typed, words) === value ? typed : numberText(value, words);
  return (
    <Input
      {...control}
      className={styles.number ?? ''}
      inputMode={words.hundredths ? 'decimal' : 'numeric'}
      suffix={words.unit}
      value={shown}
      disabled={disabled}
      {...(control['aria-invalid'] && { status: 'error' as const })}
      onChange={(event) => {
        setTyped(event.target.value);
        set(path, readNumber(event.target.value, words));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Yes or no. */
export function BooleanField({ node, path, value }: LeafProps<SchemaNode>) {
  const { set } = useFormActions();
  return (
    <div className={styles.check}>
      <Checkbox
        id={fieldId(path)}
        checked={value === true}
        onChange={(event) => set(path, event.target.checked)}
      >
        {wordsOf(node.path).label}
      </Checkbox>
    </div>
  );
}

/** One of a closed set of values. */
export function ChoiceField({ node, path, value, bare = false }: LeafProps<ChoiceNode>) {
  const { set } = useFormActions();
  const words = wordsOf(node.path);
  const options = node.values.map((option) => ({ value: option, label: words.options?.[option] ?? option }));
  if (words.fixed) {
    return (
      <div className={styles.field}>
        <span className={styles.label}>{words.label}</span>
        <span className={styles.fixed}>{words.options?.[textIn(value)]}</span>
      </div>
    );
  }
  if (node.values.length <= fewChoices && !bare) {
    return (
      <GroupFrame path={path} words={words} wide={false}>
        <Radio.Group
          name={fieldId(path)}
          options={options}
          value={textIn(value)}
          onChange={(event) => set(path, event.target.value)}
        />
      </GroupFrame>
    );
  }
  return (
    <FieldFrame path={path} words={words} bare={bare}>
      {(control) => (
        <Select
          {...control}
          className={styles.select ?? ''}
          popupMatchSelectWidth={false}
          options={options}
          value={textIn(value)}
          onChange={(next) => set(path, next)}
        />
      )}
    </FieldFrame>
  );
}

/** What may be missing in one line: a number with a box for "none", a text that may stay empty, a choice that may be none. */
export function OptionalLeaf({
  node,
  path,
  value,
  bare = false,
}: LeafProps<Extract<SchemaNode, { kind: 'optional' }>>): ReactNode {
  const { set } = useFormActions();
  const words = wordsOf(node.path);
  const { inner } = node;
  if (inner.kind === 'text') {
    return (
      <FieldFrame path={path} words={words} bare={bare}>
        {(control) => (
          <TextControl
            control={control}
            long={words.long ?? false}
            maximum={inner.maximum}
            value={textIn(value)}
            placeholder={words.nothing}
            onChange={(text) => set(path, text === '' ? null : text)}
          />
        )}
      </FieldFrame>
    );
  }
  if (inner.kind === 'choice') {
    return (
      <FieldFrame path={path} words={words} bare={bare}>
        {(control) => (
          <Select
            {...control}
            className={styles.select ?? ''}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: words.nothing },
              ...inner.values.map((option) => ({ value: option, label: words.options?.[option] ?? option })),
            ]}
            value={textIn(value)}
            onChange={(next) => set(path, next === '' ? null : next)}
          />
        )}
      </FieldFrame>
    );
  }
  if (inner.kind !== 'number') throw new RangeError(`No field for an optional ${inner.kind}: ${node.path}`);
  return (
    <FieldFrame path={path} words={words} bare={bare}>
      {(control) => (
        <span className={styles.optional}>
          <NumberControl
            control={control}
            node={inner}
            path={path}
            value={value ?? ''}
            disabled={value === null}
          />
          <Checkbox
            checked={value === null}
            onChange={(event) => set(path, event.target.checked ? null : '')}
          >
            {words.nothing}
          </Checkbox>
        </span>
      )}
    </FieldFrame>
  );
}

/** Texts that are sentences rather than words. */
function isWide(node: TextNode): boolean {
  return wordsOf(node.path).long === true || /\.(title|issuer|consequence|name)$/.test(node.path);
}
