import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Dialog,
  IpcMain,
  MenuItemConstructorOptions,
  Protocol,
  Session,
  WebContents,
  WebRequest,
  WindowOpenHandlerResponse,
} from 'electron';
import { Emitter, partOf } from './emitter.ts';
import { until } from './wait.ts';

type Handler<Method extends keyof Session> = Session[Method] extends (
  handler: infer H,
  ...rest: never[]
) => void
  ? NonNullable<H>
  : never;
type ProtocolHandler = Parameters<Protocol['handle']>[1];
type IpcHandler = Parameters<IpcMain['handle']>[1];
type BeforeRequest = NonNullable<
  Extract<Parameters<WebRequest['onBeforeRequest']>[0], (...values: never[]) => void>
>;

export interface ElectronDoubleOptions {
  /** Folder that `getPath` answers from. */
  readonly home: string;
  /** False when another instance holds the lock. */
  readonly singleInstance?: boolean;
}

/** A window as the product made it. */
export class WindowDouble {
  readonly options: BrowserWindowConstructorOptions;
  readonly events = new Emitter<BrowserWindow>();
  readonly contents = new Emitter<WebContents>();
  readonly loaded: string[] = [];
  readonly calls: string[] = [];
  openHandler: ((details: { url: string }) => WindowOpenHandlerResponse) | undefined;

  constructor(options: BrowserWindowConstructorOptions) {
    this.options = options;
  }
}

/**
 * Plays Electron's main process for the built bundle: it keeps the order of things that Electron insists on (schemes
 * before ready; sessions and windows after it; ready only after the entry module has loaded) and remembers what the
 * product asked for. Every member is checked against `electron.d.ts`.
 */
export class ElectronDouble {
  readonly log: string[] = [];
  readonly schemes: CustomScheme[] = [];
  readonly protocolHandlers = new Map<string, ProtocolHandler>();
  readonly ipcHandlers = new Map<string, IpcHandler>();
  readonly windows: WindowDouble[] = [];
  readonly paths = new Map<string, string>();
  readonly errorBoxes: string[] = [];
  readonly appEvents = new Emitter<App>();
  readonly sessionEvents = new Emitter<Session>();
  menu: MenuItemConstructorOptions[] = [];
  permissionRequest: Handler<'setPermissionRequestHandler'> | undefined;
  permissionCheck: Handler<'setPermissionCheckHandler'> | undefined;
  devicePermission: Handler<'setDevicePermissionHandler'> | undefined;
  displayMedia: Handler<'setDisplayMediaRequestHandler'> | undefined;
  beforeRequest: BeforeRequest | undefined;
  /** What the save dialog answers. */
  savePath: string | undefined;
  exitCode: number | undefined;

  readonly #options: ElectronDoubleOptions;
  readonly #ready = Promise.withResolvers<void>();
  readonly #exited = Promise.withResolvers<number>();
  #isReady = false;

  constructor(options: ElectronDoubleOptions) {
    this.#options = options;
  }

