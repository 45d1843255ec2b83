import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useSyncExternalStore } from 'react';
import { deskTheme } from '../styles/theme.ts';

dayjs.locale('zh-cn');

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
const subscribe = (listener: () => void) => {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
};

/** Who asked the system for stillness gets no animated panels; read once, as panels would be built anew on a change. */
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const themes = { light: deskTheme('light', motion), dark: deskTheme('dark', motion) };

/** Overlays live in their own element: in `<body>` antd would inject a style to lock its scrolling. */
const overlayContainer = () => document.getElementById('overlays') ?? document.body;

/** antd in Chinese, in our colours, light or dark as the system says, without styles made at runtime. */
export function DeskThemeProvider({ children }: { readonly children: ReactNode }) {
  const dark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={dark ? themes.dark : themes.light}
      getPopupContainer={overlayContainer}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false, scrollToFirstError: true }}
      input={{ autoComplete: 'off' }}
      variant="outlined"
      wave={{ disabled: true }}
    >
      <App
        component={false}
        message={{ maxCount: 3, duration: 4, getContainer: overlayContainer }}
        notification={{ getContainer: overlayContainer, placement: 'topRight' }}
      >
        {children}
      </App>
    </ConfigProvider>
  );
}
