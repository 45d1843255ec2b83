import { createCache, extractStyle as extractFromCache, StyleProvider } from '@ant-design/cssinjs';
import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import { createElement } from 'react';
import type { Plugin } from 'vite';
import { deskTheme } from './theme.ts';

/** The antd components the page uses. One that is missing here shows without any style: add it. */
const components = [
  'Alert',
  'App',
  'AutoComplete',
  'Badge',
  'Breadcrumb',
  'Button',
  'Checkbox',
  'Collapse',
  'DatePicker',
  'Descriptions',
  'Divider',
  'Drawer',
  'Dropdown',
  'Flex',
  'Form',
  'Input',
  'InputNumber',
  'Menu',
  'Modal',
  'Pagination',
  'Popconfirm',
  'Popover',
  'Progress',
  'Radio',
  'Result',
  'Segmented',
  'Select',
  'Skeleton',
  'Space',
  'Spin',
  'Splitter',
  'Statistic',
  'Steps',
  'Switch',
  'Table',
  'Tabs',
  'Tag',
  'Timeline',
  'Tooltip',
  'Typography',
  'message',
  'notification',
];

type Part = 'style' | 'token' | 'cssVar';

function styleSheetOf(scheme: 'light' | 'dark', types: Part[]): string {
  const cache = createCache();
  extractStyle({
    includes: components,
    customTheme: (node) =>
      createElement(
        StyleProvider,
        { cache },
        createElement(ConfigProvider, { theme: { ...deskTheme(scheme), zeroRuntime: false } }, node),
      ),
  });
  return extractFromCache(cache, { plain: true, types });
}

/**
 * Gives the page `virtual:antd.css`: the style sheet of the antd components under our theme, with the variables of
 * the dark theme where the system asks for it. Made once a build, so that the page injects no style at runtime and
 * the content security policy can forbid it.
 */
export function antdStyleSheet(): Plugin {
  const request = 'virtual:antd.css';
  const resolved = '/virtual/antd.css';
  let styleSheet: string | undefined;
  return {
    name: 'desk:antd-style-sheet',
    resolveId: (id) => (id === request ? resolved : undefined),
    load(id) {
      if (id !== resolved) return undefined;
      styleSheet ??= `${styleSheetOf('light', ['style', 'token', 'cssVar'])}\n@media (prefers-color-scheme: dark) {${styleSheetOf('dark', ['token', 'cssVar'])}}`;
      return styleSheet;
    },
  };
}

/** Drops the `woff` copies of the shipped fonts, which our browser engines leave unread; puts the licence beside them. */
export function woff2Only(): Plugin {
  return {
    name: 'desk:woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!/@fontsource\/.*\.css$/.test(id)) return undefined;
      return code.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '');
    },
    async generateBundle() {
      const licence = await this.resolve('@fontsource/noto-sans-sc/LICENSE');
      if (!licence) return this.error('The licence of the screen font is missing.');
      const source = await this.fs.readFile(licence.id);
      this.emitFile({ type: 'asset', fileName: 'assets/noto-sans-sc-LICENSE.txt', source });
    },
  };
}

/**
 * Takes away the means by which antd and its parts write style elements while the page runs: variables (which the
 * static style sheet has), measuring of scroll bars, locking of the body. The content security policy would refuse
 * each of them with an error in the console. In development, where it allows them, they stay.
 */
export function noRuntimeStyles(): Plugin {
  return {
    name: 'desk:no-runtime-styles',
    apply: 'build',
    load(id) {
      if (!/@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/.test(id)) return undefined;
      return `
        const detached = () => document.createElement('style');
        export const injectCSS = detached;
        export const updateCSS = detached;
        export const removeCSS = () => {};
        export const clearContainerCache = () => {};
      `;
    },
  };
}

/**
 * Names the assets from the root of the origin. electron-vite would name them from the folder of the page, which
 * deep addresses such as `/roster/import` do not have.
 */
export function assetsFromRoot(): Plugin {
  return { name: 'desk:assets-from-root', config: () => ({ base: '/' }) };
}
