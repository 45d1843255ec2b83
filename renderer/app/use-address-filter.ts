import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import * as z from 'zod';

/** Fields of a filter: each a text or nothing, with what it is when the address does not say. */
export type AddressShape = Record<string, z.ZodType<string | null>>;

/**
 * The filter of a list, kept in the address: a link shows the same list, and whoever comes back finds it as it was
 * left. A part of the address that was tampered with or has grown old counts as not given.
 *
 * @param shape constant (module scope): a zod type for each field, with a default
 */
export function useAddressFilter<Shape extends AddressShape>(shape: Shape) {
  type Filter = { [Key in keyof Shape]: z.infer<Shape[Key]> };
  const [parameters, setParameters] = useSearchParams();

  const filter = useMemo(() => {
    const schema = z.object(shape);
    const given = Object.fromEntries(
      Object.entries(shape).flatMap(([key, field]) => {
        const value = parameters.get(key);
        return value !== null && field.safeParse(value).success ? [[key, value]] : [];
      }),
    );
    return schema.parse(given) as Filter;
  }, [shape, parameters]);

  const change = useCallback(
    (part: Partial<Filter>) =>
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [key, value] of Object.entries(part)) {
            if (typeof value === 'string' && value !== '') next.set(key, value);
            else next.delete(key);
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );

  return [filter, change] as const;
}
