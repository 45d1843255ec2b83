import { Button, Checkbox, Radio, Select } from 'antd';
import { memo, useState } from 'react';
import { AddIcon } from '../../../components/icons.tsx';
import { moved } from '../../../components/moved.ts';
import { summaryOf } from '../entry-summary.ts';
import { wordsOf } from '../labels.ts';
import { copyOf, newValue, newVariant } from '../new-values.ts';
import {
  isLeaf,
  isSilent,
  type ListNode,
  type ObjectField,
  type ObjectNode,
  type OptionalNode,
  type SchemaNode,
  type StatedNode,
  type UnionNode,
} from '../schema-node.ts';
import { entriesIn, fieldId, fieldsIn, type Path, textIn } from '../values.ts';
import { FieldFrame, GroupFrame } from './field-frame.tsx';
import styles from './form.module.css';
import { useFormActions } from './form-context.ts';
import { GroundField, Line } from './ground-field.tsx';
import { BooleanField, ChoiceField, NumberField, OptionalLeaf, TextField } from './leaf-fields.tsx';
import { FoldedEntry, RowEntry } from './list-entry.tsx';
import { ChoiceListField, ReferenceField, ReferenceListField, TextListField } from './list-fields.tsx';

interface FieldProps<N extends SchemaNode = SchemaNode> {
  readonly node: N;
  readonly path: Path;
  readonly value: unknown;
  /** Within a row of a list. */
  readonly bare?: boolean;
}

/** Entries with no more fields than this stand in one row. */
const rowFields = 3;

/** The form of any part of a scheme; drawn anew only when what stands in it changes. */
export const SchemeField = memo(
  function SchemeField({ node, path, value, bare = false }: FieldProps) {
    switch (node.kind) {
      case 'text':
        return wordsOf(node.path).reference === undefined ? (
          <TextField node={node} path={path} value={value} bare={bare} />
        ) : (
          <ReferenceField node={node} path={path} value={value} />
        );
      case 'number':
        return wordsOf(node.path).counted ? null : (
          <NumberField node={node} path={path} value={value} bare={bare} />
        );
      case 'boolean':
        return <BooleanField node={node} path={path} value={value} />;
      case 'choice':
        return <ChoiceField node={node} path={path} value={value} bare={bare} />;
      case 'optional':
        return node.inner.kind === 'object' ? (
          <OptionalGroup node={node} inner={node.inner} path={path} value={value} />
        ) : (
          <OptionalLeaf node={node} path={path} value={value} bare={bare} />
        );
      case 'object':
        return <ObjectGroup node={node} path={path} value={value} />;
      case 'list':
        return <ListField node={node} path={path} value={value} />;
      case 'union':
        return <UnionField node={node} path={path} value={value} />;
      case 'stated':
        return <StatedField node={node} path={path} value={value} />;
      case 'ground':
        return <GroundField path={path} words={wordsOf(node.path)} value={value} />;
      case 'code':
      case 'fixed':
        return null;
    }
  },
  (before, after) =>
    before.node === after.node &&
    before.value === after.value &&
    before.bare === after.bare &&
    fieldId(before.path) === fieldId(after.path),
);

interface FieldsProps {
  readonly fields: readonly ObjectField[];
  readonly path: Path;
  readonly value: unknown;
  readonly bare?: boolean;
}

/** Single values first, then what rests on which clause, then what has parts of its own. */
function Fields({ fields, path, value, bare = false }: FieldsProps) {
  const values = fieldsIn(value);
  return fields
    .filter(({ node }) => !isSilent(node))
    .toSorted((a, b) => rank(a.node) - rank(b.node))
    .map(({ name, node }) => (
      <SchemeField key={name} node={node} path={[...path, name]} value={values[name]} bare={bare} />
    ));
}

function rank(node: SchemaNode): number {
  if (node.kind === 'ground') return node.path.endsWith('.ground') ? 1 : 2;
  return node.kind === 'list' && !isLeaf(node.entry) ? 3 : 0;
}

/** A part with fields of its own that is no rule of a list, e.g. the quota. */
function ObjectGroup({ node, path, value }: FieldProps<Extract<SchemaNode, { kind: 'object' }>>) {
  const words = wordsOf(node.path);
  if (node.fields.every((field) => isSilent(field.node))) return null;
  return (
    <GroupFrame path={path} words={words}>
      <div className={styles.grid}>
        <Fields fields={node.fields} path={path} value={value} />
      </div>
    </GroupFrame>
  );
}

