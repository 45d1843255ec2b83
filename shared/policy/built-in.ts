import type { Scheme } from './scheme.ts';
import { ganzhou2021 } from './schemes/ganzhou-2021.ts';
import { hongshan2023 } from './schemes/hongshan-2023.ts';
import { jiangan2021 } from './schemes/jiangan-2021.ts';
import { jiangjin2021 } from './schemes/jiangjin-2021.ts';
import { wuhai2023 } from './schemes/wuhai-2023.ts';

/** The schemes that ship with the program. The first is the default. */
export const builtInSchemes: readonly Scheme[] = [
  ganzhou2021,
  hongshan2023,
  jiangjin2021,
  wuhai2023,
  jiangan2021,
];
