import { type ThemeConfig, theme } from 'antd';

/** The class under which the static style sheet defines antd's variables; `<html>` carries it. */
export const themeClass = 'desk-theme';

/** System Chinese fonts first; the shipped Noto Sans SC where the machine has none. */
export const fontFamily = [
  "'PingFang SC'",
  "'Microsoft YaHei UI'",
  "'Microsoft YaHei'",
  "'HarmonyOS Sans SC'",
  "'Source Han Sans SC'",
  "'Noto Sans CJK SC'",
  "'Noto Sans SC'",
  'sans-serif',
].join(', ');

const light = {
  colorPrimary: '#a61d24',
  colorInfo: '#4b5563',
  colorLink: '#8f1a20',
  colorSuccess: '#2f6f3e',
  colorWarning: '#9a5b00',
  colorError: '#a61d24',
  colorTextBase: '#1b1b1f',
  colorBgBase: '#ffffff',
  colorBgLayout: '#f4f4f5',
  colorBorder: '#c9c9ce',
  colorBorderSecondary: '#e3e3e6',
  colorText: '#1b1b1f',
  colorTextSecondary: '#55555c',
  colorTextTertiary: '#66666e',
  colorTextDescription: '#5c5c63',
  colorTextPlaceholder: '#6e6e76',
  colorTextQuaternary: '#72727a',
  colorErrorBg: '#fbeeee',
  colorErrorBorder: '#e3b5b8',
  colorWarningBg: '#fdf3e1',
  colorWarningBorder: '#e8cd9b',
  colorSuccessBg: '#ebf5ed',
  colorSuccessBorder: '#b5d3bc',
  colorInfoBg: '#f0f1f3',
  colorInfoBorder: '#cfd2d8',
};

const dark = {
  colorPrimary: '#a61d24',
  colorInfo: '#9aa3b0',
  colorLink: '#f28b8f',
  colorSuccess: '#7cc08b',
  colorWarning: '#e0a95b',
  colorError: '#f28b8f',
  colorTextBase: '#ececee',
  colorBgBase: '#151517',
  colorBgLayout: '#111113',
  colorBgContainer: '#1b1b1e',
  colorBgElevated: '#232327',
  colorBorder: '#4a4a50',
  colorBorderSecondary: '#303035',
  colorText: '#ececee',
  colorTextSecondary: '#b9b9c0',
  colorTextTertiary: '#a5a5ad',
  colorTextDescription: '#b0b0b8',
  colorTextPlaceholder: '#9a9aa2',
  colorTextQuaternary: '#93939b',
  colorErrorBg: '#3a2224',
  colorErrorBorder: '#6d3a3d',
  colorWarningBg: '#372b18',
  colorWarningBorder: '#6b5430',
  colorSuccessBg: '#1d3224',
  colorSuccessBorder: '#3b6046',
  colorInfoBg: '#26282c',
  colorInfoBorder: '#45484e',
};

/**
 * Look of every antd component: neutral greys, one deep red. The static style sheet is made from it at build time
 * (see antd-style-sheet.plugin.ts); the page gives it to ConfigProvider so that both agree. Without `motion` panels
 * open and close at once.
 */
export function deskTheme(scheme: 'light' | 'dark', motion = true): ThemeConfig {
  return {
    zeroRuntime: true,
    hashed: false,
    cssVar: { key: themeClass, prefix: 'ant' },
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...(scheme === 'dark' ? dark : light),
      fontFamily,
      fontSize: 14,
      fontSizeHeading3: 20,
      borderRadius: 4,
      borderRadiusLG: 6,
      borderRadiusSM: 3,
      controlHeight: 32,
      sizeStep: 4,
      sizeUnit: 4,
      wireframe: false,
      lineWidthFocus: 2,
      motion,
      motionDurationSlow: '0.16s',
      motionDurationMid: '0.12s',
      motionDurationFast: '0.08s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        // The deep red is too dark for words on a dark ground.
        ...(scheme === 'dark' && {
          defaultHoverColor: dark.colorLink,
          defaultHoverBorderColor: dark.colorLink,
          defaultActiveColor: dark.colorLink,
          defaultActiveBorderColor: dark.colorLink,
        }),
      },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Table: { fontSize: 13, cellPaddingBlock: 7, cellPaddingInline: 10 },
      Menu: { itemHeight: 34, activeBarWidth: 0 },
      // So it is for the tab that is shown, as are its darker shade for one just pressed and its lighter one under the pointer.
      ...(scheme === 'dark' && {
        Tabs: {
          itemSelectedColor: dark.colorLink,
          itemActiveColor: dark.colorLink,
          itemHoverColor: dark.colorLink,
          inkBarColor: dark.colorLink,
        },
      }),
    },
  };
}