/** A part that may be missing as a whole, e.g. a deadline. What stood there comes back when it is wanted again. */
function OptionalGroup({
  node,
  inner,
  path,
  value,
}: FieldProps<OptionalNode> & { readonly inner: ObjectNode }) {
  const { set, beginning } = useFormActions();
  const words = wordsOf(node.path);
  const [before, setBefore] = useState<unknown>(null);
  const missing = value === null || value === undefined;
  function toggle(none: boolean) {
    if (none) setBefore(value);
    set(path, none ? null : (before ?? newValue(inner, beginning())));
  }
  return (
    <GroupFrame path={path} words={words}>
      <div>
        <Checkbox checked={missing} onChange={(event) => toggle(event.target.checked)}>
          {words.nothing}
        </Checkbox>
      </div>
      {!missing && (
        <div className={styles.grid}>
          <Fields fields={inner.fields} path={path} value={value} />
        </div>
      )}
    </GroupFrame>
  );
}

/** What has several kinds: its kind, and the fields of that kind. What stood in another kind comes back with it. */
function UnionField({ node, path, value }: FieldProps<UnionNode>) {
  const { set, beginning } = useFormActions();
  const words = wordsOf(node.path);
  const [before, setBefore] = useState<Readonly<Record<string, unknown>>>({});
  const kind = textIn(fieldsIn(value)[node.discriminator]);
  const variant = node.variants.find((candidate) => candidate.value === kind);
  const kindPath = [...path, node.discriminator];

  function choose(next: string) {
    setBefore({ ...before, [kind]: value });
    set(path, newVariant(node, next, value, before[next], beginning()));
  }

  return (
    <>
      <FieldFrame path={kindPath} words={{ label: words.kind ?? words.label }}>
        {(control) => (
          <Select
            {...control}
            className={styles.select ?? ''}
            popupMatchSelectWidth={false}
            value={kind}
            options={node.variants.map((each) => ({
              value: each.value,
              label: words.options?.[each.value] ?? each.value,
            }))}
            onChange={choose}
          />
        )}
      </FieldFrame>
      {variant && <Fields fields={variant.fields} path={path} value={value} />}
    </>
  );
}

/** A rule that a notice may or may not state. Going back to what is stated brings back what stood there. */
function StatedField({ node, path, value }: FieldProps<StatedNode>) {
  const { set, beginning } = useFormActions();
  const words = wordsOf(node.path);
  const rule = fieldsIn(value);
  const [before, setBefore] = useState<unknown>(null);
  const stated = rule.kind === 'stated';

  function choose(kind: string) {
    const other = fieldsIn(before).kind === kind ? before : null;
    setBefore(value);
    if (other !== null) return set(path, other);
    if (kind === 'unspecified') return set(path, { kind, note: '' });
    const start = beginning();
    set(path, {
      kind,
      value: newValue(node.value, start),
      ground: newValue({ kind: 'ground', path: '' }, start),
    });
  }

  return (
    <GroupFrame path={path} words={words}>
      <Radio.Group
        name={fieldId(path)}
        aria-label={`${words.label}：是否载明`}
        value={rule.kind}
        options={[
          { value: 'stated', label: '载明' },
          { value: 'unspecified', label: '未载明' },
        ]}
        onChange={(event) => choose(String(event.target.value))}
      />
      <div className={styles.grid}>
        {stated ? (
          <>
            {node.value.kind === 'object' ? (
              <Fields fields={node.value.fields} path={[...path, 'value']} value={rule.value} />
            ) : (
              <SchemeField node={node.value} path={[...path, 'value']} value={rule.value} />
            )}
            <GroundField path={[...path, 'ground']} words={{ label: '依据' }} value={rule.ground} />
          </>
        ) : (
          <Line path={[...path, 'note']} label="没有载明什么" long value={rule.note} onChange={set} />
        )}
      </div>
    </GroupFrame>
  );
}

function ListField({ node, path, value }: FieldProps<ListNode>) {
  const { entry } = node;
  if (entry.kind === 'choice') {
    return <ChoiceListField node={node} entry={entry} path={path} value={value} />;
  }
  if (entry.kind === 'text') {
    return wordsOf(node.path).reference === undefined ? (
      <TextListField node={node} path={path} value={value} />
    ) : (
      <ReferenceListField node={node} path={path} value={value} />
    );
  }
  return <RuleList node={node} path={path} value={value} />;
}

