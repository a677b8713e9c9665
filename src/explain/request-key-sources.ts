import { calledViaServices } from '../catalog/called-via-services.ts';
import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
import type { EventFacts } from './event-facts.ts';
import { untold, untoldIf, valueOf, valueOr, type KeySource } from './key-source.ts';

/**
 * Keys about the request, its time and the network. Through a VPC endpoint there is no
 * `aws:SourceIp`; on a call that a service makes with the caller's credentials the documentation
 * contradicts itself about it.
 * Sources: IAM User Guide, reference_policies_condition-keys and access_forward_access_sessions.
 */
export const requestKeySources: readonly KeySource[] = [
  {
    key: 'aws:SourceIp',
    from: 'sourceIPAddress',
    quality: 'good',
    read: ({ network, record }) => {
      if (network === 'endpoint') return ABSENT;
      return network === 'internet' ? valueOr(record.sourceIpAddress, UNKNOWN) : UNKNOWN;
    },
  },
  {
    key: 'aws:SourceVpce',
    from: 'vpcEndpointId',
    quality: 'exact',
    read: (facts) => throughEndpoint(facts, facts.record.vpcEndpointId),
  },
  {
    key: 'aws:VpcSourceIp',
    from: 'sourceIPAddress',
    quality: 'derived',
    read: (facts) => throughEndpoint(facts, facts.record.sourceIpAddress),
  },
  {
    key: 'aws:VpceAccount',
    from: 'vpcEndpointAccountId',
    quality: 'exact',
    read: (facts) => throughEndpoint(facts, facts.record.vpcEndpointAccountId),
  },
  ...untoldIf(
    ({ network }) => network === 'endpoint' || network === 'unknown',
    'the VPC endpoint',
    ['aws:SourceVpc', 'aws:SourceVpcArn', 'aws:VpceOrgID', 'aws:VpceOrgPaths'],
  ),
  {
    key: 'aws:RequestedRegion',
    from: 'awsRegion',
    quality: 'good',
    read: ({ record }) => valueOr(record.awsRegion, UNKNOWN),
  },
  {
    key: 'aws:CurrentTime',
    from: 'eventTime',
    quality: 'good',
    read: ({ record, seconds }) => (seconds === undefined ? UNKNOWN : valueOf(record.eventTime)),
  },
  {
    key: 'aws:EpochTime',
    from: 'eventTime',
    quality: 'good',
    read: ({ seconds }) => valueOr(seconds?.toString(), UNKNOWN),
  },
  {
    key: 'aws:UserAgent',
    from: 'userAgent',
    quality: 'good',
    read: ({ path, record }) =>
      path.kind === 'direct' ? valueOr(withoutBrackets(record.userAgent), UNKNOWN) : UNKNOWN,
  },
  {
    key: 'aws:SecureTransport',
    from: 'tlsDetails, additionalEventData.CipherSuite',
    quality: 'good',
    read: ({ record }) => {
      const cipher = record.tlsVersion ?? record.additionalEventData?.text('CipherSuite');
      return cipher === undefined ? UNKNOWN : valueOf('true');
    },
  },
  {
    key: 'aws:ViaAWSService',
    from: 'sourceIPAddress, userIdentity.invokedBy',
    quality: 'heuristic',
    read: ({ caller, path }) => {
      if (path.kind === 'unknown' || caller.kind === 'service') return UNKNOWN;
      return valueOf(String(path.kind === 'service'));
    },
  },
  {
    key: 'aws:CalledViaLast',
    from: 'userIdentity.invokedBy',
    quality: 'heuristic',
    read: ({ path }) =>
      path.service !== undefined && calledViaServices.has(path.service)
        ? valueOf(path.service)
        : unlessDirect(path.kind),
  },
  ...['aws:CalledVia', 'aws:CalledViaFirst'].map((key) => ({
    key,
    from: 'the chain of services, of which the record names the last',
    quality: 'heuristic' as const,
    read: ({ path }: EventFacts) => unlessDirect(path.kind),
  })),
  ...untoldIf(({ path }) => path.kind !== 'direct', 'the MCP server', [
    'aws:CalledViaAWSMCP',
    'aws:IsMcpServiceAction',
    'aws:ViaAWSMCPService',
  ]),
  ...untold('the organization', ['aws:ResourceOrgID', 'aws:ResourceOrgPaths']),
  ...untold('the tags of the resource', ['aws:ResourceTag/']),
  ...untold('the tags that the request passes', ['aws:RequestTag/', 'aws:TagKeys']),
  ...untold('the headers of the request', ['aws:referer']),
];

function unlessDirect(kind: EventFacts['path']['kind']): KeyState {
  return kind === 'direct' ? ABSENT : UNKNOWN;
}

/** Values of the first request are not passed on by a service. */
function throughEndpoint({ network }: EventFacts, text: string | undefined): KeyState {
  if (network === 'endpoint') return valueOr(text, UNKNOWN);
  return network === 'unknown' ? UNKNOWN : ABSENT;
}

/** AWS CloudTrail puts the agent of Amazon S3's requests into brackets. */
function withoutBrackets(agent: string | undefined): string | undefined {
  return agent?.startsWith('[') && agent.endsWith(']') ? agent.slice(1, -1) : agent;
}
