/**
 * What goes into the archive on a platform: the built program and its run-time packages. Given per platform and
 * nowhere else: a second list that only excludes would bring in the whole project.
 *
 * @param {'linux' | 'win32'} platform as better-sqlite3 names it; the builder fills in the architecture
 */
function filesFor(platform) {
  return [
    'out/**/*',
    'package.json',
    '!out/.desk-build.json',
    '!**/*.map',
    '!**/node_modules/better-sqlite3/{deps,src,binding.gyp}',
    '!**/node_modules/better-sqlite3/{deps,src}/**',
    `!**/node_modules/better-sqlite3/prebuilds/!(${platform}-\${arch}.node)`,
    // Node for machines without Electron; the installed program has Electron's.
    '!**/node_modules/node-{linux,win}-*/**',
    // Type definitions that some packages count as run-time dependencies.
    '!**/node_modules/type-fest/**',
  ];
}

/**
 * Installers. What is decided here and not by default:
 * - fuses: the packaged program is no general Node, takes no debugger or NODE_OPTIONS, runs only its own archive and
 *   checks that the archive is whole;
 * - fonts and samples lie outside the archive, so that worker threads read them as plain files;
 * - of better-sqlite3 only the target's prebuilt binary is taken, and no C source.
 *
 * @type {import('electron-builder').Configuration}
 */
const config = {
  appId: 'cn.cadredesk.desk',
  productName: '驻村考评',
  // ASCII, because Linux packages and the program file are named by it.
  executableName: 'cadredesk',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the builder fills these in
  artifactName: 'cadredesk-${version}-${os}-${arch}.${ext}',
  copyright: 'CadreDesk',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  asar: true,
  // Nothing is compiled: the one native module ships prebuilt Node-API binaries.
  npmRebuild: false,
  nodeGypRebuild: false,
  extraResources: [{ from: 'resources', to: 'resources', filter: ['**/*', '!**/*.ts'] }],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  win: {
    target: [{ target: 'nsis', arch: ['x64'] }],
    files: filesFor('win32'),
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // 2052: Chinese (simplified).
    language: '2052',
    installerLanguages: ['zh_CN'],
    shortcutName: '驻村考评',
    // Records belong to the organisation, not to the program.
    deleteAppDataOnUninstall: false,
  },
  linux: {
    target: [{ target: 'deb' }, { target: 'AppImage' }],
    files: filesFor('linux'),
    category: 'Office',
    synopsis: '驻村第一书记和工作队考核、召回与归档',
    maintainer: 'CadreDesk <maintainer@cadredesk.invalid>',
  },
};

export default config;
