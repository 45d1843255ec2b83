import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties are set through the style object model, which the security policy allows. */
    [property: `--${string}`]: string | number | undefined;
  }
}
