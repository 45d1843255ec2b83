import { Button, Checkbox, Input, Select } from 'antd';
import { useContext } from 'react';
import { AddIcon, CloseIcon } from '../../../components/icons.tsx';
import { type Reference, wordsOf } from '../labels.ts';
import type { ChoiceNode, ListNode, TextNode } from '../schema-node.ts';
import { entriesIn, fieldId, type Path, textIn } from '../values.ts';
import { FieldFrame, GroupFrame } from './field-frame.tsx';
import styles from './form.module.css';
import { FaultsContext, ReferencesContext, useFormActions } from './form-context.ts';

interface ListProps {
  readonly node: ListNode;
  readonly path: Path;
  readonly value: unknown;
}

/** Several of a closed set of values, kept in the order of the vocabulary. */
export function ChoiceListField({ node, entry, path, value }: ListProps & { readonly entry: ChoiceNode }) {
  const words = wordsOf(node.path);
  const options = entry.values.map((option) => ({ value: option, label: words.options?.[option] ?? option }));
  return <Boxes path={path} words={words} options={options} value={value} />;
}

/** Several rules of the scheme, named by their codes. */
export function ReferenceListField({ node, path, value }: ListProps) {
  const words = wordsOf(node.path);
  const options = useReferences(words.reference, entriesIn(value).map(textIn));
  return <Boxes path={path} words={words} options={options} value={value} />;
}

/** One rule of the scheme, named by its code. */
export function ReferenceField({
  node,
  path,
  value,
}: {
  readonly node: TextNode;
  readonly path: Path;
  readonly value: unknown;
}) {
  const { set } = useFormActions();
  const words = wordsOf(node.path);
  const code = textIn(value);
  const options = useReferences(words.reference, code === '' ? [] : [code]);
  return (
    <FieldFrame path={path} words={words}>
      {(control) => (
        <Select
          {...control}
          className={styles.select ?? ''}
          popupMatchSelectWidth={false}
          placeholder="请选择"
          options={options}
          value={code === '' ? null : code}
          onChange={(next) => set(path, next)}
        />
      )}
    </FieldFrame>
  );
}

/** What can be named; what is named and no longer there stays to be seen until it is unchosen. */
function useReferences(reference: Reference | undefined, chosen: readonly string[]) {
  const references = useContext(ReferencesContext);
  const known = reference === undefined ? [] : references[reference];
  const lost = chosen.filter((code) => !known.some((rule) => rule.code === code));
  return [
    ...known.map(({ code, title }) => ({ value: code, label: title === '' ? '（没有名称）' : title })),
    ...lost.map((code) => ({ value: code, label: '（已删去）' })),
  ];
}

interface BoxesProps {
  readonly path: Path;
  readonly words: ReturnType<typeof wordsOf>;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: unknown;
}

function Boxes({ path, words, options, value }: BoxesProps) {
  const { set } = useFormActions();
  const chosen = entriesIn(value);
  function toggle(option: string, on: boolean) {
    set(
      path,
      options.map((each) => each.value).filter((each) => (each === option ? on : chosen.includes(each))),
    );
  }
  return (
    <GroupFrame path={path} words={words}>
      <div className={styles.boxes}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={chosen.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          >
            {option.label}
          </Checkbox>
        ))}
        {options.length === 0 && <span className={styles.help}>还没有可选的内容。</span>}
      </div>
    </GroupFrame>
  );
}

/** Several short texts, one a line. Enter adds the next one. */
export function TextListField({ node, path, value }: ListProps) {
  const { set, tellRemoved } = useFormActions();
  const faults = useContext(FaultsContext);
  const words = wordsOf(node.path);
  const texts = entriesIn(value).map(textIn);
  const maximum = node.entry.kind === 'text' ? node.entry.maximum : null;

  function add(after: number) {
    set(path, texts.toSpliced(after + 1, 0, ''));
    // The new line is there after the next drawing.
    requestAnimationFrame(() => document.getElementById(fieldId([...path, after + 1]))?.focus());
  }
  function remove(index: number) {
    set(path, texts.toSpliced(index, 1));
    if (texts[index] !== '') tellRemoved(texts[index] ?? '');
  }

  return (
    <GroupFrame path={path} words={words}>
      <ol className={styles.lines}>
        {texts.map((text, index) => {
          const own = [...path, index];
          const fault = faults.get(fieldId(own));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: plain texts have nothing else to be told apart by
            <li key={index}>
              <Input
                id={fieldId(own)}
                aria-label={`${words.label}：第 ${index + 1} 个${words.entry ?? ''}`}
                aria-invalid={fault !== undefined}
                {...(fault !== undefined && { status: 'error' as const, placeholder: fault })}
                {...(maximum !== null && { maxLength: maximum })}
                value={text}
                onChange={(event) => set(own, event.target.value)}
                onPressEnter={(event) => !event.nativeEvent.isComposing && add(index)}
              />
              <Button
                type="text"
                icon={<CloseIcon />}
                aria-label={`删除“${text}”`}
                disabled={texts.length <= node.minimum}
                onClick={() => remove(index)}
              />
            </li>
          );
        })}
      </ol>
      <Button size="small" icon={<AddIcon />} onClick={() => add(texts.length - 1)}>
        添加{words.entry}
      </Button>
    </GroupFrame>
  );
}
