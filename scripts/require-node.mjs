// Checked before anything else is imported: an old Node would fail with a syntax error that says nothing.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`REIMS needs Node 20.19 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
