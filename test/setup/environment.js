// Node's environment, plus two things: the worker's own `require` (see load-once.js), and no ambient AWS or
// CDK setting (I11). The CDK's own CloudFormation validation costs seconds a synth and runs in `cdk synth`
// and CI, so it is off here; the compliance packs are not.
const { TestEnvironment } = require('jest-environment-node');

for (const name of Object.keys(process.env)) {
  if (name.startsWith('AWS_') || name.startsWith('CDK_')) delete process.env[name];
}
// No test finds credentials of the user or of the machine.
process.env.AWS_CONFIG_FILE = '/nonexistent';
process.env.AWS_SHARED_CREDENTIALS_FILE = '/nonexistent';
process.env.AWS_EC2_METADATA_DISABLED = 'true';
process.env.CDK_VALIDATION = 'false';
process.env.CDK_DISABLE_CLI_TELEMETRY = 'true';

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global[Symbol.for('worker-require')] = require;
  }
};