  /** The exports of the `electron` module. */
  readonly module = {
    app: this.#app(),
    protocol: this.#protocol(),
    session: this.#session(),
    ipcMain: partOf<IpcMain>()({
      handle: (channel, listener) => {
        this.ipcHandlers.set(channel, listener);
      },
    }),
    dialog: this.#dialog(),
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: MenuItemConstructorOptions[]) => {
        this.menu = menu;
      },
    },
    BrowserWindow: this.#browserWindow(),
  };

  /** Electron's own `ready`, which comes after the entry module has loaded. */
  becomeReady(): void {
    this.#isReady = true;
    this.log.push('ready');
    this.appEvents.emit('ready');
    this.#ready.resolve();
  }

  /** Resolves with the exit code once the product has really quit. */
  get exited(): Promise<number> {
    return this.#exited.promise;
  }

  /** Resolves with the window once the product shows it. */
  shown(): Promise<WindowDouble> {
    return until(() => this.windows.find((window) => window.calls.includes('show')));
  }

  /** Sends a request the way the page does. */
  async request(address: string, init?: RequestInit): Promise<Response> {
    const url = new URL(address);
    const handler = this.protocolHandlers.get(url.protocol.slice(0, -1));
    if (!handler) throw new Error(`Nothing handles ${url.protocol}`);
    return handler(new Request(address, init));
  }

  /** The person closes a window. */
  closeWindow(window: WindowDouble): void {
    this.windows.splice(this.windows.indexOf(window), 1);
    if (this.windows.length === 0) this.appEvents.emit('window-all-closed');
  }

  #app() {
    const app = partOf<App>()({
      isPackaged: false,
      whenReady: () => this.#ready.promise,
      on: this.appEvents.on,
      quit: () => this.#quit(),
      exit: (code = 0) => this.#exit(code),
      getVersion: () => '0.0.0',
      getPath: (name) => this.paths.get(name) ?? `${this.#options.home}/${name}`,
      setPath: (name, path) => {
        this.paths.set(name, path);
        this.log.push(`setPath ${name}`);
      },
      requestSingleInstanceLock: () => {
        this.log.push('requestSingleInstanceLock');
        return this.#options.singleInstance ?? true;
      },
    });
    this.appEvents.owner = app as App;
    return app;
  }

  #quit(): void {
    this.log.push('quit');
    if (this.appEvents.emitPreventable('before-quit')) return;
    this.windows.length = 0;
    if (this.appEvents.emitPreventable('will-quit')) return;
    this.#exit(0);
  }

  #exit(code: number): void {
    if (this.exitCode !== undefined) return;
    this.exitCode = code;
    this.log.push(`exit ${code}`);
    this.#exited.resolve(code);
  }

  #protocol() {
    return partOf<Protocol>()({
      registerSchemesAsPrivileged: (schemes) => {
        if (this.#isReady) throw new Error('registerSchemesAsPrivileged must be called before app is ready');
        this.schemes.push(...schemes);
        this.log.push('registerSchemesAsPrivileged');
      },
      handle: (scheme, handler) => {
        this.#assertReady('protocol.handle');
        this.protocolHandlers.set(scheme, handler);
        this.log.push(`protocol.handle ${scheme}`);
      },
    });
  }

  #session() {
    const double = this;
    const webRequest = partOf<WebRequest>()({
      onBeforeRequest: (...values: unknown[]) => {
        const [listener] = values;
        if (typeof listener === 'function') this.beforeRequest = listener as BeforeRequest;
      },
    });
    const session = partOf<Session>()({
      webRequest: webRequest as WebRequest,
      on: this.sessionEvents.on,
      setSpellCheckerEnabled: (enabled) => {
        this.log.push(`spellChecker ${enabled}`);
      },
      setPermissionRequestHandler: (handler) => {
        this.permissionRequest = handler ?? undefined;
      },
      setPermissionCheckHandler: (handler) => {
        this.permissionCheck = handler ?? undefined;
      },
      setDevicePermissionHandler: (handler) => {
        this.devicePermission = handler ?? undefined;
      },
      setDisplayMediaRequestHandler: (handler) => {
        this.displayMedia = handler ?? undefined;
      },
    });
    this.sessionEvents.owner = session as Session;
    return {
      get defaultSession() {
        double.#assertReady('session.defaultSession');
        return session;
      },
    };
  }

  #dialog() {
    return partOf<Dialog>()({
      showErrorBox: (title, content) => {
        this.errorBoxes.push(`${title}：${content}`);
      },
      showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
      showMessageBoxSync: () => 0,
      showSaveDialog: async () => ({ canceled: this.savePath === undefined, filePath: this.savePath ?? '' }),
    });
  }

  #browserWindow() {
    const double = this;
    const known = new Map<object, WindowDouble>();
    const created: object[] = [];
    return class {
      static getAllWindows() {
        return created.filter((window) => double.windows.includes(known.get(window) as WindowDouble));
      }
      static getFocusedWindow() {
        return created[0] ?? null;
      }
      static fromWebContents() {
        return created[0] ?? null;
      }

      readonly webContents: Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'reload'>;
      readonly once: BrowserWindow['once'];
      readonly #window: WindowDouble;

      constructor(options: BrowserWindowConstructorOptions) {
        double.#assertReady('new BrowserWindow');
        const window = new WindowDouble(options);
        this.#window = window;
        known.set(this, window);
        created.push(this);
        double.windows.push(window);
        double.log.push('new BrowserWindow');
        this.webContents = partOf<WebContents>()({
          on: window.contents.on,
          reload: () => {
            window.calls.push('reload');
          },
          setWindowOpenHandler: (handler) => {
            window.openHandler = handler as WindowDouble['openHandler'];
          },
        });
        window.contents.owner = this.webContents as WebContents;
        this.once = window.events.once as BrowserWindow['once'];
        window.events.owner = this as unknown as BrowserWindow;
        double.appEvents.emit('web-contents-created', {}, this.webContents);
      }

      readonly show: BrowserWindow['show'] = () => {
        this.#window.calls.push('show');
      };
      readonly focus: BrowserWindow['focus'] = () => {
        this.#window.calls.push('focus');
      };
      readonly restore: BrowserWindow['restore'] = () => {
        this.#window.calls.push('restore');
      };
      readonly isMinimized: BrowserWindow['isMinimized'] = () => true;
      readonly loadURL: BrowserWindow['loadURL'] = async (address) => {
        const answer = await double.request(address);
        this.#window.loaded.push(`${address} ${answer.status}`);
        this.#window.events.emit('ready-to-show');
      };
    };
  }

  #assertReady(what: string): void {
    if (!this.#isReady) throw new Error(`${what} may only be used when app is ready`);
  }
}
