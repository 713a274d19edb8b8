// In place of react-devtools-core, which Ink imports when the variable DEV is set, and which is not installed.
// biome-ignore lint/style/noDefaultExport: the module it stands for has one
export default { initialize() {}, connectToDevTools() {} }
