import type { ObjectField, SchemaNode, UnionNode } from './schema-node.ts';
import { type Fields, fieldsIn } from './values.ts';

/** What a new part of a scheme starts with. */
export interface Beginning {
  /** The document that a new rule most likely quotes. */
  readonly document: string;
  /** A code that no rule has, another one each time. */
  readonly newCode: () => string;
}

/** Codes that are not among those taken: `own_1`, `own_2` … */
export function codeMaker(taken: ReadonlySet<string>): () => string {
  let number = 0;
  return () => {
    do number += 1;
    while (taken.has(`own_${number}`));
    return `own_${number}`;
  };
}

/**
 * A new value of a part: the least that its type allows. Texts that must be given start empty and are named as missing;
 * a rule that a notice may not have starts unspecified.
 */
export function newValue(node: SchemaNode, beginning: Beginning): unknown {
  switch (node.kind) {
    case 'text':
      return '';
    case 'number':
      return node.minimum;
    case 'boolean':
      return false;
    case 'choice':
      return node.preset ?? node.values[0];
    case 'fixed':
      return node.value;
    case 'code':
      return beginning.newCode();
    case 'optional':
      return null;
    case 'object':
      return newFields(node.fields, beginning);
    case 'union': {
      const [first] = node.variants;
      return first && { [node.discriminator]: first.value, ...newFields(first.fields, beginning) };
    }
    case 'stated':
      return { kind: 'unspecified', note: '' };
    case 'ground':
      return { kind: 'clause', clause: { document: beginning.document, article: '', text: '' } };
    case 'list':
      return Array.from({ length: node.minimum }, (_, index) => {
        const entry = newValue(node.entry, beginning);
        return node.minimum === node.maximum ? withOwnChoice(node.entry, entry, index) : entry;
      });
  }
}

/**
 * Another kind of a union: what all kinds have is kept from `current`, the rest is what stood in that kind before, if
 * anything did.
 */
export function newVariant(
  node: UnionNode,
  kind: string,
  current: unknown,
  remembered: unknown,
  beginning: Beginning,
): Fields {
  const fields = node.variants.find(({ value }) => value === kind)?.fields ?? [];
  const common = fields.filter(({ name }) =>
    node.variants.every((variant) => variant.fields.some((field) => field.name === name)),
  );
  const now = fieldsIn(current);
  return {
    ...newFields(fields, beginning),
    ...fieldsIn(remembered),
    ...Object.fromEntries(common.map(({ name }) => [name, now[name]])),
    [node.discriminator]: kind,
  };
}

/** A copy of a rule to go on from: every rule in it gets a code of its own. */
export function copyOf(value: unknown, newCode: () => string): unknown {
  if (Array.isArray(value)) return value.map((entry) => copyOf(entry, newCode));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      name === 'code' && typeof field === 'string' ? newCode() : copyOf(field, newCode),
    ]),
  );
}

function newFields(fields: readonly ObjectField[], beginning: Beginning): Fields {
  return Object.fromEntries(fields.map(({ name, node }) => [name, newValue(node, beginning)]));
}

/** A list of fixed length has an entry for each value of a choice, e.g. a cut-off for each grade. */
function withOwnChoice(node: SchemaNode, entry: unknown, index: number): unknown {
  if (node.kind !== 'object') return entry;
  const choice = node.fields.find((field) => field.node.kind === 'choice');
  const value = choice?.node.kind === 'choice' ? choice.node.values[index] : undefined;
  return choice && value !== undefined ? { ...fieldsIn(entry), [choice.name]: value } : entry;
}
