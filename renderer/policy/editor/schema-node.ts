import * as z from 'zod';
import { groundSchema } from '#shared/policy/ground.ts';
import { schemeSchema } from '#shared/policy/scheme.ts';

interface Place {
  /**
   * Where it stands in the type, e.g. `scheme.posting.qualifications.test.party_years.minimum`: names of fields and of
   * kinds of a union, nothing for places in lists. What is shown of it is looked up under this path.
   */
  readonly path: string;
}

export interface TextNode extends Place {
  readonly kind: 'text';
  /** Fewest and most characters. */
  readonly minimum: number;
  readonly maximum: number | null;
}
export interface NumberNode extends Place {
  readonly kind: 'number';
  readonly minimum: number;
  readonly maximum: number | null;
}
export interface ChoiceNode extends Place {
  readonly kind: 'choice';
  readonly values: readonly string[];
  /** What stands where nothing was said, if the type says so. */
  readonly preset?: string;
}
export interface ObjectNode extends Place {
  readonly kind: 'object';
  readonly fields: readonly ObjectField[];
}
export interface ObjectField {
  readonly name: string;
  readonly node: SchemaNode;
}
export interface ListNode extends Place {
  readonly kind: 'list';
  readonly entry: SchemaNode;
  /** Fewest entries; where it equals `maximum`, none are added, taken away or moved. */
  readonly minimum: number;
  readonly maximum: number | null;
}
export interface UnionNode extends Place {
  readonly kind: 'union';
  /** Name of the field that says which kind it is. */
  readonly discriminator: string;
  readonly variants: readonly { readonly value: string; readonly fields: readonly ObjectField[] }[];
}
export interface StatedNode extends Place {
  readonly kind: 'stated';
  readonly value: SchemaNode;
}
export interface OptionalNode extends Place {
  readonly kind: 'optional';
  readonly inner: SchemaNode;
}

/** A part of the scheme type as a form sees it. */
export type SchemaNode =
  | TextNode
  | NumberNode
  | ChoiceNode
  | ObjectNode
  | ListNode
  | UnionNode
  | StatedNode
  | OptionalNode
  | (Place & { readonly kind: 'boolean' })
  /** The one value that there is: nothing to edit. */
  | (Place & { readonly kind: 'fixed'; readonly value: string })
  /** Code of a rule, chosen by the program. */
  | (Place & { readonly kind: 'code' })
  | (Place & { readonly kind: 'ground' });

/**
 * The form of a zod type.
 *
 * @throws RangeError for a type that no scheme has had so far
 */
export function nodeOf(schema: z.core.$ZodType, path: string): SchemaNode {
  if (schema === groundSchema) return { kind: 'ground', path };
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    const node = nodeOf(schema.def.innerType, path);
    const preset = schema.def.defaultValue;
    return node.kind === 'choice' && typeof preset === 'string' ? { ...node, preset } : node;
  }
  if (schema instanceof z.ZodNullable) {
    return { kind: 'optional', path, inner: nodeOf(schema.def.innerType, path) };
  }
  if (schema instanceof z.ZodString) {
    return { kind: 'text', path, minimum: schema.minLength ?? 0, maximum: schema.maxLength };
  }
  if (schema instanceof z.ZodNumber) {
    return { kind: 'number', path, minimum: schema.minValue ?? 0, maximum: limitOf(schema.maxValue) };
  }
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean', path };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', path, values: schema.options.map(String) };
  if (schema instanceof z.ZodLiteral) return { kind: 'fixed', path, value: String(schema.value) };
  if (schema instanceof z.ZodObject) return { kind: 'object', path, fields: fieldsOf(schema, path) };
  if (schema instanceof z.ZodRecord) return recordOf(schema, path);
  if (schema instanceof z.ZodArray) {
    return { kind: 'list', path, entry: nodeOf(schema.def.element, path), ...lengthOf(schema) };
  }
  if (schema instanceof z.ZodDiscriminatedUnion) return unionOf(schema, path);
  throw new RangeError(`The form of a scheme knows no ${schema._zod.def.type}: ${path}`);
}

/** Fewest and most entries of a list. */
function lengthOf(schema: z.ZodArray): { minimum: number; maximum: number | null } {
  let minimum = 0;
  let maximum: number | null = null;
  for (const check of schema.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMinLength) minimum = check._zod.def.minimum;
    if (check instanceof z.core.$ZodCheckMaxLength) maximum = check._zod.def.maximum;
    if (check instanceof z.core.$ZodCheckLengthEquals) {
      minimum = check._zod.def.length;
      maximum = check._zod.def.length;
    }
  }
  return { minimum, maximum };
}

/** zod says "any safe integer" where a number has no limit of its own. */
function limitOf(maximum: number | null): number | null {
  return maximum === null || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum;
}

function fieldsOf(schema: z.ZodObject, path: string, without?: string): ObjectField[] {
  return Object.entries(schema.shape)
    .filter(([name]) => name !== without)
    .map(([name, field]) => {
      const own = `${path}.${name}`;
      return { name, node: name === 'code' ? { kind: 'code', path: own } : nodeOf(field, own) };
    });
}

/** A record has a field for each of its keys, a closed vocabulary. */
function recordOf(schema: z.ZodRecord, path: string): ObjectNode {
  const { keyType, valueType } = schema.def;
  if (!(keyType instanceof z.ZodEnum)) throw new RangeError(`A record without a closed set of keys: ${path}`);
  const names = keyType.options.map(String);
  return {
    kind: 'object',
    path,
    fields: names.map((name) => ({ name, node: nodeOf(valueType, `${path}.${name}`) })),
  };
}

function unionOf(schema: z.ZodDiscriminatedUnion, path: string): SchemaNode {
  const { discriminator } = schema.def;
  const variants = schema.def.options.map((option) => {
    if (!(option instanceof z.ZodObject)) throw new RangeError(`A kind that is no object: ${path}`);
    const named = option.shape[discriminator];
    if (!(named instanceof z.ZodLiteral)) throw new RangeError(`A kind without a name: ${path}`);
    return { value: String(named.value), option };
  });
  const stated = variants.find(({ value }) => value === 'stated')?.option.shape.value;
  if (stated && variants.some(({ value }) => value === 'unspecified')) {
    return { kind: 'stated', path, value: nodeOf(stated, `${path}.value`) };
  }
  return {
    kind: 'union',
    path,
    discriminator,
    variants: variants.map(({ value, option }) => ({
      value,
      fields: fieldsOf(option, `${path}.${value}`, discriminator),
    })),
  };
}

/** The whole scheme. */
export const schemeNode: SchemaNode = nodeOf(schemeSchema, 'scheme');

/** The parts that lie directly below a part of the type, every kind of a union among them. */
export function partsOf(node: SchemaNode): readonly SchemaNode[] {
  switch (node.kind) {
    case 'object':
      return node.fields.map((field) => field.node);
    case 'list':
      return [node.entry];
    case 'union':
      return node.variants.flatMap(({ fields }) => fields.map((field) => field.node));
    case 'stated':
      return [node.value];
    case 'optional':
      return [node.inner];
    default:
      return [];
  }
}

/** What can be typed or chosen in one line. */
export function isLeaf(node: SchemaNode): boolean {
  if (node.kind === 'optional') return isLeaf(node.inner);
  return ['text', 'number', 'choice', 'boolean'].includes(node.kind);
}

/** What nobody edits. */
export const isSilent = (node: SchemaNode): boolean => node.kind === 'code' || node.kind === 'fixed';