/** Rules of one kind, in their order. */
function RuleList({ node, path, value }: FieldProps<ListNode>) {
  const { set, beginning, tellRemoved } = useFormActions();
  const words = wordsOf(node.path);
  const entries = entriesIn(value);
  const [added, setAdded] = useState<number | null>(null);
  const inRows = isRow(node.entry);
  const changeable = node.minimum !== node.maximum;
  const canShrink = entries.length > node.minimum;

  const put = (next: readonly unknown[]) => set(path, numbered(node.entry, next));
  function insert(index: number, entry: unknown) {
    setAdded(index);
    put(entries.toSpliced(index, 0, entry));
    requestAnimationFrame(() => {
      const place = document.getElementById(fieldId([...path, index]));
      place?.querySelector<HTMLElement>('input, textarea, [role="combobox"]')?.focus();
    });
  }

  return (
    <GroupFrame path={path} words={words}>
      <ol className={inRows ? styles.rows : styles.entries}>
        {entries.map((entry, index) => {
          const own = [...path, index];
          const summary = summaryOf(node.entry, entry);
          const common = {
            path: own,
            name: `第 ${index + 1} 条${words.entry ?? ''}“${summary}”`,
            actions: {
              up: changeable && index > 0 ? () => put(moved(entries, index, index - 1)) : null,
              down:
                changeable && index < entries.length - 1 ? () => put(moved(entries, index, index + 1)) : null,
              copy: changeable ? () => insert(index + 1, copyOf(entry, beginning().newCode)) : null,
              remove:
                changeable && canShrink
                  ? () => {
                      put(entries.toSpliced(index, 1));
                      tellRemoved(summary);
                    }
                  : null,
            },
          };
          return inRows ? (
            <RowEntry key={keyOf(entry, index)} {...common} columns={rowColumns(node.entry)}>
              <Entry node={node.entry} path={own} value={entry} bare />
            </RowEntry>
          ) : (
            <FoldedEntry
              key={keyOf(entry, index)}
              {...common}
              number={index + 1}
              summary={summary}
              fresh={index === added}
            >
              <div className={styles.grid}>
                <Entry node={node.entry} path={own} value={entry} />
              </div>
            </FoldedEntry>
          );
        })}
      </ol>
      {entries.length === 0 && <p className={styles.help}>没有{words.entry}，视为本方案未载明。</p>}
      {changeable && (
        <Button
          size="small"
          icon={<AddIcon />}
          onClick={() => insert(entries.length, newValue(node.entry, beginning()))}
        >
          添加{words.entry}
        </Button>
      )}
    </GroupFrame>
  );
}

/** The fields of an entry without a frame of their own: the list has one. */
function Entry({ node, path, value, bare = false }: FieldProps) {
  return node.kind === 'object' ? (
    <Fields fields={node.fields} path={path} value={value} bare={bare} />
  ) : (
    <SchemeField node={node} path={path} value={value} bare={bare} />
  );
}

function isRow(node: SchemaNode): boolean {
  const seen = seenFields(node);
  return seen.length > 0 && seen.length <= rowFields && seen.every((field) => isLeaf(field.node));
}

const rowColumns = (node: SchemaNode): number => seenFields(node).length;

/** What is filled in of an entry, besides what it rests on. */
function seenFields(node: SchemaNode): readonly ObjectField[] {
  if (node.kind !== 'object') return [];
  return node.fields.filter((field) => !isSilent(field.node) && field.node.kind !== 'ground');
}

/** Entries that are counted by their place get their numbers anew. */
function numbered(node: SchemaNode, entries: readonly unknown[]): readonly unknown[] {
  const counted =
    node.kind === 'object' ? node.fields.find((field) => isCounted(field.node))?.name : undefined;
  if (counted === undefined) return entries;
  return entries.map((entry, index) => ({ ...fieldsIn(entry), [counted]: index + 1 }));
}

const isCounted = (node: SchemaNode) => node.kind === 'number' && wordsOf(node.path).counted === true;

/** Rules keep what is open with them when they move: they are known by their codes. */
const keyOf = (entry: unknown, index: number): string => textIn(fieldsIn(entry).code) || `at ${index}`;
