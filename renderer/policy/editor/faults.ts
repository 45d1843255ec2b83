import { type Scheme, schemeSchema } from '#shared/policy/scheme.ts';
import { wordsOf } from './labels.ts';
import { numberRule } from './number-text.ts';
import { type SchemaNode, schemeNode } from './schema-node.ts';
import { entriesIn, fieldsIn, type Path, valueAt } from './values.ts';

/** Something that is no scheme yet: it keeps the draft from being saved. */
export interface Fault {
  readonly path: Path;
  /** What is wrong and how to mend it, a Chinese sentence without its full stop. */
  readonly message: string;
}

export type Checked =
  | { readonly scheme: Scheme; readonly faults: readonly [] }
  | { readonly scheme: null; readonly faults: readonly Fault[] };

/** Reads what stands in the form as a scheme, or says where it is none. */
export function checkContent(content: unknown): Checked {
  const parsed = schemeSchema.safeParse(content);
  if (parsed.success) return { scheme: parsed.data, faults: [] };
  const faults = parsed.error.issues.map(({ path }): Fault => {
    const steps = path.filter((step) => typeof step !== 'symbol');
    return { path: steps, message: messageFor(nodeAt(steps, content), content, steps) };
  });
  return { scheme: null, faults };
}

/** The part of the type that a place belongs to; the last one known where the place goes on within a ground. */
export function nodeAt(path: Path, content: unknown): SchemaNode {
  let node = schemeNode;
  let value = content;
  for (const step of path) {
    const below = stepInto(node, step, value);
    if (!below) return node;
    node = below;
    value = typeof step === 'number' ? entriesIn(value)[step] : fieldsIn(value)[step];
  }
  return node;
}

function stepInto(node: SchemaNode, step: string | number, value: unknown): SchemaNode | undefined {
  const within = node.kind === 'optional' ? node.inner : node;
  switch (within.kind) {
    case 'object':
      return within.fields.find(({ name }) => name === step)?.node;
    case 'list':
      return within.entry;
    case 'stated':
      if (step === 'value') return within.value;
      return step === 'ground' ? { kind: 'ground', path: `${within.path}.ground` } : undefined;
    case 'union': {
      const kind = fieldsIn(value)[within.discriminator];
      const variant = within.variants.find((candidate) => candidate.value === kind);
      return variant?.fields.find(({ name }) => name === step)?.node;
    }
    default:
      return undefined;
  }
}

function messageFor(node: SchemaNode, content: unknown, path: Path): string {
  const inner = node.kind === 'optional' ? node.inner : node;
  switch (inner.kind) {
    case 'text': {
      const value = valueAt(content, path);
      const tooLong = inner.maximum !== null && typeof value === 'string' && value.length > inner.maximum;
      return tooLong ? `不能超过 ${inner.maximum} 个字` : `请填写${wordsOf(inner.path).label}`;
    }
    case 'number':
      return numberRule(inner, wordsOf(inner.path));
    case 'list':
      return inner.entry.kind === 'choice'
        ? '请至少选择一项'
        : `至少要有 ${inner.minimum} 条${wordsOf(inner.path).entry ?? ''}`;
    default:
      return '请改选';
  }
}
