import { availableParallelism } from 'node:os';
import type { Finding } from '../../model/finding.ts';
import { type MeasureSkewDeps, measureSkew } from '../clock-skew.ts';

const TESTED_NODE = 24;

/** Node, the machine's zone, and its clock against Slack's. */
export async function checkMachine(
  deps: MeasureSkewDeps,
  slackApiUrl: string,
): Promise<readonly Finding[]> {
  return [nodeFinding(), zoneFinding(), await clockFinding(deps, slackApiUrl)];
}

function nodeFinding(): Finding {
  const { node } = process.versions;
  const symptom = `Node ${node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`;
  return Number.parseInt(node, 10) === TESTED_NODE
    ? { check: 'node', state: 'well', symptom }
    : {
        check: 'node',
        state: 'warning',
        symptom,
        cause: `Signalpost is tested with Node ${TESTED_NODE}.`,
        remedy: 'Start it through npm, or with node_modules/.bin/node.',
      };
}

function zoneFinding(): Finding {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    check: 'zone',
    state: 'well',
    symptom: `this machine's zone is ${timeZone} (a digest has its own)`,
  };
}

async function clockFinding(deps: MeasureSkewDeps, slackApiUrl: string): Promise<Finding> {
  const check = 'clock';
  const skewMs = await measureSkew(deps, slackApiUrl);
  if (skewMs === null) {
    return { check, state: 'unknown', symptom: 'Slack did not say what time it is' };
  }
  const seconds = Math.round(skewMs / 1000);
  return Math.abs(seconds) <= 60
    ? { check, state: 'well', symptom: `the clock is ${Math.abs(seconds)} s off Slack's` }
    : {
        check,
        state: 'trouble',
        symptom: `the clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} Slack's`,
        cause: 'Nothing sets this machine’s clock.',
        remedy: 'Turn on NTP. No digest is planned until then.',
      };
}
