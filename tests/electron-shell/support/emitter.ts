/** Any listener of Electron's; what it really takes is checked where the product registers it. */
type Listener = (...values: never[]) => void;

/**
 * The event half of a double. `on` and `once` are typed so widely that they fit every overload of `electron.d.ts`;
 * `emit` is for tests only.
 */
export class Emitter<Owner> {
  readonly #listeners = new Map<string, Listener[]>();
  /** Set by the double that owns this emitter, because Electron's `on` returns its owner. */
  owner: Owner | undefined;

  readonly on = (event: string, listener: Listener): Owner => {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    if (this.owner === undefined) throw new Error('The double has no owner yet.');
    return this.owner;
  };

  readonly once = (event: string, listener: Listener): Owner => {
    const single: Listener = (...values) => {
      const others = this.#listeners.get(event) ?? [];
      this.#listeners.set(
        event,
        others.filter((other) => other !== single),
      );
      listener(...values);
    };
    return this.on(event, single);
  };

  emit(event: string, ...values: readonly unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(values as never[]));
  }

  /** Emits an event that can be prevented and says whether it was. */
  emitPreventable(event: string, details: object = {}, ...values: readonly unknown[]): boolean {
    let prevented = false;
    const preventDefault = () => {
      prevented = true;
    };
    this.emit(event, { ...details, preventDefault }, ...values);
    return prevented;
  }
}

/**
 * Checks a double against the real type and keeps only what it covers: `partOf<App>()({ quit: … })` does not compile
 * when `quit` is not what `electron.d.ts` says.
 */
export function partOf<Whole>() {
  return <Key extends keyof Whole>(part: Pick<Whole, Key>): Pick<Whole, Key> => part;
}
