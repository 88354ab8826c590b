import { describe, expect, it } from 'vitest';
import { parseGitAddress } from '../../../src/indexing/sources/git-address.ts';
import { gitComplaint } from '../../../src/indexing/sources/git-complaint.ts';

const open = parseGitAddress('https://git.example.org/pages.git');

describe('what git complained about', () => {
  it.each([
    [
      'a host that cannot be reached',
      'ssh: connect to host git.example.org port 22: Connection refused\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n',
      'ssh: connect to host git.example.org port 22: Connection refused',
    ],
    [
      'a server in its own words',
      "remote: Repository not found.\nfatal: repository 'https://git.example.org/pages.git/' not found\n",
      "repository 'https://git.example.org/pages.git/' not found",
    ],
    [
      'a disk',
      "warning: something\nerror: unable to write file pages/a.md\nfatal: Could not reset index file to revision 'x'.\n",
      "Could not reset index file to revision 'x'",
    ],
    ['no more than idle words', 'warning: all is odd\n', 'warning: all is odd'],
    ['nothing', ' \n', null],
  ])('is one line that tells: %s', (_, said, line) => {
    expect(gitComplaint(said, open)).toBe(line);
  });

  it('shows no credentials, however they are written', () => {
    const remote = parseGitAddress('https://mira:s3%2Fcret@git.example.org/pages.git');

    const line = gitComplaint(
      "fatal: 'https://mira:s3/cret@git.example.org/' for mira, s3/cret, s3%2Fcret",
      remote,
    );

    expect(line).toBe("'https://…@git.example.org/' for …, …, …");
  });

  it('shows no user of any other address', () => {
    const line = gitComplaint("fatal: bad 'ssh://bob:a/b@c@host/x'", open);

    expect(line).toBe("bad 'ssh://…@host/x'");
  });
});
