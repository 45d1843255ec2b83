import { wordsOf } from './labels.ts';
import { shortNumberText } from './number-text.ts';
import type { SchemaNode } from './schema-node.ts';
import { entriesIn, fieldsIn, textIn } from './values.ts';

const longest = 60;

/** One entry of a list in a line: its title, or where it has none what its fields say. Empty for one without a name yet. */
export function summaryOf(node: SchemaNode, value: unknown): string {
  const fields = fieldsIn(value);
  const named = ['title', 'text'].find((name) => name in fields);
  const text = named === undefined ? partsIn(node, value).join(' · ') : textIn(fields[named]);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function partsIn(node: SchemaNode, value: unknown): string[] {
  switch (node.kind) {
    case 'text':
      return [textIn(value)].filter((text) => text !== '');
    case 'number': {
      const words = wordsOf(node.path);
      return [[shortNumberText(value, words), words.unit ?? ''].filter((text) => text !== '').join(' ')];
    }
    case 'choice':
      return [wordsOf(node.path).options?.[textIn(value)] ?? ''];
    case 'optional':
      return value === null ? [wordsOf(node.path).nothing ?? ''] : partsIn(node.inner, value);
    case 'list':
      return node.entry.kind === 'choice'
        ? [
            entriesIn(value)
              .flatMap((entry) => partsIn(node.entry, entry))
              .join('、'),
          ]
        : [];
    case 'object': {
      const fields = fieldsIn(value);
      return node.fields.flatMap(({ name, node: field }) => partsIn(field, fields[name]));
    }
    default:
      return [];
  }
}
